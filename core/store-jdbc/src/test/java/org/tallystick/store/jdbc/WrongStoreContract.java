package org.tallystick.store.jdbc;

import java.util.concurrent.atomic.AtomicReference;
import org.tallystick.engine.store.Store;
import org.tallystick.testkit.store.StoreContract;

/** The contract of whatever store stands in {@link #NEXT}. Not a test by its name: most of its runs fail. */
class WrongStoreContract extends StoreContract {

    /** Static since JUnit makes the instances. */
    static final AtomicReference<Store> NEXT = new AtomicReference<>();

    @Override
    protected Store openStore() {
        return NEXT.get();
    }
}
