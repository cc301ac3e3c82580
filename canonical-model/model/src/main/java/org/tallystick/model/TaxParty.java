package org.tallystick.model;

import jakarta.validation.Valid;
import java.util.List;
import org.tallystick.model.value.TaxRegistration;

/**
 * One side of a taxed deal.
 *
 * @param party the legal entity or the customer
 * @param registrations those that count for it
 * @param exempt whether it pays none
 */
public record TaxParty(Ref<?> party, List<@Valid TaxRegistration> registrations, boolean exempt) {

    public TaxParty {
        MissingFieldsException.check(TaxParty.class, "party", party);
        registrations = registrations == null ? List.of() : List.copyOf(registrations);
    }
}
