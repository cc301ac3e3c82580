package org.tallystick.connector.http;

import org.jspecify.annotations.Nullable;

/** Writes JSON. */
public final class JsonText {

    private JsonText() {}

    /**
     * {@code tree} as JSON: maps in their own order, decimals plain and exact.
     *
     * @param tree of maps, collections, texts, booleans, {@code BigDecimal}s, whole numbers and nulls
     */
    public static String of(@Nullable Object tree) {
        return Mappers.STRICT.writeValueAsString(tree);
    }
}
