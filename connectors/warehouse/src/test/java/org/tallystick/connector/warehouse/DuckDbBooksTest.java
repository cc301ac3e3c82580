package org.tallystick.connector.warehouse;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbBooksTest extends BooksContract {

    @TempDir
    Path folder;

    @Override
    Target open() throws Exception {
        return Target.duckDb(folder);
    }
}
