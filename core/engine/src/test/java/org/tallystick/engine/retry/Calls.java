package org.tallystick.engine.retry;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.tallystick.engine.retry.CallEvent.Kind;

/** Drives a limit through events, and shows what each answers. */
final class Calls<S> {

    private static final AtomicInteger IDS = new AtomicInteger();

    private final Limit<S> limit;
    private S state;

    Calls(Limit<S> limit) {
        this.limit = limit;
        this.state = limit.initial();
    }

    static Call first(Tier tier) {
        return new Call("call-" + IDS.incrementAndGet(), tier, 1);
    }

    static Call retry(Tier tier) {
        return new Call("call-" + IDS.incrementAndGet(), tier, 2);
    }

    Admission ask(Call call, Instant now) {
        return tell(CallEvent.asked(call), now);
    }

    Admission end(Kind kind, Call call, Instant now) {
        return tell(CallEvent.of(kind, call), now);
    }

    /** Something else than a call changes the state. */
    void becomes(UnaryOperator<S> change) {
        state = change.apply(limit.read(limit.write(state)));
    }

    /** Stores and restores the state before each event, as a shared row would. */
    Admission tell(CallEvent event, Instant now) {
        Step<S> step = limit.next(limit.read(limit.write(state)), event, now);
        state = step.state();
        return step.admission();
    }

    S state() {
        return state;
    }

    static List<Kind> ends() {
        return List.of(Kind.ANSWERED, Kind.FAILED, Kind.THROTTLED, Kind.LOCKED_OUT, Kind.ABANDONED);
    }
}
