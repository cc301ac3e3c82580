package org.tallystick.store.jdbc;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.tallystick.engine.idempotency.Claim;
import org.tallystick.engine.idempotency.IdempotencyKey;
import org.tallystick.engine.idempotency.IdempotencyRecord;
import org.tallystick.engine.idempotency.IdempotencyStore;
import org.tallystick.engine.idempotency.Lease;
import org.tallystick.engine.idempotency.PayloadFingerprint;
import org.tallystick.engine.idempotency.Settlement;
import org.tallystick.engine.store.StoreException;

/**
 * Keeps the records in the table {@code hub_idempotency}: they outlive the process, and all processes on one database share them (RES-2, RES-16).
 * A host needs no engine for it:
 *
 * <pre>{@code
 * IdempotencyStore store = JdbcIdempotencyStore.postgres(dataSource, PostgresOptions.ofDefaults());
 * Idempotency idempotency = new Idempotency(store, EngineTime.system(), Duration.ofMinutes(5), Duration.ZERO);
 *
 * String remoteId = idempotency.execute(
 *         IdempotencyKey.of(write), PayloadFingerprint.of(payload), lease -> erp.post(payload), () -> erp.findInvoice("INV-2026-117"));
 * }</pre>
 *
 * <p>Each method is one short transaction on a connection of its own, and locks nothing but its row: an engine that works on the same hub is not
 * waited for on PostgreSQL, and for ten seconds at most on SQLite if the {@code DataSource} has that {@code busy_timeout}. Thread-safe.
 */
public final class JdbcIdempotencyStore implements IdempotencyStore {

    private final Sessions sessions;
    private final Function<Sql, Instant> clock;

    JdbcIdempotencyStore(Sessions sessions, Function<Sql, Instant> clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * On PostgreSQL, in the schema of a hub, which is made first if it is not there and the mode is {@link SchemaMode#APPLY}. The clock of the
     * database decides when a lease ends.
     *
     * @param dataSource of the host, which closes it
     * @throws StoreException as {@link JdbcStore#postgres(DataSource, PostgresOptions)} does
     */
    public static JdbcIdempotencyStore postgres(DataSource dataSource, PostgresOptions options) {
        Sessions sessions = postgresSessions(dataSource, options);
        String now = new PostgresDialect(options.schema()).clock();
        return new JdbcIdempotencyStore(
                sessions,
                sql -> sql.one("SELECT " + now, row -> Instants.read(row.getString(1)))
                        .orElseThrow());
    }

    /**
     * In a SQLite file, whose tables are made first if they are not there. A hub in the same file may be open.
     *
     * @param dataSource of the host, which closes it: connections to one file, not to memory
     * @param clock of this process, and of any other that uses the file
     * @throws StoreException if the file cannot be read or written, is no SQLite database, or was written by a newer version of this library
     */
    public static JdbcIdempotencyStore sqlite(DataSource dataSource, InstantSource clock) {
        requireNonNull(clock, "clock");
        Sessions sessions = new Pooled(dataSource, "on SQLite", new SqliteDialect());
        Schema.open(sessions, SchemaMode.APPLY);
        return new JdbcIdempotencyStore(sessions, sql -> clock.instant());
    }

    static Sessions postgresSessions(DataSource dataSource, PostgresOptions options) {
        JdbcStore.postgres(dataSource, options).close();
        String schema = options.schema();
        return new Pooled(dataSource, "on PostgreSQL, schema " + schema, PostgresDialect.withoutLock(schema));
    }

    @Override
    public Claim claim(IdempotencyKey key, PayloadFingerprint fingerprint, Duration lease) {
        return transact(sql -> {
            Optional<Claim> claim = Optional.empty();
            while (claim.isEmpty()) {
                claim = tryClaim(sql, key, fingerprint, lease);
            }
            return claim.get();
        });
    }

    /** Empty if another was quicker. */
    private Optional<Claim> tryClaim(Sql sql, IdempotencyKey key, PayloadFingerprint fingerprint, Duration lease) {
        IdempotencyTable table = new IdempotencyTable(sql);
        Claim first = IdempotencyRecord.first(key, fingerprint, clock.apply(sql).plus(lease));
        if (table.insert(first.record())) {
            return Optional.of(first);
        }
        return table.find(key).flatMap(known -> {
            Claim claim = known.claim(fingerprint, clock.apply(sql), lease);
            return table.replace(known, claim.record()) ? Optional.of(claim) : Optional.empty();
        });
    }

    @Override
    public boolean settle(Lease lease, Settlement settlement) {
        return change(lease.key(), (known, now) -> known.settle(lease, settlement, now))
                .isPresent();
    }

    @Override
    public Optional<Lease> renew(Lease lease, Duration duration) {
        return change(lease.key(), (known, now) -> known.renew(lease, now, now.plus(duration)))
                .map(renewed -> new Lease(lease.key(), lease.fencingToken(), renewed.leaseUntil()));
    }

    @Override
    public Optional<IdempotencyRecord> find(IdempotencyKey key) {
        return transact(sql -> new IdempotencyTable(sql).find(key));
    }

    @Override
    public int forget(Duration age) {
        return forget(sessions, clock, age);
    }

    static int forget(Sessions sessions, Function<Sql, Instant> clock, Duration age) {
        int forgotten = 0;
        int page = IdempotencyTable.PAGE;
        while (page == IdempotencyTable.PAGE) {
            page = JdbcStore.transact(
                    sessions,
                    sql -> new IdempotencyTable(sql)
                            .forgetSettledBefore(clock.apply(sql).minus(age)));
            forgotten += page;
        }
        return forgotten;
    }

    /** What becomes of a record at a moment; empty: it stays. */
    @FunctionalInterface
    private interface Step {
        Optional<IdempotencyRecord> next(IdempotencyRecord known, Instant now);
    }

    /** The record after the step; empty if there is none, or it stays. */
    private Optional<IdempotencyRecord> change(IdempotencyKey key, Step step) {
        return transact(sql -> {
            IdempotencyTable table = new IdempotencyTable(sql);
            while (true) {
                Optional<IdempotencyRecord> known = table.find(key);
                Optional<IdempotencyRecord> next = known.flatMap(record -> step.next(record, clock.apply(sql)));
                if (next.isEmpty() || table.replace(known.get(), next.get())) {
                    return next;
                }
            }
        });
    }

    private <R> R transact(Function<Sql, R> work) {
        return JdbcStore.transact(sessions, work);
    }
}
