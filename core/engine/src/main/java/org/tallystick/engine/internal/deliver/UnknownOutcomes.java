package org.tallystick.engine.internal.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.deliver.Attempts.Attempt;
import org.tallystick.engine.internal.deliver.Outcomes.Step;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.model.Entity;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** What follows, by the target's write strategy, if what was sent with an unknown outcome is not found in the target. */
final class UnknownOutcomes<T extends Entity> {

    /** Between two look-ups that both find nothing, where the target shows at once what it commits. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    private final DeliverFlow<T> flow;
    private final Outcomes<T> outcomes;
    private final Calls calls;
    private final Instant now;

    UnknownOutcomes(DeliverFlow<T> flow, Outcomes<T> outcomes, Calls calls, Instant now) {
        this.flow = flow;
        this.outcomes = outcomes;
        this.calls = calls;
        this.now = now;
    }

    /** The next step of one whose record was deleted at its source: it is not sent again, so only a look-up says that it never arrived. */
    Optional<Step> notThereAndGone(DeliveryRow row) {
        return strategy() == WriteStrategy.NONE ? notThere(row, null) : probe(row);
    }

    /** The next step; none: a look-up cannot be trusted yet. */
    Optional<Step> notThere(DeliveryRow row, @Nullable Attempt attempt) {
        return switch (strategy()) {
            case UPSERT_BY_EXTERNAL_KEY, UNIQUE_BUSINESS_KEY ->
                row.attempts() > 0 ? Optional.of(repeat(row)) : anew(row);
            case NATIVE_KEY -> mayRepeat(row, attempt) ? Optional.of(repeat(row)) : probe(row);
            case PROBE_THEN_CREATE -> probe(row);
            case NONE -> Optional.of(Outcomes.unknown(row, DeliveryProblems.unsafeToRepeat(flow, row)));
        };
    }

    /**
     * Whether the same may be sent again with the same key. A target that remembers keys may have forgotten this one (F-DUP-06), or answer
     * the same failure for ever (F-DUP-08).
     */
    boolean mayRepeat(DeliveryRow row, @Nullable Attempt attempt) {
        return strategy() != WriteStrategy.NATIVE_KEY
                || (attempt != null && now.isBefore(forgotten(attempt)) && !calls.isSpent(row.attempts()));
    }

    /** A request that is sent now may take effect as late as its longest life. */
    private Instant forgotten(Attempt attempt) {
        WriteCapabilities declared = flow.capabilities();
        return attempt.firstSentAt().plus(declared.keyTimeToLive()).minus(declared.maxRequestLife());
    }

    /** What was refused since is not repeated: the newest state goes, once what was sent before cannot come after it. */
    private Optional<Step> anew(DeliveryRow row) {
        return now.isBefore(row.dueAt()) ? Optional.empty() : Optional.of(Outcomes.step(DeliveryRows.planned(row)));
    }

    /** A repetition waits like any other: a target that never answers is not asked without end. */
    private Step repeat(DeliveryRow row) {
        return outcomes.retry(row, DeliveryProblems.neverArrived(flow, row)).keepingAttempt();
    }

    private Optional<Step> probe(DeliveryRow row) {
        if (now.isBefore(row.dueAt())) {
            return Optional.empty();
        }
        if (row.state() != State.ABSENT) {
            return Optional.of(
                    Outcomes.step(DeliveryRows.absent(row, now.plus(pause()))).keepingAttempt());
        }
        return Optional.of(outcomes.retry(DeliveryRows.nextGeneration(row), DeliveryProblems.neverArrived(flow, row)));
    }

    private Duration pause() {
        Duration lag = flow.capabilities().lookupLag();
        return lag.compareTo(SECOND_LOOK) < 0 ? SECOND_LOOK : lag;
    }

    private WriteStrategy strategy() {
        return flow.capabilities().strategy();
    }
}
