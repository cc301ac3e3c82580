package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What writing one type of record promises. Declared per type, since verbs differ by document (F-DUP-05).
 *
 * @param strategy what keeps a repeated write from making a second record
 * @param batchSize most records of one call
 * @param atomicBatch whether one refused record refuses the whole batch (F-DAT-04)
 * @param maxRequestLife longest time after which a request that was sent may still take effect
 * @param lookupLag longest time for which a committed write may stay invisible to a lookup
 * @param maxLines most lines of one document; {@link Integer#MAX_VALUE}: no limit
 * @param keyTimeToLive how long the target remembers an idempotency key, of {@link WriteStrategy#NATIVE_KEY} (F-DUP-06); zero: a key is
 *     never relied on
 */
public record WriteCapabilities(
        WriteStrategy strategy,
        int batchSize,
        boolean atomicBatch,
        Duration maxRequestLife,
        Duration lookupLag,
        int maxLines,
        Duration keyTimeToLive) {

    /** A target that remembers no idempotency keys. */
    public WriteCapabilities(
            WriteStrategy strategy,
            int batchSize,
            boolean atomicBatch,
            Duration maxRequestLife,
            Duration lookupLag,
            int maxLines) {
        this(strategy, batchSize, atomicBatch, maxRequestLife, lookupLag, maxLines, Duration.ZERO);
    }

    /** @throws IllegalArgumentException if {@code batchSize} or {@code maxLines} is less than 1 */
    public WriteCapabilities {
        requireNonNull(strategy, "strategy");
        requireNonNull(maxRequestLife, "maxRequestLife");
        requireNonNull(lookupLag, "lookupLag");
        requireNonNull(keyTimeToLive, "keyTimeToLive");
        if (batchSize < 1 || maxLines < 1) {
            throw new IllegalArgumentException(
                    "batchSize and maxLines must be at least 1, were %d and %d".formatted(batchSize, maxLines));
        }
    }
}
