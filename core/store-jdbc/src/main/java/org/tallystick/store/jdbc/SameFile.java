package org.tallystick.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.StoreException;

/**
 * Looks whether a hub file is still the one that was opened. With its journal beside it SQLite does not, and goes on writing into a file that no path leads
 * to any more: all of it would be gone with the process. Where the system gives files no identity nothing is known. Used by one thread at a time.
 */
final class SameFile implements Runnable {

    private final Path file;
    private @Nullable Object opened;

    /** @param file by its real path; it may be made by the connection that opens it */
    SameFile(Path file) {
        this.file = file;
    }

    /** @throws StoreException if another file is in its place, or none */
    @Override
    public void run() {
        try {
            Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            if (opened == null) {
                opened = now;
            } else if (!opened.equals(now)) {
                throw new NoSuchFileException(file.toString(), null, "another file is in its place");
            }
        } catch (IOException e) {
            throw new StoreException(
                    "The hub %s is not the file any more that was opened: it was moved, replaced or deleted meanwhile. Nothing of the transaction was written. End this process, put the file back, or the one that is to take its place, and start again. (%s)"
                            .formatted(file, e),
                    e);
        }
    }
}
