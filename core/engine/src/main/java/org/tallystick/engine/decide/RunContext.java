package org.tallystick.engine.decide;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;

/**
 * What a decision may know about its run.
 *
 * @param period the month that is billed
 * @param firstPeriod the month of the first run: what lies before it was billed elsewhere
 */
public record RunContext(YearMonth period, YearMonth firstPeriod) {

    public RunContext {
        requireNonNull(period, "period");
        requireNonNull(firstPeriod, "firstPeriod");
    }
}
