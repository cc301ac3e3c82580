package org.tallystick.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.engine.store.StoreException;

/**
 * Keeps every other store from a hub file, of this process and of others, by the operating system's lock on a file beside it. The system
 * drops the lock when the process ends, however it ends; the file stays, since removing it would race with the next who locks it.
 */
final class HubFileLock implements AutoCloseable {

    /**
     * Files locked by this process. Static since the fact is the process's: where locks are POSIX's, closing any channel of the lock file
     * drops the process's lock, so a second attempt must be turned away before it opens one.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HubFileLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a hub file.
     *
     * @param file by its real path
     * @throws StoreException if it is locked already, or the lock file cannot be written
     */
    static HubFileLock take(Path file) {
        if (!HELD.add(file)) {
            throw inUse(file, "this process");
        }
        try {
            return new HubFileLock(file, lock(file));
        } catch (RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot let go of the lock of the hub " + file, e);
        } finally {
            HELD.remove(file);
        }
    }

    private static FileChannel lock(Path file) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(file, "another process");
            }
            return channel;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot open the hub %s: its lock file %s cannot be locked. Give this user the right to write there. (%s)"
                            .formatted(file, lockFile, e),
                    e);
        }
    }

    private static StoreException inUse(Path file, String by) {
        return new StoreException(
                "Cannot open the hub %s: it is in use by %s. Close it there first: one store at a time may use a hub file."
                        .formatted(file, by),
                new OverlappingFileLockException());
    }
}
