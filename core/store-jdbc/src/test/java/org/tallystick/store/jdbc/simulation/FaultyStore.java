package org.tallystick.store.jdbc.simulation;

import java.util.function.Function;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/** A store that fails before it begins, before it commits and after it has committed. */
public record FaultyStore(Store right, Faults faults) implements Store {

    @Override
    public <R> R inTransaction(Function<StoreTransaction, R> work) {
        faults.at(Point.STORE_BEGIN);
        R result = right.inTransaction(tx -> {
            R done = work.apply(tx);
            faults.at(Point.STORE_COMMIT);
            return done;
        });
        faults.at(Point.STORE_RETURN);
        return result;
    }

    @Override
    public boolean isShared() {
        return right.isShared();
    }

    @Override
    public void close() {
        right.close();
    }
}
