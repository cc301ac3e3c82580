package org.tallystick.testkit.connector;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SecretProvider;

/** How the paper connector calls: one call, one answer or one failure. */
final class PaperWire {

    private static final Logger LOG = Logger.getLogger(PaperWire.class.getName());

    private final PaperServer server;
    private final SecretProvider secrets;
    private final Variant variant;
    private String kept = "";
    private volatile @Nullable Allowance said;

    PaperWire(PaperServer server, SecretProvider secrets, Variant variant) {
        this.server = server;
        this.secrets = secrets;
        this.variant = variant;
    }

    String token() {
        if (!variant.has(Bug.KEEPS_TOKEN)) {
            return secrets.secret("token").reveal();
        }
        kept = kept.isEmpty() ? secrets.secret("token").reveal() : kept;
        return kept;
    }

    <R> PaperReply<R> ask(BiFunction<PaperServer, String, PaperReply<R>> call) {
        String token = token();
        if (variant.has(Bug.LOGS_TOKEN)) {
            LOG.fine(() -> "calling with " + token);
        }
        try {
            PaperReply<R> reply = whole(call.apply(server, token));
            said = new Allowance(server.requests(), 10_000, server.now());
            return reply;
        } catch (PaperRefusal refusal) {
            if (variant.has(Bug.RETRIES) && refusal.status == 503) {
                return whole(call.apply(server, token));
            }
            throw new ConnectorException(problem(refusal));
        }
    }

    /** What the server said last of its calls. */
    Optional<Allowance> allowance() {
        return Optional.ofNullable(said);
    }

    private <R> PaperReply<R> whole(PaperReply<R> reply) {
        boolean garbage = reply.announced() < 0;
        boolean accepted = garbage ? variant.has(Bug.TAKES_GARBAGE) : reply.whole() || variant.has(Bug.TAKES_CUT_PAGE);
        if (!accepted) {
            throw new ConnectorException(Problem.of(
                    FailureKind.OUTCOME_UNKNOWN,
                    "CUT",
                    "the reply is not whole: %d announced".formatted(reply.announced())));
        }
        return reply;
    }

    private Problem problem(PaperRefusal refusal) {
        String message = refusal.code.equals("ECHO") && !variant.has(Bug.REPEATS_ANSWER)
                ? "the server failed"
                : String.valueOf(refusal.getMessage());
        if (variant.has(Bug.SHOWS_CREDENTIALS)) {
            message += " (Basic %s)"
                    .formatted(
                            Base64.getEncoder().encodeToString(("user:" + token()).getBytes(StandardCharsets.UTF_8)));
        }
        Problem problem = Problem.of(kind(refusal), variant.has(Bug.NO_CODE) ? "" : refusal.code, message);
        return variant.has(Bug.DROPS_WAIT) ? problem : withWait(problem, refusal.retryAfter);
    }

    private Problem withWait(Problem problem, String retryAfter) {
        if (retryAfter.isEmpty()) {
            return problem;
        }
        if (retryAfter.chars().allMatch(Character::isDigit) || variant.has(Bug.TRUSTS_WAIT)) {
            return problem.withRetryAfter(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        if (variant.has(Bug.DATE_WAIT_IGNORED)) {
            return problem;
        }
        try {
            return problem.withRetryAfter(Duration.between(server.now(), Instant.parse(retryAfter)));
        } catch (DateTimeException meansNothing) {
            return problem;
        }
    }

    private FailureKind kind(PaperRefusal refusal) {
        return switch (refusal.code) {
            case "LOST" -> FailureKind.OUTCOME_UNKNOWN;
            case "DOWN", "ECHO" -> variant.has(Bug.DOWN_IS_INVALID) ? FailureKind.INVALID : FailureKind.UNAVAILABLE;
            case "SLOW_DOWN" -> variant.has(Bug.THROTTLED_IS_DOWN) ? FailureKind.UNAVAILABLE : FailureKind.THROTTLED;
            case "OVERLOADED" ->
                variant.has(Bug.OVERLOAD_IS_BAD_LOGIN) ? FailureKind.UNAUTHORIZED : FailureKind.THROTTLED;
            case "BAD_TOKEN" -> variant.has(Bug.BAD_LOGIN_IS_REFUSED) ? FailureKind.REFUSED : FailureKind.UNAUTHORIZED;
            case "HELD" -> variant.has(Bug.HELD_IS_REFUSED) ? FailureKind.REFUSED : FailureKind.CONFLICT;
            case "PERIOD" -> variant.has(Bug.PERIOD_IS_REFUSED) ? FailureKind.REFUSED : FailureKind.PERIOD_CLOSED;
            default -> FailureKind.INVALID;
        };
    }
}
