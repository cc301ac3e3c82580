package org.tallystick.json.internal;

import org.jspecify.annotations.Nullable;
import org.tallystick.json.JsonForm;

/** Which documents are read: those of this version, of the one before, and of later ones that only add fields. */
enum Version {
    /** 0.1. */
    PREVIOUS,
    /** 0.2, or a later one with major version 0. */
    CURRENT;

    static final String WHAT_IS_READ = "only 0.1, %s and later ones of 0 are read".formatted(JsonForm.SCHEMA_VERSION);

    private static final int MAX_MINOR_DIGITS = 9;

    /** None: it is not read. */
    static @Nullable Version parse(String text) {
        if (text.equals(JsonForm.SCHEMA_VERSION)) {
            return CURRENT;
        }
        String minor = text.startsWith("0.") ? text.substring(2) : "";
        boolean isMinor = !minor.isEmpty()
                && minor.length() <= MAX_MINOR_DIGITS
                && minor.charAt(0) != '0'
                && minor.chars().allMatch(c -> c >= '0' && c <= '9');
        return isMinor ? (minor.equals("1") ? PREVIOUS : CURRENT) : null;
    }
}
