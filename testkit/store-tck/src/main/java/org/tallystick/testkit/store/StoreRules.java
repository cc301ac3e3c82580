package org.tallystick.testkit.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/** What the rules of all tables are written with. */
abstract class StoreRules {

    /** More than any list that a store would bind at once. */
    static final int MANY = 1_300;

    static final Set<Integer> ALL = Deliveries.ALL;

    /** The store of this rule alone. */
    abstract Store store();

    void write(Consumer<StoreTransaction> work) {
        store().inTransaction(tx -> {
            work.accept(tx);
            return true;
        });
    }

    <T> Optional<T> one(Function<StoreTransaction, Optional<T>> work) {
        return store().inTransaction(work);
    }

    <T> List<T> list(Function<StoreTransaction, List<T>> work) {
        return store().inTransaction(work);
    }

    <K, V> Map<K, V> map(Function<StoreTransaction, Map<K, V>> work) {
        return store().inTransaction(work);
    }

    long number(Function<StoreTransaction, Long> work) {
        return store().inTransaction(work);
    }

    /** What a caller should never give. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nothing() {
        return null;
    }

    static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    List<String> due(Collection<State> states, Instant now, int limit) {
        return list(tx -> tx.deliveries().due("erp", "Invoice", states, ALL, now, limit)).stream()
                .map(DeliveryRow::externalKey)
                .toList();
    }
}
