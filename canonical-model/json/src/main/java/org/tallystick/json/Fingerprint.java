package org.tallystick.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a document. Of two records of one type it is equal if and only if they are.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Fingerprint(String hex) {

    /** @throws IllegalArgumentException if {@code hex} is anything but 64 hexadecimal digits in lower case */
    public Fingerprint {
        if (hex.length() != 64 || !isHex(hex)) {
            throw new IllegalArgumentException("A fingerprint has 64 hexadecimal digits, was '%s'".formatted(hex));
        }
    }

    /** The fingerprint of these bytes, such as {@link JsonForm#writeBytes} gives. */
    public static Fingerprint of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Without a stream: each document that is read has one. */
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return hex;
    }
}
