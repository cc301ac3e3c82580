package org.tallystick.engine.store;

import java.time.LocalDate;
import java.util.Optional;
import org.tallystick.engine.retry.Observation;
import org.tallystick.spi.Allowance;

/**
 * Tables {@code hub_budget} and {@code hub_allowance}: the calls that were made to each account, by day, from all processes; and what its system said last of
 * the calls of all applications.
 */
public interface Budgets {

    /**
     * Counts a call, of the day in one statement, and of those since the system spoke.
     *
     * @param atMost calls that day, this one included
     * @return false if as many were counted before; nothing changed
     */
    boolean spend(String account, LocalDate day, long atMost);

    /** The calls that were counted; zero for a day that none was. */
    long spent(String account, LocalDate day);

    /** Keeps what the system said, in one statement, unless it is no newer than what is kept; calls since then are counted from zero. */
    void observe(String account, Allowance said);

    /** What the system said last, to whichever process, and the calls that were counted since. */
    Optional<Observation> observed(String account);
}
