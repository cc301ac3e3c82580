package org.tallystick.engine.idempotency;

final class HexDigits {

    private static final int SHA_256_DIGITS = 64;

    private HexDigits() {}

    static void require(String what, String hex) {
        if (hex.length() != SHA_256_DIGITS || !areDigits(hex)) {
            throw new IllegalArgumentException(
                    "%s has 64 hexadecimal digits in lower case, was '%s'".formatted(what, hex));
        }
    }

    private static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
