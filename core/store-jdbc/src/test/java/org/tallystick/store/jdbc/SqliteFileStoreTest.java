package org.tallystick.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.store.Store;
import org.tallystick.testkit.store.StoreContract;

class SqliteFileStoreTest extends StoreContract {

    @TempDir
    Path directory;

    @Override
    protected Store openStore() {
        return JdbcStore.sqlite(directory.resolve("hub.db"));
    }
}
