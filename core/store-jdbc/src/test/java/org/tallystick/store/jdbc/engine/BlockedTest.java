package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** A delivery waits for the record that it names, and is freed by itself. */
class BlockedTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices =
            new PaperTarget<Invoice>().naming(invoice -> List.of(invoice.billTo()));
    private final ScriptedDecider decider = new ScriptedDecider().puts("1", Papers.invoice("I1", "100.00"));
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem(
                    "erp",
                    new PaperSystem().writing(RecordType.CUSTOMER, customers).writing(RecordType.INVOICE, invoices))
            .decide(decider)
            .deliver(RecordType.INVOICE, to("erp"))
            .deliver(RecordType.CUSTOMER, to("erp"))
            .build();

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
