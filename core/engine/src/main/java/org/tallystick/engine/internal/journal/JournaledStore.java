package org.tallystick.engine.internal.journal;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/**
 * A store that notes what is written to it. Deliveries and exceptions go to the audit trail in the same transaction; observers are told
 * after it. So no writer has to remember either. Thread-safe if the store is.
 */
public final class JournaledStore implements Store {

    private final Store store;
    private final EngineTime time;
    private final Observers observers;
    private final Map<String, String> senders;
    private final Sends sends = new Sends();

    /** @param senders in whose name and for what each flow writes to its target, by the flow's name (POL-6) */
    public JournaledStore(Store store, EngineTime time, Observers observers, Map<String, String> senders) {
        this.store = store;
        this.time = time;
        this.observers = observers;
        this.senders = Map.copyOf(senders);
    }

    private record Done<R>(R result, Journal journal) {}

    /** What is done around a transaction, such as to hold a lock. */
    @FunctionalInterface
    public interface Around {
        <R> R done(Supplier<R> transaction);
    }

    @Override
    public <R> R inTransaction(Function<StoreTransaction, R> work) {
        return inTransaction(work, Supplier::get);
    }

    /** The same, with {@code around} the transaction, but not around what observers are told of it: they may take their time. */
    public <R> R inTransaction(Function<StoreTransaction, R> work, Around around) {
        Done<R> done = around.done(() -> store.inTransaction(tx -> {
            Journal journal = new Journal(time.instant(), !observers.isEmpty(), sends);
            R result = work.apply(new JournaledTransaction(tx, journal, senders));
            journal.writeTo(tx.audit());
            return new Done<>(result, journal);
        }));
        observers.tellAll(done.journal().committed());
        return done.result();
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    @Override
    public void close() {
        store.close();
    }
}
