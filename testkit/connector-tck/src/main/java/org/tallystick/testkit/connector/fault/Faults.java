package org.tallystick.testkit.connector.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.testkit.connector.time.ManualClock;

/** What each fault does to each call. */
final class Faults {

    /** Calls that reach the system; the others are left alone. */
    private static final Set<String> CALLS = Set.of("read", "fetch", "versions", "write", "byExternalKey", "list");

    private static final Problem LOST =
            Problem.of(FailureKind.OUTCOME_UNKNOWN, "INJECTED_LOSS", "the answer was lost on purpose");
    private static final Problem DOWN =
            Problem.of(FailureKind.UNAVAILABLE, "INJECTED_OUTAGE", "the call failed on purpose, before it was sent");
    private static final Problem THROTTLED = Problem.of(
                    FailureKind.THROTTLED, "INJECTED_THROTTLE", "the call was throttled on purpose")
            .withRetryAfter(Duration.ofSeconds(30));

    private final FaultScript script;
    private final ManualClock clock;

    Faults(FaultScript script, ManualClock clock) {
        this.script = script;
        this.clock = clock;
    }

    @Nullable Object call(String name, @Nullable Object[] arguments, Work work) {
        if (!CALLS.contains(name)) {
            return work.with(arguments);
        }
        Optional<InjectedFault> fault = script.next(name);
        if (fault.isEmpty()) {
            return work.with(arguments);
        }
        return switch (fault.get()) {
            case BEFORE_COMMIT -> throw new ConnectorException(DOWN);
            case THROTTLED -> throw new ConnectorException(THROTTLED);
            case SLOW -> {
                clock.advance(script.slowness());
                yield work.with(arguments);
            }
            case AFTER_COMMIT -> lost(name, arguments, work, batch(name, arguments));
            case PARTIAL_BATCH -> lost(name, arguments, work, half(batch(name, arguments)));
            case DUPLICATED -> duplicated(name, arguments, work);
            case REORDERED -> reordered(name, arguments, work);
        };
    }

    /** How the call is made. */
    interface Work {
        @Nullable Object with(@Nullable Object[] arguments);
    }

    private static List<?> batch(String name, @Nullable Object[] arguments) {
        return name.equals("write") && arguments[0] instanceof List<?> batch ? batch : List.of();
    }

    private static List<?> half(List<?> batch) {
        return batch.subList(0, batch.size() / 2);
    }

    private static Object lost(String name, @Nullable Object[] arguments, Work work, List<?> written) {
        if (!name.equals("write")) {
            throw new ConnectorException(LOST);
        }
        if (!written.isEmpty()) {
            work.with(new Object[] {written});
        }
        return Collections.nCopies(batch(name, arguments).size(), Outcome.unknown(LOST));
    }

    private static @Nullable Object duplicated(String name, @Nullable Object[] arguments, Work work) {
        Object answer = work.with(arguments);
        if (name.equals("write")) {
            return work.with(arguments);
        }
        return answer instanceof Page<?> page ? doubled(page) : answer;
    }

    private static <T extends Entity> Page<T> doubled(Page<T> page) {
        List<Change<T>> changes = new ArrayList<>(page.changes());
        changes.addAll(page.changes());
        return new Page<>(changes, page.cursor(), page.more(), page.total());
    }

    private static @Nullable Object reordered(String name, @Nullable Object[] arguments, Work work) {
        if (!name.equals("write")) {
            Object answer = work.with(arguments);
            return answer instanceof Page<?> page ? backwards(page) : answer;
        }
        List<Object> batch = new ArrayList<>(batch(name, arguments));
        Collections.reverse(batch);
        return work.with(new Object[] {batch}) instanceof List<?> outcomes ? backwards(outcomes) : List.of();
    }

    private static List<?> backwards(List<?> outcomes) {
        List<Object> order = new ArrayList<>(outcomes);
        Collections.reverse(order);
        return order;
    }

    private static <T extends Entity> Page<T> backwards(Page<T> page) {
        List<Change<T>> changes = new ArrayList<>(page.changes());
        Collections.reverse(changes);
        return new Page<>(changes, page.cursor(), page.more(), page.total());
    }
}
