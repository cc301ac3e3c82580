package org.tallystick.store.jdbc.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the calls of a life at which a death leaves something else than at the call before. What is in memory goes with the engine, so of calls between which
 * nothing became durable one stands for all: with these every call is tried. {@code -Dtallystick.deaths=all} names each call instead.
 */
public final class Deaths implements Faults {

    private static final boolean EACH = "all".equals(System.getProperty("tallystick.deaths"));

    private final List<Integer> places = new ArrayList<>();
    private Supplier<?> durable = () -> "";
    private Object last = "";
    private int count;

    @Override
    public void sees(Supplier<?> everything) {
        durable = everything;
    }

    /** What is not committed is not durable. */
    @Override
    public void at(Point point) {
        count++;
        Object now = point == Point.STORE_COMMIT ? last : durable.get();
        if (EACH || !now.equals(last)) {
            places.add(count);
            last = now;
        }
    }

    /** The calls at which to die, from 1. */
    public List<Integer> places() {
        return List.copyOf(places);
    }

    /** How many calls there were. */
    public int count() {
        return count;
    }
}
