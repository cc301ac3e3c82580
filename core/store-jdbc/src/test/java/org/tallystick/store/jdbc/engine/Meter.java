package org.tallystick.store.jdbc.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.Allowance;

/** An account that others call too: it counts all calls, and most of its answers say so. */
final class Meter {

    private final long limit;
    private final EngineTime time;
    private long ours;
    private long others;
    private boolean isQuiet;
    private @Nullable Allowance told;

    Meter(long limit, EngineTime time) {
        this.limit = limit;
        this.time = time;
    }

    /** Others have made so many calls of late. */
    void othersUse(long calls) {
        others = calls;
    }

    /** Its answers say nothing of calls from now on. */
    void fallsQuiet() {
        isQuiet = true;
    }

    /** It is called, by us. */
    void take() {
        ours++;
        if (!isQuiet) {
            told = new Allowance(ours + others, limit, time.instant());
        }
    }

    /** What its answers said last. */
    Optional<Allowance> told() {
        return Optional.ofNullable(told);
    }

    /** How often we called it. */
    long calls() {
        return ours;
    }
}
