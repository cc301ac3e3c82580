package org.tallystick.store.jdbc;

import org.tallystick.engine.store.Store;
import org.tallystick.testkit.store.StoreContract;

class SqliteInMemoryStoreTest extends StoreContract {

    @Override
    protected Store openStore() {
        return JdbcStore.sqliteInMemory();
    }
}
