package org.tallystick.store.jdbc.simulation;

import java.util.Set;
import org.tallystick.engine.store.StoreException;

/** Counts the places where the engine can be hit, and kills it at some of them. */
public final class CrashAt implements Faults {

    private final Set<Integer> places;
    private int count;

    public CrashAt(Integer... places) {
        this.places = Set.of(places);
    }

    /** How many places there were. */
    public int count() {
        return count;
    }

    @Override
    public void at(Point point) {
        count++;
        if (places.contains(count)) {
            // The store's own failures and deaths take turns: both must leave the same behind.
            if (point.isOfStore() && count % 2 == 0) {
                throw new StoreException("the database goes away at " + point, new IllegalStateException());
            }
            throw new Crash(point);
        }
    }
}
