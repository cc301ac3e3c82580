package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.Problem;

/** Our keys, in NetSuite's field {@code externalId}. */
final class ExternalIds {

    /** Most keys of one query. */
    static final int CHUNK = 100;

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]+");

    private ExternalIds() {}

    /**
     * Refuses a key that the address of a record cannot carry.
     *
     * @throws BadRecordException if it has other characters than letters, digits, {@code _} and {@code -}
     */
    static void check(String key) {
        if (!ALLOWED.matcher(key).matches()) {
            throw new BadRecordException(Problem.ofField(
                    "EXTERNAL_KEY_SYNTAX",
                    "externalId",
                    key,
                    "External key '%s' has characters other than letters, digits, _ and -".formatted(key),
                    "Give the record a key without them"));
        }
    }

    /** {@code keys}, each once, in parts that one query can carry. */
    static List<List<String>> chunks(Collection<String> keys) {
        List<String> all = keys.stream().distinct().toList();
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }

    /** The condition that {@code column} is one of so many parameters. */
    static String isOneOf(String column, int parameters) {
        return "%s IN (%s)".formatted(column, String.join(", ", Collections.nCopies(parameters, "?")));
    }
}
