package org.tallystick.store.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.store.Store;

class SqliteFileStoreTest extends StoreContract {

    @TempDir
    Path directory;

    @Override
    Store openStore() {
        return JdbcStore.sqlite(directory.resolve("hub.db"));
    }
}
