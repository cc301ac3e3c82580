package org.tallystick.connector.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Which failure a system's answer is: by its code at that status, else by its code, else by its status, else by what HTTP says of the
 * status. After a write an answer 5xx without an entry is {@link FailureKind#OUTCOME_UNKNOWN}. Immutable.
 */
public final class ErrorTable {

    private final Function<HttpAnswer, VendorError> reader;
    private final Map<String, FailureKind> kinds;

    private final @Nullable Duration throttleWait;

    private ErrorTable(Builder builder) {
        this.reader = builder.reader;
        this.kinds = Map.copyOf(builder.kinds);
        this.throttleWait = builder.throttleWait;
    }

    /**
     * An empty table.
     *
     * @param reader reads the system's error format; it may throw {@link BadRecordException} if the answer has another one
     */
    public static Builder builder(Function<HttpAnswer, VendorError> reader) {
        return new Builder(reader);
    }

    /** The problem that {@code answer} to {@code call} is. */
    public Problem problem(HttpCall call, HttpAnswer answer, Instant now) {
        VendorError error = read(answer);
        String code = error.code().isEmpty() ? "HTTP_" + answer.status() : error.code();
        String message = "%s: %s".formatted(call, error.message());
        FailureKind kind = kind(call.effect(), answer.status(), error.code());
        Problem problem = new Problem(kind, code, message, error.field(), null, null, null);
        return answer.header("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, now))
                .or(() -> Optional.ofNullable(error.retryAfter()))
                .or(() -> Optional.ofNullable(kind == FailureKind.THROTTLED ? throttleWait : null))
                .map(problem::withRetryAfter)
                .orElse(problem);
    }

    /** The kind of a failure with the system's {@code code}; {@link FailureKind#REFUSED} without an entry. */
    public FailureKind kindOf(String code) {
        return kinds.getOrDefault(code, FailureKind.REFUSED);
    }

    private FailureKind kind(HttpCall.Effect effect, int status, String code) {
        FailureKind exact = first(status + " " + code, code, String.valueOf(status));
        return exact == null ? ofStatus(effect, status) : exact;
    }

    private @Nullable FailureKind first(String... keys) {
        for (String key : keys) {
            FailureKind kind = kinds.get(key);
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private static FailureKind ofStatus(HttpCall.Effect effect, int status) {
        if (status >= 500) {
            return effect == HttpCall.Effect.WRITE ? FailureKind.OUTCOME_UNKNOWN : FailureKind.UNAVAILABLE;
        }
        return switch (status) {
            case 401 -> FailureKind.UNAUTHORIZED;
            case 403 -> FailureKind.REFUSED;
            case 404, 410 -> FailureKind.NOT_FOUND;
            case 408 -> FailureKind.UNAVAILABLE;
            case 409, 412 -> FailureKind.CONFLICT;
            case 429 -> FailureKind.THROTTLED;
            default -> FailureKind.INVALID;
        };
    }

    private VendorError read(HttpAnswer answer) {
        try {
            return reader.apply(answer);
        } catch (BadRecordException e) {
            return VendorError.ofStatus(answer);
        }
    }

    /** Collects entries. */
    public static final class Builder {

        private final Function<HttpAnswer, VendorError> reader;
        private final Map<String, FailureKind> kinds = new HashMap<>();

        private @Nullable Duration throttleWait;

        private Builder(Function<HttpAnswer, VendorError> reader) {
            this.reader = reader;
        }

        /** Answers with {@code code}, whatever their status. */
        public Builder withCode(String code, FailureKind kind) {
            kinds.put(code, kind);
            return this;
        }

        /** Answers with {@code status} whose code has no entry. */
        public Builder withStatus(int status, FailureKind kind) {
            kinds.put(String.valueOf(status), kind);
            return this;
        }

        /** Answers with {@code code} at {@code status}. */
        public Builder withCode(int status, String code, FailureKind kind) {
            kinds.put(status + " " + code, kind);
            return this;
        }

        /** How long to wait when the system asks to slow down and does not say for how long. */
        public Builder withThrottleWait(Duration wait) {
            throttleWait = wait;
            return this;
        }

        /** The table. */
        public ErrorTable build() {
            return new ErrorTable(this);
        }
    }
}
