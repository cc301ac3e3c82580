package org.tallystick.engine.store;

import java.time.LocalDate;

/** Table {@code hub_budget}: the calls that were made to each account, by day, from all processes. */
public interface Budgets {

    /**
     * Counts a call, in one statement.
     *
     * @param atMost calls that day, this one included
     * @return false if as many were counted before; nothing changed
     */
    boolean spend(String account, LocalDate day, long atMost);

    /** The calls that were counted; zero for a day that none was. */
    long spent(String account, LocalDate day);
}
