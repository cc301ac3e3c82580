package org.tallystick.engine.internal.deliver;

import java.util.Optional;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.StoreTransaction;

/**
 * The deliveries of one run, by all engines that take part: refusals are tried again once in it, and reported at its end.
 *
 * @param number 1, 2, 3 …
 */
record Round(long number, State state) {

    private static final String ROW = "round";

    /** How far it is. */
    enum State {
        /** Engines send. */
        OPEN,
        /** All is sent that could be; one engine reports and compares. */
        CLOSING,
        CLOSED
    }

    static Round last(StoreTransaction tx) {
        return tx.cursors()
                .find(ROW)
                .flatMap(row -> Optional.ofNullable(row.position()))
                .map(Round::parse)
                .orElse(new Round(0, State.CLOSED));
    }

    private static Round parse(String text) {
        String[] parts = text.split(" ", 2);
        return new Round(Long.parseLong(parts[0]), State.valueOf(parts[1]));
    }

    Round next() {
        return new Round(number + 1, State.OPEN);
    }

    Round in(State other) {
        return new Round(number, other);
    }

    Round store(StoreTransaction tx) {
        tx.cursors().put(ROW, new CursorRow(number + " " + state, ""));
        return this;
    }
}
