package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something failed, so that a person or the engine can act on it. Holds no secret and no payload.
 *
 * @param kind of failure
 * @param code the system's own code, or the rule that is broken; never empty
 * @param message what happened, with the values
 * @param field which field, as a path in the document, if one is to blame
 * @param value its value, if one is to blame
 * @param remedy what to do, if it is known
 * @param retryAfter how long the system asks to wait, if it does
 * @param owner the role that can mend it, if it is known: who keeps a code list (OWN-7)
 */
public record Problem(
        FailureKind kind,
        String code,
        String message,
        @Nullable String field,
        @Nullable String value,
        @Nullable String remedy,
        @Nullable Duration retryAfter,
        @Nullable String owner) {

    public Problem {
        requireNonNull(kind, "kind");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }

    /** A problem whose owner is not known. */
    public Problem(
            FailureKind kind,
            String code,
            String message,
            @Nullable String field,
            @Nullable String value,
            @Nullable String remedy,
            @Nullable Duration retryAfter) {
        this(kind, code, message, field, value, remedy, retryAfter, null);
    }

    /** A problem of the whole call. */
    public static Problem of(FailureKind kind, String code, String message) {
        return new Problem(kind, code, message, null, null, null, null);
    }

    /** A problem of one field's value. */
    public static Problem ofField(
            String code, String field, @Nullable String value, String message, @Nullable String remedy) {
        return new Problem(FailureKind.INVALID, code, message, field, value, remedy, null);
    }

    /** The same, in other words. */
    public Problem withMessage(String text) {
        return new Problem(kind, code, text, field, value, remedy, retryAfter, owner);
    }

    /** The same, with advice. */
    public Problem withRemedy(String text) {
        return new Problem(kind, code, message, field, value, text, retryAfter, owner);
    }

    /** The same, with the time that the system asks to wait. */
    public Problem withRetryAfter(Duration wait) {
        return new Problem(kind, code, message, field, value, remedy, wait, owner);
    }

    /** The same, of a role that can mend it. */
    public Problem ownedBy(@Nullable String role) {
        return new Problem(kind, code, message, field, value, remedy, retryAfter, role);
    }

    /** How long the system asks to wait, if it does. */
    public Optional<Duration> suggestedDelay() {
        return Optional.ofNullable(retryAfter);
    }
}
