package org.tallystick.simulators.salesforce.internal.data;

import java.util.Optional;

/**
 * Record ids: 15 characters that differ in case, or 18 with a suffix that makes them safe where case is lost. Source:
 * Salesforce contract sheet, section 1.
 */
public final class RecordId {

    private static final String SUFFIX_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private RecordId() {}

    /** The 18-character form of an id of either length; empty if it is no id or its suffix does not fit. */
    public static Optional<String> parse(String text) {
        if (!text.matches("[0-9A-Za-z]{15}|[0-9A-Za-z]{18}")) {
            return Optional.empty();
        }
        String full = withSuffix(text.substring(0, 15));
        return text.length() == 15 || text.equals(full) ? Optional.of(full) : Optional.empty();
    }

    public static String prefix(String id) {
        return id.substring(0, 3);
    }

    /** The id of the n-th record that the org made itself; its sixth character is one that delivered ids do not have. */
    public static String of(String keyPrefix, long number) {
        StringBuilder digits = new StringBuilder();
        for (long rest = number; digits.length() < 9; rest /= BASE62.length()) {
            digits.insert(0, BASE62.charAt((int) (rest % BASE62.length())));
        }
        return withSuffix(keyPrefix + "5gW" + digits);
    }

    /** Each group of five characters gives one: bit n is set where the n-th character is upper case. */
    private static String withSuffix(String id15) {
        StringBuilder id = new StringBuilder(id15);
        for (int group = 0; group < 15; group += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                bits |= Character.isUpperCase(id15.charAt(group + i)) ? 1 << i : 0;
            }
            id.append(SUFFIX_CHARACTERS.charAt(bits));
        }
        return id.toString();
    }
}
