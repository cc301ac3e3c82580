package org.tallystick.store.jdbc;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;

/**
 * The hub in a SQL database. Transactions run one after the other: SQLite has one writer. Thread-safe.
 *
 * <p>A hub file belongs to one store at a time. The lock stands on a file beside it, {@code hub.db.lock}, and ends with the process,
 * however that ends; the lock file itself stays. Reading along with SQLite's own tools is possible.
 */
public final class JdbcStore implements Store {

    private final Database database;
    private final Runnable afterClose;

    /** Guards the database and {@link #closed}. */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean closed;

    JdbcStore(Database database, Runnable afterClose) {
        this.database = database;
        this.afterClose = afterClose;
    }

    /**
     * Opens the hub in a SQLite file, and makes it first if it is not there. Its directory must exist.
     *
     * @throws StoreException if the file is in use by another store, cannot be read or written, is no SQLite database, or was written by a
     *     newer version of this library
     */
    public static JdbcStore sqlite(Path file) {
        return Sqlite.open(file);
    }

    /** Makes an empty hub in memory, gone when it is closed: for tests and simulations. */
    public static JdbcStore sqliteInMemory() {
        return Sqlite.openInMemory();
    }

    /**
     * Opens the hub that a URL names: {@code jdbc:sqlite:} and the path of a file, or {@code jdbc:sqlite::memory:}.
     *
     * @throws IllegalArgumentException if the URL names anything else
     * @throws StoreException as {@link #sqlite} does
     */
    public static JdbcStore open(String jdbcUrl) {
        return Sqlite.open(jdbcUrl);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits while another thread is in a transaction. A transaction in which the database failed is not committed, even if {@code work}
     * catches that.
     *
     * @throws IllegalStateException if this thread is in a transaction already, or the store is closed
     */
    @Override
    public <R> R inTransaction(Function<StoreTransaction, R> work) {
        Objects.requireNonNull(work, "work");
        lockOutsideTransaction();
        try {
            if (closed) {
                throw new IllegalStateException("The hub %s is closed".formatted(database.name()));
            }
            return transact(work);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the database, after the transaction that is running. A second call does nothing.
     *
     * @throws IllegalStateException if this thread is in a transaction
     */
    @Override
    public void close() {
        lockOutsideTransaction();
        try {
            if (!closed) {
                closed = true;
                closeDatabase();
            }
        } finally {
            lock.unlock();
        }
    }

    private void lockOutsideTransaction() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "This thread is in a transaction of the hub %s already: end that first".formatted(database.name()));
        }
        lock.lock();
    }

    private <R> R transact(Function<StoreTransaction, R> work) {
        database.begin();
        Sql sql = new Sql(database);
        try {
            R result = work.apply(new JdbcTransaction(sql));
            sql.end();
            database.commit();
            return result;
        } catch (Throwable e) {
            sql.abandon();
            database.rollback(e);
            throw e;
        }
    }

    private void closeDatabase() {
        try {
            database.close();
        } finally {
            afterClose.run();
        }
    }
}
