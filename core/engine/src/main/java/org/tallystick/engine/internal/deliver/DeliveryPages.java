package org.tallystick.engine.internal.deliver;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/** The deliveries of a flow in some states, a page at a time: memory does not grow with their number (RES-10). */
public final class DeliveryPages {

    /** Rows of a page. */
    static final int SIZE = 1000;

    private final DeliverFlow<?> flow;
    private final Set<State> states;
    private final Set<Integer> partitions;

    public DeliveryPages(DeliverFlow<?> flow, State... states) {
        this(flow, Set.of(states), Deliveries.ALL);
    }

    private DeliveryPages(DeliverFlow<?> flow, Set<State> states, Set<Integer> partitions) {
        this.flow = flow;
        this.states = states;
        this.partitions = partitions;
    }

    /** Of these partitions only. */
    DeliveryPages of(Set<Integer> some) {
        return new DeliveryPages(flow, states, some);
    }

    /**
     * Does {@code work} on each page, outside of a transaction. What it moves to another state, or makes meanwhile, may be met later or not.
     *
     * @return whether it did something on any
     */
    public boolean each(Store store, Predicate<List<DeliveryRow>> work) {
        return each(after -> store.inTransaction(tx -> next(tx, after)), work);
    }

    /** The same inside of a transaction. */
    public boolean each(StoreTransaction tx, Predicate<List<DeliveryRow>> work) {
        return each(after -> next(tx, after), work);
    }

    private static boolean each(
            Function<@Nullable DeliveryRow, List<DeliveryRow>> pages, Predicate<List<DeliveryRow>> work) {
        boolean any = false;
        List<DeliveryRow> page = pages.apply(null);
        while (!page.isEmpty()) {
            any |= work.test(page);
            page = page.size() < SIZE ? List.of() : pages.apply(page.get(page.size() - 1));
        }
        return any;
    }

    private List<DeliveryRow> next(StoreTransaction tx, @Nullable DeliveryRow after) {
        return tx.deliveries().inState(flow.target(), flow.type().name(), states, partitions, after, SIZE);
    }
}
