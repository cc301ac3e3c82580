package org.tallystick.engine.decide;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;

/**
 * What a decision may know about its run.
 *
 * @param period the month that is billed
 */
public record RunContext(YearMonth period) {

    public RunContext {
        requireNonNull(period, "period");
    }
}
