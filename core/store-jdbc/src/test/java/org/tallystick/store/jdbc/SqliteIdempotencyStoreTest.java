package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.tallystick.engine.idempotency.Claim;
import org.tallystick.engine.idempotency.Idempotency;
import org.tallystick.engine.idempotency.IdempotencyKey;
import org.tallystick.engine.idempotency.IdempotencyStore;
import org.tallystick.engine.idempotency.IntendedWrite;
import org.tallystick.engine.idempotency.LookUp;
import org.tallystick.engine.idempotency.PayloadFingerprint;
import org.tallystick.engine.idempotency.Settlement;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.testkit.store.IdempotencyStoreContract;

class SqliteIdempotencyStoreTest extends IdempotencyStoreContract {

    private static final IntendedWrite WRITE =
            new IntendedWrite("erp-emea", "put", "invoice", "INV-2026-117", "3f1c", 1);
    private static final IdempotencyKey KEY = IdempotencyKey.of(WRITE);
    private static final PayloadFingerprint PAYLOAD = PayloadFingerprint.of(new byte[] {1, 2, 3});

    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    @Override
    protected IdempotencyStore openStore() {
        return JdbcIdempotencyStore.sqlite(source(), clock);
    }

    @Override
    protected void pass(Duration duration) {
        clock.pass(duration);
    }

    @Test
    void whatWasDoneIsKnownAfterARestart() {
        openStore().settle(claim(openStore()).lease(), Settlement.done("remote-7"));

        Claim again = claim(openStore());

        assertThat(again.kind()).isEqualTo(Claim.Kind.DONE);
        assertThat(again.record().result()).isEqualTo("remote-7");
    }

    @Test
    void theExampleRunsOnce() {
        IdempotencyStore store = JdbcIdempotencyStore.sqlite(source(), EngineTime.system());
        Idempotency idempotency = new Idempotency(store, EngineTime.system(), Duration.ofMinutes(5), Duration.ZERO);
        AtomicInteger posts = new AtomicInteger();

        for (int i = 0; i < 2; i++) {
            String remoteId =
                    idempotency.execute(KEY, PAYLOAD, lease -> "posted " + posts.incrementAndGet(), LookUp::cannotTell);
            assertThat(remoteId).isEqualTo("posted 1");
        }
    }

    /** The hub of an engine stands in the same file, and is open. */
    @Test
    void erasureBlanksAResultThatNamesThePerson() {
        try (JdbcStore hub = JdbcStore.sqlite(directory.resolve("host.db"))) {
            IdempotencyStore store = openStore();
            store.settle(claim(store).lease(), Settlement.done("sent to ada@example.org"));

            int blanked = hub.inTransaction(tx -> tx.blanking().mentions("ada@example.org"));

            assertThat(blanked).isEqualTo(1);
            assertThat(claim(store).record().result()).isEmpty();
        }
    }

    private static Claim claim(IdempotencyStore store) {
        return store.claim(KEY, PAYLOAD, Duration.ofMinutes(5));
    }

    private SQLiteDataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + directory.resolve("host.db"));
        return source;
    }
}
