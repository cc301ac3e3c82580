package org.tallystick.store.jdbc;

import org.tallystick.engine.store.Store;

class SqliteInMemoryStoreTest extends StoreContract {

    @Override
    Store openStore() {
        return JdbcStore.sqliteInMemory();
    }
}
