package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CallEvent.Kind;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/** Makes calls to one target account within its limits. Thread-safe; waits hold no lock. */
public final class CallGuard {

    private final Function<CallEvent, Admission> limits;
    private final EngineTime time;
    private final Supplier<String> ids;

    private CallGuard(Function<CallEvent, Admission> limits, EngineTime time, Supplier<String> ids) {
        this.limits = limits;
        this.time = requireNonNull(time, "time");
        this.ids = requireNonNull(ids, "ids");
    }

    /**
     * The guard of one account.
     *
     * @param limit usually {@link Limits}; any single one will do
     * @param state shared by all that call the account
     * @param ids gives each call an id that is unique among all that share the state
     */
    public static <S> CallGuard of(Limit<S> limit, SharedState<S> state, EngineTime time, Supplier<String> ids) {
        requireNonNull(limit, "limit");
        requireNonNull(state, "state");
        return new CallGuard(event -> state.update(present -> limit.next(present, event, time.instant())), time, ids);
    }

    /** Tells what happens to a call, and whether one that asks may be made. */
    public Admission tell(CallEvent event) {
        return limits.apply(event);
    }

    /**
     * The result of {@code work}, made as soon as the limits admit it; its end is told to them. It waits where calls compete, and
     * for the end of a probe; an open breaker and a spent budget refuse at once.
     *
     * @param attempt 1 for the first; more spends the retry budget
     * @param longestWait for admission, in all
     * @throws CallRefusedException if it would have to wait longer; it was not made
     * @throws CancellationException if the thread is interrupted in a wait; its interrupt flag is set
     */
    public <R> R call(Tier tier, int attempt, Duration longestWait, Supplier<R> work) {
        return call(tier, attempt, longestWait, work, result -> Optional.empty());
    }

    /**
     * The same for work that answers instead of throwing.
     *
     * @param problemOf what a result says about the system: it ends the call as a {@link ConnectorException} with that problem does
     */
    public <R> R call(
            Tier tier,
            int attempt,
            Duration longestWait,
            Supplier<R> work,
            Function<? super R, Optional<Problem>> problemOf) {
        Call call = new Call(ids.get(), tier, attempt);
        awaitAdmission(call, time.instant().plus(longestWait));
        CallEvent end = CallEvent.of(Kind.ABANDONED, call);
        try {
            R result = work.get();
            end = problemOf
                    .apply(result)
                    .map(problem -> CallEvent.failed(call, problem))
                    .orElseGet(() -> CallEvent.of(Kind.ANSWERED, call));
            return result;
        } catch (ConnectorException e) {
            end = CallEvent.failed(call, e.problem());
            throw e;
        } finally {
            tell(end);
        }
    }

    private void awaitAdmission(Call call, Instant latest) {
        for (Admission answer = tell(CallEvent.asked(call));
                !answer.isAdmitted();
                answer = tell(CallEvent.asked(call))) {
            Reason reason = requireNonNull(answer.refusedBy());
            if (!reason.isContention()
                    || answer.askAgainAfter().compareTo(Duration.between(time.instant(), latest)) > 0) {
                throw new CallRefusedException(call, reason, answer.askAgainAfter());
            }
            Waits.await(time, answer.askAgainAfter());
        }
    }
}
