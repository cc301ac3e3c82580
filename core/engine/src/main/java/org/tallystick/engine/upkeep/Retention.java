package org.tallystick.engine.upkeep;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the hub keeps what it need not keep for good. Nothing else ages: records, links, transitions, deliveries and runs are kept as long as
 * what they are about, deleted documents have no text any more, batches in flight go with their outcome, and the audit trail is for good.
 *
 * @param rawText of documents that are mapped, since their records changed last, those without a record at once; none: for good
 * @param exceptionWording of exceptions, since they are gone; with it what was edited for them. Code, subject, amount, who did what and why
 *     stay; none: for good
 * @param formerVersions which versions of a document were delivered, where a system gives each number once, since its records changed last; the
 *     newest and the decided one stay, and all of a document that is set aside; none: for good
 */
public record Retention(
        @Nullable Duration rawText,
        @Nullable Duration exceptionWording,
        @Nullable Duration formerVersions) {

    public Retention {
        requirePositive(rawText, "rawText");
        requirePositive(exceptionWording, "exceptionWording");
        requirePositive(formerVersions, "formerVersions");
    }

    /** Everything for good. */
    public static Retention keepAll() {
        return new Retention(null, null, null);
    }

    /** The same, with a time for the text of documents. */
    public Retention withRawText(Duration time) {
        return new Retention(time, exceptionWording, formerVersions);
    }

    /** The same, with a time for what exceptions say. */
    public Retention withExceptionWording(Duration time) {
        return new Retention(rawText, time, formerVersions);
    }

    /** The same, with a time for what is known of former versions of documents. */
    public Retention withFormerVersions(Duration time) {
        return new Retention(rawText, exceptionWording, time);
    }

    Optional<Duration> ofRawText() {
        return Optional.ofNullable(rawText);
    }

    Optional<Duration> ofExceptionWording() {
        return Optional.ofNullable(exceptionWording);
    }

    Optional<Duration> ofFormerVersions() {
        return Optional.ofNullable(formerVersions);
    }

    private static void requirePositive(@Nullable Duration time, String name) {
        if (time != null && time.isNegative()) {
            throw new IllegalArgumentException("%s must not be negative: %s".formatted(name, time));
        }
    }
}
