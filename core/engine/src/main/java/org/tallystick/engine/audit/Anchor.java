package org.tallystick.engine.audit;

/**
 * A place of the chain, to be kept where whoever can change the hub cannot change it. Its text is {@code 1742:} and 64 hexadecimal digits.
 *
 * @param number of the last entry that it covers; 0 before the first
 * @param hash of the chain up to there
 */
public record Anchor(long number, String hash) {

    private static final int LENGTH = 64;

    /** @throws IllegalArgumentException if the number is negative, or the hash is no hash */
    public Anchor {
        if (number < 0 || hash.length() != LENGTH) {
            throw new IllegalArgumentException("No anchor: number %d, hash '%s'".formatted(number, hash));
        }
    }

    /**
     * The anchor of a text that {@link #toString} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Anchor parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("No anchor: '%s'; it is NUMBER:HASH".formatted(text));
        }
        return new Anchor(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
