package org.tallystick.engine.retry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days around the end of a month in which the books are closed (RES-18). The most critical goes first at all times; in the window more of
 * each account's daily budget is kept for billing besides, so that a day of much time and master data leaves calls for the invoices of its
 * evening. What is less critical waits for the next day once the rest is below that. Immutable.
 *
 * @param lastDays of a month that are in it, from 0 to 28
 * @param firstDays of the next month that are in it, from 0 to 28
 * @param zone in which days begin
 * @param keptPercent of a daily budget, for billing only, from 0 to 100; the budget's own reserve stands if it is greater
 */
public record CloseWindow(int lastDays, int firstDays, ZoneId zone, int keptPercent) {

    private static final int LONGEST = 28;
    private static final int HUNDRED = 100;

    /** @throws IllegalArgumentException if a component is out of range */
    public CloseWindow {
        requireNonNull(zone, "zone");
        Checks.require(0 <= lastDays && lastDays <= LONGEST, "lastDays must be from 0 to 28", lastDays);
        Checks.require(0 <= firstDays && firstDays <= LONGEST, "firstDays must be from 0 to 28", firstDays);
        Checks.require(0 <= keptPercent && keptPercent <= HUNDRED, "keptPercent must be from 0 to 100", keptPercent);
    }

    /** Whether the moment is in it. */
    public boolean contains(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        return day.getDayOfMonth() <= firstDays || day.lengthOfMonth() - day.getDayOfMonth() < lastDays;
    }

    /** How many calls of a day the tier may use at that moment. */
    public long allowance(DailyBudget budget, Tier tier, Instant moment) {
        long usual = budget.allowance(tier);
        return tier == Tier.BILLING || !contains(moment)
                ? usual
                : Math.min(usual, budget.calls() - kept(budget.calls()));
    }

    private long kept(long calls) {
        return calls / HUNDRED * keptPercent + calls % HUNDRED * keptPercent / HUNDRED;
    }
}
