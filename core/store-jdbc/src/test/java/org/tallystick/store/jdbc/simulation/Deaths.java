package org.tallystick.store.jdbc.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls of a life at which to die so that every call is tried. What is in memory goes with the engine, so of calls between which nothing became
 * durable one stands for all: the last, which has done the most. {@code -Dtallystick.deaths=all} names each call instead.
 */
public final class Deaths implements Faults {

    private static final boolean EACH = "all".equals(System.getProperty("tallystick.deaths"));

    private final List<Integer> places = new ArrayList<>();
    private Supplier<?> durable = () -> "";
    private @Nullable Object last;
    private int count;

    @Override
    public void sees(Supplier<?> everything) {
        durable = everything;
    }

    /** What is not committed is not durable. */
    @Override
    public void at(Point point) {
        if (point != Point.STORE_COMMIT) {
            Object now = durable.get();
            if (count > 0 && !now.equals(last)) {
                places.add(count);
            }
            last = now;
        }
        count++;
    }

    /** The calls at which to die, from 1. */
    public List<Integer> places() {
        return EACH ? IntStream.rangeClosed(1, count).boxed().toList() : all();
    }

    private List<Integer> all() {
        List<Integer> all = new ArrayList<>(places);
        all.add(count);
        return all;
    }
}
