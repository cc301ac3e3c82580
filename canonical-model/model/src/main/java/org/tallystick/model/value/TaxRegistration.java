package org.tallystick.model.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A tax registration.
 *
 * @param number as it was given, never empty: {@code DE811907980}
 * @param country where it is registered; none: its prefix says it
 * @param scheme of which tax: {@code VAT}, {@code GST}; none: the country's sales tax
 * @param validFrom its first day, if it is known
 */
public record TaxRegistration(
        String number,
        @Nullable CountryCode country,
        @Nullable String scheme,
        @Nullable LocalDate validFrom) {

    /** @throws IllegalArgumentException if {@code number} is empty */
    public TaxRegistration {
        if (number.isEmpty()) {
            throw new IllegalArgumentException("A tax registration has a number");
        }
    }

    /** A number of which nothing else is known. */
    public static TaxRegistration of(String number) {
        return new TaxRegistration(number, null, null, null);
    }

    /**
     * ISO code of the country where it is registered: the one given, else the two-letter prefix of its number, where {@code EL} is
     * Greece (RULES rule 10). Empty if the number is too short for one.
     */
    public String issuer() {
        if (country != null) {
            return country.code();
        }
        String prefix = number.length() < 2 ? "" : number.substring(0, 2);
        return prefix.equals("EL") ? "GR" : prefix;
    }
}
