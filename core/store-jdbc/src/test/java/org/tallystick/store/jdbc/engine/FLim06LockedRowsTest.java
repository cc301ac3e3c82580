package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RetryBudget;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** F-LIM-06: three rows in ten are locked by somebody else, inside a batch that is answered. */
class FLim06LockedRowsTest {

    private static final int MANY = 400;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> target = new PaperTarget<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void onlyTheLockedRowsAreSentAgainAndAllArrive() {
        Random chance = new Random(17);
        int locked = 0;
        Decision.Builder decision = Decision.builder();
        for (int i = 0; i < MANY; i++) {
            String id = "C%03d".formatted(i);
            decision.put(Papers.customer(id, "Acme " + i));
            if (chance.nextInt(10) < 3) {
                target.meets(id, Fate.throttled(Duration.ofSeconds(1)));
                locked++;
            }
        }
        Tallystick tally = Bench.engine(store, new ManualTime(MANY))
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
                .withLimits(
                        "erp",
                        Limits.builder()
                                .withRetryBudget(new RetryBudget(100, MANY))
                                .build())
                .decide(new ScriptedDecider().on("all", decision::build))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();

        assertThat(tally.run(AUGUST).waiting()).isEmpty();

        List<String> sent = target.calls().stream().flatMap(List::stream).toList();
        assertThat(sent).hasSize(MANY + locked);
        assertThat(target.kept()).extracting(Found::externalKey).hasSize(MANY).doesNotHaveDuplicates();
    }
}
