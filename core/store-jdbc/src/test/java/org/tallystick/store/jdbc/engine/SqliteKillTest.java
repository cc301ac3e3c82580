package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Tallystick;
import org.tallystick.store.jdbc.ChildJvm;

/**
 * Real kills: one worker process with its hub in a SQLite file, ended by SIGKILL at a moment that a seed chooses, and started again, as often as
 * {@code -Dtallystick.kills} says. Nothing is lost, and no document is there twice.
 */
class SqliteKillTest {

    private static final int KILLS = Integer.getInteger("tallystick.kills", 100);
    private static final long SEED = Long.getLong("tallystick.seed", 1);
    private static final int STEPS = 40;
    private static final int MILLISECONDS = 20;

    private final Random random = new Random(SEED);
    private int acknowledged;

    @TempDir
    Path directory;

    @Test
    void aWorkerThatIsKilledAgainAndAgainLosesNothingAndDoublesNothing() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            work();
            assertThatTheShopHasWhatWasAcknowledgedOnce(kill);
        }

        try (TestHubs.Hub hub = TestHubs.sqlite(FileShopWorker.hub(directory));
                FileShop shop = shop()) {
            Tallystick engine = FileShopWorker.engine(hub.store(), shop);
            assertThat(engine.run(FileShopWorker.month(shop)).waiting()).isEmpty();

            assertThat(engine.audit().verify()).as("seed %s", SEED).isEmpty();
            assertThat(acknowledged).as("customers before the last kill").isGreaterThan(KILLS);
            assertThat(List.of(shop.invoices(), shop.differentInvoices()))
                    .as("invoices, and different ones; seed %s", SEED)
                    .containsOnly(shop.customers());
            String records = hub.dump().get("hub_record");
            for (int number = 0; number < shop.customers(); number++) {
                assertThat(records).as("seed %s", SEED).contains(FileShop.key(number));
            }
            assertThat(hub.dump().get("hub_delivery").lines())
                    .as("seed %s", SEED)
                    .hasSize(shop.customers())
                    .allMatch(row -> row.contains("APPLIED"));
        }
    }

    /** Until it is killed, some steps and some milliseconds after it began. */
    private void work() throws IOException, InterruptedException {
        try (ChildJvm worker = ChildJvm.start(FileShopWorker.class, List.of(directory.toString()))) {
            for (int steps = random.nextInt(STEPS); steps >= 0; steps--) {
                hear(worker.line());
            }
            assertThat(worker.goesOnFor(Duration.ofMillis(random.nextInt(MILLISECONDS))))
                    .as("the worker goes on; seed %s", SEED)
                    .isTrue();
            worker.kill().forEach(this::hear);
        }
    }

    private void hear(String line) {
        if (!line.equals(FileShopWorker.STEP)) {
            acknowledged = Integer.parseInt(line);
        }
    }

    private void assertThatTheShopHasWhatWasAcknowledgedOnce(int kill) throws SQLException {
        try (FileShop shop = shop()) {
            assertThat(shop.invoices())
                    .as("invoices after kill %s; seed %s", kill, SEED)
                    .isEqualTo(shop.differentInvoices())
                    .isBetween(acknowledged, shop.customers());
        }
    }

    private FileShop shop() throws SQLException {
        return new FileShop(FileShopWorker.shop(directory), () -> {});
    }
}
