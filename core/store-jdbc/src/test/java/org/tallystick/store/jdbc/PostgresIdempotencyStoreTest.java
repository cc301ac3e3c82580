package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.engine.idempotency.Claim;
import org.tallystick.engine.idempotency.ExecutionState;
import org.tallystick.engine.idempotency.Idempotency;
import org.tallystick.engine.idempotency.IdempotencyKey;
import org.tallystick.engine.idempotency.IdempotencyStore;
import org.tallystick.engine.idempotency.IntendedWrite;
import org.tallystick.engine.idempotency.Lease;
import org.tallystick.engine.idempotency.PayloadFingerprint;
import org.tallystick.engine.idempotency.Settlement;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.testkit.store.IdempotencyStoreContract;

/** The contract with a clock that the test owns; the store of a host takes the database's. */
class PostgresIdempotencyStoreTest extends IdempotencyStoreContract {

    private static final PostgresOptions OPTIONS = PostgresOptions.ofDefaults().withSchema(PostgresServer.newSchema());
    private static final IdempotencyKey KEY =
            IdempotencyKey.of(new IntendedWrite("erp", "put", "invoice", "INV-7", "v1", 1));
    private static final PayloadFingerprint PAYLOAD = PayloadFingerprint.of(new byte[] {1, 2, 3});
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final TestClock clock = new TestClock();

    @Override
    protected IdempotencyStore openStore() throws SQLException {
        Sessions sessions = JdbcIdempotencyStore.postgresSessions(PostgresServer.pool(), OPTIONS);
        PostgresServer.empty(OPTIONS.schema());
        return new JdbcIdempotencyStore(sessions, sql -> clock.instant());
    }

    @Override
    protected void pass(Duration duration) {
        clock.pass(duration);
    }

    @Test
    void theClockOfTheDatabaseEndsALease() throws SQLException {
        IdempotencyStore store = JdbcIdempotencyStore.postgres(PostgresServer.pool(), OPTIONS);
        Instant before = databaseTime();

        Claim claim = store.claim(KEY, PAYLOAD, LEASE);

        assertThat(claim.record().leaseUntil())
                .isBetween(before.plus(LEASE), databaseTime().plus(LEASE));
    }

    /** An engine that works on the hub holds its lock; a host's request does not wait for that. */
    @Test
    @Timeout(60)
    void aClaimDoesNotWaitForTheHub() {
        IdempotencyStore store = JdbcIdempotencyStore.postgres(PostgresServer.pool(), OPTIONS);
        try (JdbcStore hub = JdbcStore.postgres(PostgresServer.pool(), OPTIONS)) {
            Claim claim = hub.inTransaction(tx -> {
                tx.cursors().find("any");
                return store.claim(KEY, PAYLOAD, LEASE);
            });

            assertThat(claim.kind()).isEqualTo(Claim.Kind.RUN);
        }
    }

    /** As docs/postgresql.md grants it. */
    @Test
    void aHostNeedsTheRightsOnItsTableAndNoOther() throws SQLException {
        String role = "keys_of_" + OPTIONS.schema();
        PostgresServer.execute(
                PostgresServer.database(),
                "CREATE ROLE %s LOGIN; GRANT USAGE ON SCHEMA %s TO %s; GRANT SELECT, INSERT, UPDATE, DELETE ON %s.hub_idempotency TO %s"
                        .formatted(role, OPTIONS.schema(), role, OPTIONS.schema(), role));
        IdempotencyStore store =
                JdbcIdempotencyStore.postgres(PostgresServer.database(role), OPTIONS.withSchemaMode(SchemaMode.OFF));

        Claim claim = store.claim(KEY, PAYLOAD, LEASE);
        store.settle(claim.lease(), Settlement.done("remote-7"));

        assertThat(store.claim(KEY, PAYLOAD, LEASE).kind()).isEqualTo(Claim.Kind.DONE);
        assertThat(store.forget(LEASE)).isZero();
        PostgresServer.execute(PostgresServer.database(), "DROP OWNED BY %s; DROP ROLE %s".formatted(role, role));
    }

    /** Compare and set: what another wrote since the row was read is not overwritten. */
    @Test
    void aClaimThatAnotherOvertookGetsNothing() throws SQLException {
        IdempotencyStore quick = openStore();
        quick.claim(KEY, PAYLOAD, LEASE);
        pass(LEASE);
        IdempotencyStore slow = overtakenBy(2, () -> quick.claim(KEY, PAYLOAD, LEASE));

        Claim claim = slow.claim(KEY, PAYLOAD, LEASE);

        assertThat(claim.kind()).isEqualTo(Claim.Kind.IN_PROGRESS);
        assertThat(claim.record().fencingToken()).isEqualTo(2);
    }

    @Test
    void aLateEndThatAnotherOvertookChangesNothing() throws SQLException {
        IdempotencyStore quick = openStore();
        Lease late = quick.claim(KEY, PAYLOAD, LEASE).lease();
        pass(LEASE);
        IdempotencyStore slow = overtakenBy(1, () -> quick.claim(KEY, PAYLOAD, LEASE));

        assertThat(slow.settle(late, Settlement.done("late"))).isFalse();
        assertThat(quick.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.UNKNOWN);
    }

    /** A store that is overtaken when it asks for the time: a claim that finds the key asks again when it has read the row. */
    private IdempotencyStore overtakenBy(int question, Runnable other) {
        AtomicInteger questions = new AtomicInteger();
        return new JdbcIdempotencyStore(JdbcIdempotencyStore.postgresSessions(PostgresServer.pool(), OPTIONS), sql -> {
            if (questions.incrementAndGet() == question) {
                other.run();
            }
            return clock.instant();
        });
    }

    /** RES-2: two processes of a host, the same intent at the same time. */
    @Test
    @Timeout(60)
    void oneOfTwoCallersRunsAndTheOtherGetsItsResult() throws Exception {
        AtomicInteger posts = new AtomicInteger();
        CountDownLatch bothAsk = new CountDownLatch(2);
        ExecutorService hosts = Executors.newFixedThreadPool(2);
        List<Future<String>> results =
                List.of(hosts.submit(() -> post(bothAsk, posts)), hosts.submit(() -> post(bothAsk, posts)));

        for (Future<String> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("posted 1");
        }
        hosts.shutdown();
        assertThat(posts).hasValue(1);
    }

    private static String post(CountDownLatch bothAsk, AtomicInteger posts) throws InterruptedException {
        IdempotencyStore store = JdbcIdempotencyStore.postgres(PostgresServer.pool(), OPTIONS);
        Idempotency idempotency = new Idempotency(store, EngineTime.system(), LEASE, Duration.ofSeconds(30));
        bothAsk.countDown();
        bothAsk.await();
        return idempotency.execute(KEY, PAYLOAD, lease -> "posted " + posts.incrementAndGet());
    }

    private static Instant databaseTime() throws SQLException {
        return Instants.read(
                PostgresServer.query(PostgresServer.pool(), "SELECT " + new PostgresDialect(OPTIONS.schema()).clock()));
    }
}
