package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.store.jdbc.JdbcStore;

/** RES-10: what waits is taken a page of a thousand at a time, and all of it is. */
class PagedDeliveriesTest {

    private static final int MORE_THAN_A_PAGE = 1_100;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem(
                    "erp", new PaperSystem().writing(RecordType.CUSTOMER, target.naming(PagedDeliveriesTest::parent)))
            .decide(decider)
            .deliver(RecordType.CUSTOMER, to("erp"))
            .build();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allThatWaitsIsFreedWhateverItsNumber() {
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            decider.puts("c" + i, Papers.customer("C" + i, "Acme"));
        }
        Run before = tally.run(AUGUST);
        assertThat(before.waiting().get("erp/customer")).hasSize(MORE_THAN_A_PAGE);

        decider.puts("p", Papers.customer("P", "Parent"));
        Run after = tally.run(SEPTEMBER);

        assertThat(after.waiting()).isEmpty();
        assertThat(target.kept()).hasSize(MORE_THAN_A_PAGE + 1);
    }

    private static List<Ref<?>> parent(Customer customer) {
        return customer.ref().id().equals("P") ? List.of() : List.of(Papers.customerRef("crm", "P"));
    }
}
