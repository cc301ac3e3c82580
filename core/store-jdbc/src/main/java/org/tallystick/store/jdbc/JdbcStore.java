package org.tallystick.store.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;

/**
 * The hub in a SQL database. Transactions run one after the other: SQLite has one writer, and on PostgreSQL each takes the hub's advisory
 * lock first, so that stores of several processes share one hub. Thread-safe.
 *
 * <p>A hub file belongs to one store at a time. The lock stands on a file beside it, {@code hub.db.lock}, and ends with the process,
 * however that ends; the lock file itself stays. Reading along with SQLite's own tools is possible.
 */
public final class JdbcStore implements Store {

    private final Sessions sessions;

    /** Guards the sessions and {@link #closed}. */
    private final ReentrantLock lock = new ReentrantLock();

    private boolean closed;

    JdbcStore(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Opens the hub in a SQLite file, and makes it first if it is not there. Its directory must exist.
     *
     * @throws StoreException if the file is in use by another store, cannot be read or written, is no SQLite database, or was written by a
     *     newer version of this library
     */
    public static JdbcStore sqlite(Path file) {
        return sqlite(file, SchemaMode.APPLY);
    }

    /**
     * Opens the hub in a SQLite file.
     *
     * @param schemaMode what is done about its tables; only {@link SchemaMode#APPLY} makes a file that is not there
     * @throws StoreException as {@link #sqlite(Path)} does, or because of the tables
     */
    public static JdbcStore sqlite(Path file, SchemaMode schemaMode) {
        return Sqlite.open(file, schemaMode);
    }

    /**
     * Opens the hub in schema {@code tallystick} of a PostgreSQL database, and makes it first if it is not there.
     *
     * @throws StoreException as {@link #postgres(DataSource, PostgresOptions)} does
     */
    public static JdbcStore postgres(DataSource dataSource) {
        return postgres(dataSource, PostgresOptions.ofDefaults());
    }

    /**
     * Opens the hub in a PostgreSQL database, version 14 or newer, encoding UTF8. Several stores, of one process or of many, may have the same
     * hub open.
     *
     * @param dataSource of the host, which closes it after the store; a store uses one connection at a time
     * @throws StoreException if there is no connection, the database does not suit, the tables are not as the options ask, or the hub was
     *     written by a newer version of this library
     */
    public static JdbcStore postgres(DataSource dataSource, PostgresOptions options) {
        return Postgres.open(dataSource, options);
    }

    /** Makes an empty hub in memory, gone when it is closed: for tests and simulations. */
    public static JdbcStore sqliteInMemory() {
        return Sqlite.openInMemory();
    }

    /**
     * Opens the hub that a URL names: {@code jdbc:sqlite:} and the path of a file, or {@code jdbc:sqlite::memory:}.
     *
     * @throws IllegalArgumentException if the URL names anything else
     * @throws StoreException as {@link #sqlite(Path)} does
     */
    public static JdbcStore open(String jdbcUrl) {
        return Sqlite.open(jdbcUrl);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits while another thread is in a transaction. A transaction in which the database failed is not committed, even if {@code work}
     * catches that. {@code work} is done once: where the database fails, the caller gets it as a {@link StoreException} and may try again.
     * If the connection breaks at the commit itself, the message says that the outcome is not known.
     *
     * @throws IllegalStateException if this thread is in a transaction already, or the store is closed
     */
    @Override
    public <R> R inTransaction(Function<StoreTransaction, R> work) {
        Objects.requireNonNull(work, "work");
        lockOutsideTransaction();
        try {
            if (closed) {
                throw new IllegalStateException("The hub %s is closed".formatted(sessions.name()));
            }
            return transact(sessions, sql -> work.apply(new JdbcTransaction(sql)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isShared() {
        return sessions.isShared();
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
                sessions.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the idempotency keys of hosts that were settled before, and says how many. */
    int forgetIdempotencyKeys(Instant before) {
        lockOutsideTransaction();
        try {
            return JdbcIdempotencyStore.forget(sessions, sql -> before, Duration.ZERO);
        } finally {
            lock.unlock();
        }
    }

    private void lockOutsideTransaction() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "This thread is in a transaction of the hub %s already: end that first".formatted(sessions.name()));
        }
        lock.lock();
    }

    /** Does work in one transaction, with no regard to threads. */
    static <R> R transact(Sessions sessions, Function<Sql, R> work) {
        Database database = sessions.begin();
        Sql sql = new Sql(database);
        try {
            R result = work.apply(sql);
            sql.end();
            database.commit();
            return result;
        } catch (Throwable e) {
            sql.abandon();
            database.rollback(e);
            throw e;
        } finally {
            sessions.giveBack(database);
        }
    }
}
