package org.tallystick.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.value.CountryCode;

/**
 * Where a customer is.
 *
 * @param use what it is for
 * @param lines street and house, in the order of the envelope
 * @param city town
 * @param region state or province, as the country writes it
 * @param postalCode as the country writes it
 * @param country where
 */
public record Address(
        AddressUse use,
        List<String> lines,
        @Nullable @Name String city,
        @Nullable @Code String region,
        @Nullable @Code String postalCode,
        CountryCode country) {

    public Address {
        MissingFieldsException.check(Address.class, "use", use, "country", country);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** An address of which only the country is known. */
    public static Address of(AddressUse use, CountryCode country) {
        return new Address(use, List.of(), null, null, null, country);
    }
}
