package org.tallystick.engine.idempotency;

final class HexDigits {

    private static final int SHA_256_DIGITS = 64;

    private HexDigits() {}

    static void require(String what, String hex) {
        if (hex.length() != SHA_256_DIGITS || !hex.chars().allMatch(HexDigits::isDigit)) {
            throw new IllegalArgumentException(
                    "%s has 64 hexadecimal digits in lower case, was '%s'".formatted(what, hex));
        }
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
