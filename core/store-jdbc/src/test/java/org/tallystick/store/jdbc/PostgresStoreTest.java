package org.tallystick.store.jdbc;

import java.sql.SQLException;
import org.tallystick.engine.store.Store;
import org.tallystick.testkit.store.StoreContract;

/** In a database whose own collation is not that of bytes. */
class PostgresStoreTest extends StoreContract {

    private static final PostgresOptions OPTIONS = PostgresOptions.ofDefaults().withSchema(PostgresServer.newSchema());

    @Override
    protected Store openStore() throws SQLException {
        Store store = JdbcStore.postgres(PostgresServer.pool(), OPTIONS);
        PostgresServer.empty(OPTIONS.schema());
        return store;
    }
}
