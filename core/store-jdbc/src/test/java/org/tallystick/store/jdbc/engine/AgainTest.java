package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.decide.Decision;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** A key that the decider itself named, and that no record touched, can ask to be done again too. */
class AgainTest {

    @Test
    void aKeyThatNoRecordTouchedIsMarkedForTheNextRun() {
        ScriptedDecider decider =
                new ScriptedDecider().on("key", () -> Decision.builder().again().build());
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Bench.writing(store, new ManualTime(), RecordType.CUSTOMER, new PaperTarget<Customer>(), decider)
                    .run(AUGUST);

            List<String> marked = store.inTransaction(tx -> tx.dirtyKeys().list("scripted"));
            assertThat(marked).containsExactly("key");
        }
    }
}
