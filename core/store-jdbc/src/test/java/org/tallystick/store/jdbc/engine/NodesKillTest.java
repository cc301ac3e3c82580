package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.store.jdbc.ChildJvm;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;
import org.tallystick.store.jdbc.PostgresServer;

/**
 * Real kills: two to three worker processes on one PostgreSQL, one of which is killed at a moment that a seed chooses, and another put in its
 * place, as often as {@code -Dtallystick.kills} says. Nothing is lost, and no document is there twice.
 */
class NodesKillTest {

    private static final int KILLS = Integer.getInteger("tallystick.kills", 2);
    private static final long SEED = Long.getLong("tallystick.seed", 1);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Random random = new Random(SEED);
    private final List<ChildJvm> workers = new ArrayList<>();
    private String schema = "";

    @BeforeEach
    void open() throws SQLException {
        schema = PostgresServer.newSchema();
        execute("CREATE TABLE %s_shop (external_key TEXT, body TEXT)".formatted(schema));
        hub().close();
    }

    @AfterEach
    void close() throws SQLException {
        workers.forEach(ChildJvm::close);
        execute("DROP SCHEMA %s CASCADE; DROP TABLE %s_shop".formatted(schema, schema));
    }

    @Test
    void workersThatAreKilledLoseNothingAndDoubleNothing() throws Exception {
        startWorker();
        startWorker();
        for (int kill = 0; kill < KILLS; kill++) {
            startWorker();
            int sent = documents();
            untilThereAre(sent + 1 + random.nextInt(40));
            workers.remove(random.nextInt(workers.size())).kill();
        }
        for (ChildJvm worker : workers) {
            assertThat(worker.endsWithin(LIMIT))
                    .as("a worker that was not killed ends")
                    .isTrue();
        }

        try (JdbcStore store = hub()) {
            ShopWorker.Table shop =
                    new ShopWorker.Table(ShopWorker.source(PostgresServer.port()), schema, Duration.ZERO);
            Tallystick engine = ShopWorker.engine(store, shop);
            assertThat(engine.run(AUGUST).waiting()).isEmpty();
            assertThat(engine.audit().verify()).as("seed %s", SEED).isEmpty();
        }
        assertThat(query("SELECT external_key FROM %s_shop ORDER BY external_key".formatted(schema))
                        .split(","))
                .as("seed %s", SEED)
                .containsExactlyElementsOf(ShopWorker.keys());
        assertThat(query("SELECT DISTINCT state FROM %s.hub_delivery".formatted(schema)))
                .isEqualTo("APPLIED");
    }

    private void startWorker() throws IOException {
        ChildJvm worker =
                ChildJvm.start(ShopWorker.class, List.of(Integer.toString(PostgresServer.port()), schema, "20"));
        assertThat(worker.line()).isEqualTo("started");
        workers.add(worker);
    }

    private JdbcStore hub() {
        return JdbcStore.postgres(
                PostgresServer.pool(), PostgresOptions.ofDefaults().withSchema(schema));
    }

    /** Or all. */
    private void untilThereAre(int documents) throws SQLException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (documents() < Math.min(documents, ShopWorker.INVOICES)) {
            assertThat(System.nanoTime())
                    .as("seed %s: only %s of %s documents came", SEED, documents(), documents)
                    .isLessThan(end);
            // By the database: a loop that asks without a pause would take the processor from the workers.
            query("SELECT pg_sleep(0.05)");
        }
    }

    private int documents() throws SQLException {
        return Integer.parseInt(query("SELECT COUNT(*) FROM %s_shop".formatted(schema)));
    }

    private static String query(String sql) throws SQLException {
        return PostgresServer.query(PostgresServer.pool(), sql);
    }

    private static void execute(String sql) throws SQLException {
        PostgresServer.execute(PostgresServer.pool(), sql);
    }
}
