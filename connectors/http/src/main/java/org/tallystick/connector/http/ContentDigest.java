package org.tallystick.connector.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fingerprint of a record's content in a target's normal form, for lookups to compare. */
public final class ContentDigest {

    private ContentDigest() {}

    /**
     * SHA-256 of {@code fields} as JSON in the order of their names, in hexadecimal. A null value counts as absent.
     *
     * @param fields what {@link JsonText#of} can write
     */
    public static String of(Map<String, ? extends @Nullable Object> fields) {
        Map<String, Object> sorted = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                sorted.put(name, value);
            }
        });
        return HexFormat.of().formatHex(sha256().digest(JsonText.of(sorted).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }
}
