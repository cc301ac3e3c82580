package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.simulation.DirtyDecider;

/** A key is to be done when a record that it depends on changed, and until it was done. */
class DirtyKeysTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final DirtyDecider once = new DirtyDecider(RecordType.CUSTOMER, (key, hub, run) -> Decision.NONE);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aKeyIsDoneOncePerChange() {
        Tallystick tally = tally(once);
        source.says(Papers.account("C1", 1, "Acme"), Papers.account("C2", 1, "Bolt"));
        tally.run(AUGUST);
        source.says(Papers.account("C2", 2, "Bolt"), Papers.account("C1", 2, "Acme Ltd"));
        tally.run(SEPTEMBER);
        tally.run(OCTOBER);

        assertThat(once.runs()).containsExactly(List.of("C1", "C2"), List.of("C1"), List.of());
    }

    @Test
    void whatIsDeletedTouchesTheKeysThatItTouchedBefore() {
        Tallystick tally = tally(once);
        source.says(Papers.account("C1", 1, "Acme"));
        tally.run(AUGUST);
        source.says(new Change.Delete<>("C1", 2));
        tally.run(SEPTEMBER);

        assertThat(once.runs()).containsExactly(List.of("C1"), List.of("C1"));
    }

    @Test
    void aKeyThatAsksForItIsDoneAgainInTheNextRun() {
        DirtyDecider decider = new DirtyDecider(
                RecordType.CUSTOMER,
                (key, hub, run) -> Decision.builder().again().build());
        Tallystick tally = tally(decider);
        source.says(Papers.account("C1", 1, "Acme"));
        tally.run(AUGUST);
        tally.run(SEPTEMBER);

        assertThat(decider.runs()).containsExactly(List.of("C1"), List.of("C1"));
    }

    private Tallystick tally(DirtyDecider decider) {
        return Bench.reading(store, new ManualTime(), "crm", RecordType.CUSTOMER, source, decider);
    }
}
