package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Query.Standing;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** Two records of one external key are never one record in the target. */
class KeyTakenTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("1", Papers.customer("C1", "Acme"));
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
            .decide(decider)
            .deliver(RecordType.CUSTOMER, to("erp").keyedBy(record -> "SAME"))
            .build();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theSecondIsRefusedAndTheFirstKeepsItsLink() {
        tally.run(AUGUST);
        decider.puts("2", Papers.customer("C2", "Bolt"));

        assertThatTheSecondIsRefused(tally.run(SEPTEMBER));
        assertThatTheSecondIsRefused(tally.run(Papers.OCTOBER));
        assertThat(tally.query().standing(Papers.customerRef("crm", "C1"), "erp"))
                .contains(new Standing(true, false, "decide/scripted/1", "1"));
    }

    @Test
    void ofTwoInOneBatchOneGoes() {
        decider.puts("2", Papers.customer("C2", "Bolt"));

        assertThatTheSecondIsRefused(tally.run(AUGUST));
    }

    private void assertThatTheSecondIsRefused(Run run) {
        assertThat(target.kept()).hasSize(1);
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("KEY_TAKEN");
        assertThat(run.exceptions().get(0).message())
                .isEqualTo(
                        "crm/customer/C2 has the key SAME in erp/customer, and so has crm/customer/C1, which was there first");
        assertThat(run.waiting().get("erp/customer").get("SAME")).startsWith("REJECTED");
    }
}
