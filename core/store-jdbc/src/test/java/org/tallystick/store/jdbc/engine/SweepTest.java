package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-CUR-03: rows appear below the watermark. */
class SweepTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSweepFindsWhatAppearedBelowTheWatermark() {
        assertThat(namesAfterALateRow(new PaperArchive<>())).containsExactlyInAnyOrder("Acme", "Bolt");
    }

    @Test
    void withoutASweepItIsMissed() {
        assertThat(namesAfterALateRow(new PaperSource<>())).containsExactly("Acme");
    }

    @Test
    void aSweepReadsNothingThatIsKnown() {
        PaperArchive<Customer> source = new PaperArchive<>();
        source.says(Papers.account("C1", 1, "Acme"));
        Tallystick tally = tally(source);

        assertThat(tally.run(AUGUST).ingested().get("crm/customer").read()).isEqualTo(1);
        assertThat(tally.run(SEPTEMBER).ingested().get("crm/customer").read()).isZero();
    }

    private List<String> namesAfterALateRow(PaperSource<Customer> source) {
        source.says(Papers.account("C1", 5, "Acme"));
        Tallystick tally = tally(source);
        tally.run(AUGUST);
        source.appearsLate(Papers.account("C2", 4, "Bolt"));
        tally.run(SEPTEMBER);
        return looker.records().stream().map(Customer::name).toList();
    }

    private Tallystick tally(PaperSource<Customer> source) {
        return Bench.reading(store, new ManualTime(), "crm", RecordType.CUSTOMER, source, looker);
    }
}
