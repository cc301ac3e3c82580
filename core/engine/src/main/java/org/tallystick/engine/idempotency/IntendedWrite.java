package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

/**
 * The business identity of one write (RES-1). It holds no clock and no chance (F-DUP-02, F-DUP-03).
 *
 * @param target system, as the host named it
 * @param operation such as {@code put}
 * @param type of the record
 * @param externalKey stable business key in the target; contains no version
 * @param businessVersion hash of what the document bills, or of what else makes it another write
 * @param generation 1 for the first attempt; the next one only after the target was seen not to have it (F-DUP-08)
 */
public record IntendedWrite(
        String target, String operation, String type, String externalKey, String businessVersion, int generation) {

    /** @throws IllegalArgumentException if a part is blank, or the generation less than 1 */
    public IntendedWrite {
        requireText("target", target);
        requireText("operation", operation);
        requireText("type", type);
        requireText("externalKey", externalKey);
        requireText("businessVersion", businessVersion);
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be at least 1, was " + generation);
        }
    }

    private static void requireText(String part, String text) {
        requireNonNull(text, part);
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "%s is blank: writes that only it tells apart would share a key, and one of them would not be made"
                            .formatted(part));
        }
    }

    /** The same intent under a new key. */
    public IntendedWrite nextGeneration() {
        return new IntendedWrite(target, operation, type, externalKey, businessVersion, Math.addExact(generation, 1));
    }
}
