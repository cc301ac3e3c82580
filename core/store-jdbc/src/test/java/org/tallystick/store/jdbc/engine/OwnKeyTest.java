package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.store.jdbc.JdbcStore;

/** A record that carries our own key is the outcome of a delivery. */
class OwnKeyTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem(
                    "erp",
                    new PaperSystem().reading(RecordType.CUSTOMER, source).writing(RecordType.CUSTOMER, target))
            .ingest(RecordType.CUSTOMER, from("erp"))
            .decide(new ScriptedDecider().puts("key", Papers.customer("C1", "Acme")), looker)
            .deliver(RecordType.CUSTOMER, to("erp"))
            .build();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itLinksToTheRecordOfTheDeliveryAndMakesNoNewOne() {
        tally.run(AUGUST);
        source.says(echo("9001").withKey("C1"));
        tally.run(SEPTEMBER);

        assertThat(looker.records()).hasSize(1);
        assertThat(recordIdOf("erp", "9001")).isEqualTo(recordIdOf("crm", "C1"));
        assertThat(target.kept()).hasSize(1);
    }

    @Test
    void oneWithoutOurKeyIsARecordOfItsOwn() {
        tally.run(AUGUST);
        source.says(echo("9001").withoutKey());
        tally.run(SEPTEMBER);

        assertThat(looker.records()).hasSize(2);
    }

    private static Echo echo(String id) {
        return new Echo(
                id,
                Draft.of(
                        Papers.customerRef("erp", id), Papers.builder("erp", id).name("Acme")));
    }

    private record Echo(String id, Draft<Customer> draft) {

        Change<Customer> withKey(String key) {
            return Papers.account(id, 1, draft.withExternalKey(key), "Acme");
        }

        Change<Customer> withoutKey() {
            return Papers.account(id, 1, draft, "Acme");
        }
    }

    private String recordIdOf(String system, String id) {
        RefKey key = new RefKey(system, "customer", id);
        return store.inTransaction(tx -> tx.crosswalk().recordIds(List.of(key)).get(key));
    }
}
