package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.decide.Decision;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-DUP-02, F-DUP-03: one key for one intended write, wherever and whenever it is made. */
class IdempotencyKeyTest {

    private static final Customer ACME = Papers.customer("C1", "Acme");

    @Test
    void theSameIntentHasTheSameKeyOnAnotherHubAtAnotherTime() {
        assertThat(key(ACME, Map.of(), Duration.ZERO)).isEqualTo(key(ACME, Map.of(), Duration.ofDays(3)));
    }

    @Test
    void anotherRecordOrAnotherContentIsAnotherIntent() {
        assertThat(List.of(
                        key(ACME, Map.of(), Duration.ZERO),
                        key(Papers.customer("C2", "Acme"), Map.of(), Duration.ZERO),
                        key(Papers.customer("C1", "Acme Ltd"), Map.of(), Duration.ZERO),
                        key(ACME, Map.of("erp.terms", "30"), Duration.ZERO)))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void aRecordThatChangedBeforeItArrivedIsAnotherIntent() {
        PaperTarget<Customer> target = new PaperTarget<>();
        target.meets("C1", Fate.throttled(Duration.ofMinutes(1)));
        target.fallsSilentAfter(1);
        ScriptedDecider decider = new ScriptedDecider().puts("key", ACME);
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            ManualTime time = new ManualTime();
            Bench.writing(store, time, RecordType.CUSTOMER, target, decider).run(AUGUST);
            target.speaksAgain();
            decider.puts("key", Papers.customer("C1", "Acme Ltd"));
            Bench.writing(store, time, RecordType.CUSTOMER, target, decider).run(Papers.SEPTEMBER);
        }

        assertThat(target.idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
        assertThat(target.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("Acme Ltd"));
    }

    private static String key(Customer customer, Map<String, String> extensions, Duration later) {
        PaperTarget<Customer> target = new PaperTarget<>();
        ManualTime time = new ManualTime();
        time.pass(later);
        ScriptedDecider decider = new ScriptedDecider()
                .on(
                        "key",
                        () -> Decision.builder()
                                .put(customer)
                                .deliver(customer.ref(), "erp", extensions)
                                .build());
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Bench.engine(store, time)
                    .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
                    .decide(decider)
                    .deliver(RecordType.CUSTOMER, to("erp").onRequest())
                    .build()
                    .run(AUGUST);
        }
        return target.idempotencyKeys().get(0);
    }
}
