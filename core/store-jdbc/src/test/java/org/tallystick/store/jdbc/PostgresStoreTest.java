package org.tallystick.store.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.tallystick.engine.store.Store;
import org.tallystick.testkit.store.StoreContract;

/** A schema of its own for each rule, in a database whose own collation is not that of bytes. */
class PostgresStoreTest extends StoreContract {

    private final DataSource database = PostgresServer.database();
    private final String schema = PostgresServer.newSchema();

    @Override
    protected Store openStore() {
        return JdbcStore.postgres(database, PostgresOptions.ofDefaults().withSchema(schema));
    }

    @AfterEach
    void dropSchema() throws SQLException {
        PostgresServer.execute(database, "DROP SCHEMA %s CASCADE".formatted(schema));
    }
}
