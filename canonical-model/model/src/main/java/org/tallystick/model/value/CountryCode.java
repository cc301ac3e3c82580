package org.tallystick.model.value;

import java.util.Locale;
import java.util.Set;

/**
 * An ISO 3166-1 country, checked against the JDK's data.
 *
 * @param code two letters, upper case
 */
public record CountryCode(String code) {

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    /** @throws IllegalArgumentException if ISO 3166-1 has no such code */
    public CountryCode {
        if (!KNOWN.contains(code)) {
            throw new IllegalArgumentException("Unknown country '%s': ISO 3166-1 has no such code".formatted(code));
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
