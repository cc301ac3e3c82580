package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.WrongStore;

/** A delivery waits for the record that it names, and is freed by itself. */
class BlockedTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices =
            new PaperTarget<Invoice>().naming(invoice -> List.of(invoice.billTo()));
    private final ScriptedDecider decider = new ScriptedDecider().puts("1", Papers.invoice("I1", "100.00"));
    private final Tallystick tally = tally(store);

    private Tallystick tally(Store hub) {
        return Bench.engine(hub, new ManualTime())
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, customers)
                                .writing(RecordType.INVOICE, invoices))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anInvoiceWaitsForItsCustomerAndSaysSo() {
        Run run = tally.run(AUGUST);

        assertThat(invoices.calls()).isEmpty();
        assertThat(run.waiting()).isEqualTo(Map.of("erp/invoice", Map.of("I1", "waits for crm/customer/C1")));
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("WAITS_FOR");
            assertThat(found.subject()).isEqualTo("erp/invoice/I1");
            assertThat(found.message()).contains("crm/customer/C1, which neither erp nor the hub has");
            assertThat(found.remedy()).contains("bring crm/customer/C1 to erp");
        });
    }

    @Test
    void theInvoiceGoesInTheRunInWhichItsCustomerArrives() {
        decider.puts("2", Papers.customer("C1", "Acme"));

        assertThat(tally.run(AUGUST).waiting()).isEmpty();
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void aCustomerThatComesInALaterRunFreesIt() {
        tally.run(AUGUST);
        decider.puts("2", Papers.customer("C1", "Acme"));

        Run later = tally.run(SEPTEMBER);
        assertThat(later.waiting()).isEmpty();
        assertThat(later.exceptions()).isEmpty();
        assertThat(invoices.kept()).hasSize(1);
    }

    /** Another engine does so, or a process of this one, between two transactions of the run. */
    @Test
    void anInvoiceThatIsWithdrawnWhileItIsLookedAtIsNotSent() {
        tally.run(AUGUST);
        decider.puts("2", Papers.customer("C1", "Acme"));
        AtomicBoolean isLookedAt = new AtomicBoolean();
        invoices.naming(invoice -> {
            isLookedAt.set(true);
            return List.of(invoice.billTo());
        });
        AtomicInteger withdrawn = new AtomicInteger();
        Store busy = WrongStore.after(store, () -> {
            if (isLookedAt.getAndSet(false)) {
                withdrawn.addAndGet(store.inTransaction(BlockedTest::withdraw));
            }
        });

        tally(busy).run(SEPTEMBER);

        assertThat(withdrawn).hasValue(1);
        assertThat(invoices.kept()).isEmpty();
    }

    /** As the planner does it, if that is allowed. */
    private static int withdraw(StoreTransaction tx) {
        List<DeliveryRow> blocked =
                tx.deliveries().inState("erp", "invoice", Set.of(State.BLOCKED), Deliveries.ALL, null, 10);
        tx.deliveries()
                .put(blocked.stream()
                        .map(row -> new DeliveryRow(
                                row.target(),
                                row.type(),
                                row.recordId(),
                                row.externalKey(),
                                State.DISCARDED,
                                row.fingerprint(),
                                row.extensions(),
                                row.generation(),
                                row.attempts(),
                                row.dueAt(),
                                null,
                                null,
                                false,
                                row.requestedBy(),
                                row.run(),
                                null))
                        .toList());
        return blocked.size();
    }

    @Test
    void aCustomerThatIsRefusedKeepsItsInvoiceWaitingAndNothingElse() {
        customers.meets("C1", Fate.refused());
        decider.puts("2", Papers.customer("C1", "Acme")).puts("3", Papers.customer("C2", "Bolt"));

        Run run = tally.run(AUGUST);

        assertThat(customers.kept()).hasSize(1);
        assertThat(run.waiting().get("erp/invoice")).containsEntry("I1", "waits for crm/customer/C1");
        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("RULE_7", "WAITS_FOR");
        assertThat(run.exceptions()).extracting(Finding::subject).containsExactly("erp/customer/C1", "erp/invoice/I1");
    }
}
