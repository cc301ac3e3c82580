package org.tallystick.model;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.TaxRegistration;

/**
 * Who buys. Source: CRM account.
 *
 * @param header what all records share
 * @param name as shown
 * @param legalName as registered, where it differs
 * @param parent the customer above it; the hierarchy is a forest (I39)
 * @param roles what it is to the firm
 * @param taxRegistrations the first is the one that invoices show
 * @param addresses one for each use at most
 * @param contacts people there; personal data
 * @param terms how it pays
 * @param profile what sales knows of it
 * @param exemptions taxes that it does not pay
 * @param status whether business is done with it
 * @param survivor the customer that it was merged into; merged ones only
 */
@BuiltRecord
public record Customer(
        @Valid Header header,
        @Name String name,
        @Nullable @Name String legalName,
        @Nullable Ref<Customer> parent,
        Set<CustomerRole> roles,
        List<@Valid TaxRegistration> taxRegistrations,
        List<@Valid Address> addresses,
        List<@Valid Contact> contacts,
        @Valid CustomerTerms terms,
        @Valid CustomerProfile profile,
        List<@Valid TaxExemption> exemptions,
        @Needed(groups = Complete.class) @Nullable CustomerStatus status,
        @Nullable Ref<Customer> survivor)
        implements Entity {

    public Customer {
        MissingFieldsException.check(Customer.class, "header", header, "name", name);
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        taxRegistrations = taxRegistrations == null ? List.of() : List.copyOf(taxRegistrations);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        contacts = contacts == null ? List.of() : List.copyOf(contacts);
        terms = terms == null ? CustomerTerms.NONE : terms;
        profile = profile == null ? CustomerProfile.NONE : profile;
        exemptions = exemptions == null ? List.of() : List.copyOf(exemptions);
    }

    /** Where invoices go; none: nobody said. */
    public @Nullable CountryCode billingCountry() {
        return addresses.stream()
                .filter(address -> address.use() == AddressUse.BILLING)
                .map(Address::country)
                .findFirst()
                .orElse(null);
    }

    /** The registration that invoices show; none: it has none. */
    public @Nullable TaxRegistration taxRegistration() {
        return taxRegistrations.isEmpty() ? null : taxRegistrations.get(0);
    }

    @Override
    public List<Violation> check() {
        return CustomerRules.check(this);
    }
}
