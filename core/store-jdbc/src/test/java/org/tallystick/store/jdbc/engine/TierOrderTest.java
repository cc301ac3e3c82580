package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.To;
import org.tallystick.engine.retry.Tier;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** RES-14, RES-18, F-LIM-07: billing is not kept waiting by what is less critical. */
class TierOrderTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final List<String> sent = new ArrayList<>();
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theMostCriticalIsSentFirstWhateverTheOrderOfFlows() {
        invoices.takes(() -> sent.add("invoices"));
        customers.takes(() -> sent.add("customers"));

        run(to("erp"));

        assertThat(sent).containsExactly("invoices", "customers", "customers", "customers");
    }

    @Test
    void anotherTierThanTheUsualCanBeGiven() {
        invoices.takes(() -> sent.add("invoices"));
        customers.takes(() -> sent.add("customers"));

        run(to("erp").tier(Tier.BILLING));

        assertThat(sent).containsExactly("customers", "customers", "customers", "invoices");
    }

    /** The invoice is due again while the customers' first batch is sent. */
    @Test
    void whatIsLessCriticalGivesWayBetweenTwoBatches() {
        invoices.meets("I1", Fate.throttled(Duration.ofMillis(1)));
        invoices.takes(() -> sent.add("invoices"));
        customers.takes(() -> {
            sent.add("customers");
            time.pass(Duration.ofSeconds(1));
        });

        run(to("erp"));

        assertThat(sent).containsExactly("invoices", "customers", "invoices", "customers", "customers");
    }

    private void run(To toCustomers) {
        for (int i = 0; i < 9; i++) {
            decider.puts("c" + i, Papers.customer("C" + i, "Acme " + i));
        }
        decider.puts("i", Papers.invoice("I1", "100.00"));
        Bench.engine(store, time)
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, customers)
                                .writing(RecordType.INVOICE, invoices))
                .decide(decider)
                .deliver(RecordType.CUSTOMER, toCustomers)
                .deliver(RecordType.INVOICE, to("erp"))
                .build()
                .run(AUGUST);
    }
}
