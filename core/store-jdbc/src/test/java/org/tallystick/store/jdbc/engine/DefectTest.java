package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.To;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.store.jdbc.JdbcStore;

/** A connector that throws what its contract does not name is a problem of its flow or its record: everything else goes on. */
class DefectTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider()
            .puts("1", Papers.invoice("I1", "100.00"))
            .puts("2", Papers.invoice("I2", "200.00"))
            .puts("3", Papers.customer("C1", "Acme"));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLookUpThatThrowsEndsItsFlowOnly() {
        invoices.breaks();

        Run run = run(to("erp"));

        assertThatADefectIsOpen(run, "erp/invoice");
        assertThat(invoices.kept()).isEmpty();
    }

    @Test
    void referencesThatThrowSetTheirRecordAside() {
        invoices.naming(invoice -> {
            if (invoice.ref().id().equals("I1")) {
                throw new IllegalStateException("no such field");
            }
            return List.of();
        });

        Run run = run(to("erp"));

        assertThatADefectIsOpen(run, "erp/invoice/I1");
        assertThat(invoices.kept()).hasSize(1);
    }

    @Test
    void aDigestThatThrowsSetsItsRecordAside() {
        invoices.has(new Found("I1", "77", null, "there", null, null));
        invoices.digesting(content -> {
            throw new IllegalStateException("no normal form");
        });

        Run run = run(to("erp"));

        assertThatADefectIsOpen(run, "erp/invoice/I1");
        assertThat(invoices.kept()).hasSize(2);
    }

    @Test
    void aCloseThatThrowsLeavesNothingElseOpen() {
        List<String> closed = new ArrayList<>();
        TallystickBuilder builder = Tallystick.builder().withStore(store);
        for (String system : List.of("crm", "psa", "erp")) {
            builder.withSystem(system, new PaperSystem().closing(() -> {
                        closed.add(system);
                        throw new IllegalStateException("closed already");
                    }));
        }

        builder.build().close();

        assertThat(closed).containsExactlyInAnyOrder("crm", "psa", "erp");
        assertThatIllegalStateException()
                .isThrownBy(() -> store.inTransaction(tx -> tx.runs().list()))
                .withMessageContaining("is closed");
    }

    @Test
    void whatIsUnknownStaysUnknownIfItCannotBeCompared() {
        invoices.meets("I1", Fate.replyLost());
        invoices.digesting(content -> {
            throw new IllegalStateException("no normal form");
        });

        Run run = run(to("erp"));

        assertThatADefectIsOpen(run, "erp/invoice/I1");
        assertThat(run.waiting().get("erp/invoice").get("I1")).startsWith("UNKNOWN");
    }

    @Test
    void aKeyFunctionThatThrowsSetsItsRecordsAside() {
        Run run = run(to("erp").keyedBy(record -> {
            if (record.ref().id().equals("I1")) {
                throw new IllegalStateException("no key");
            }
            return record.ref().id();
        }));

        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("NO_KEY");
            assertThat(found.message()).contains("no key");
            assertThat(found.remedy()).contains("keyedBy(…) of deliver(invoice, to(\"erp\"))");
        });
        assertThat(invoices.kept()).hasSize(1);
        assertThat(customers.kept()).hasSize(1);
    }

    @Test
    void aKeyFunctionThatGivesAnEmptyKeySetsItsRecordsAside() {
        Run run = run(to("erp")
                .keyedBy(record ->
                        record.ref().id().equals("I1") ? " " : record.ref().id()));

        assertThat(run.exceptions()).extracting(Finding::code).containsExactly("NO_KEY");
        assertThat(run.exceptions().get(0).message()).startsWith("hub/invoice/I1 has no key in erp");
        assertThat(invoices.kept()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeWithoutWhatItsKindCarriesIsRefused(Outcome.Kind kind) {
        assertThatNullPointerException()
                .isThrownBy(() -> new Outcome(kind, null, null))
                .withMessageContaining(kind.name());
    }

    private Run run(To invoicesTo) {
        Tallystick tally = Bench.engine(store, new ManualTime())
                .withSystem(
                        "erp",
                        new PaperSystem().writing(RecordType.INVOICE, invoices).writing(RecordType.CUSTOMER, customers))
                .decide(decider)
                .deliver(RecordType.INVOICE, invoicesTo)
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
        return tally.run(AUGUST);
    }

    private void assertThatADefectIsOpen(Run run, String subject) {
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("CONNECTOR_DEFECT");
            assertThat(found.subject()).isEqualTo(subject);
        });
        assertThat(customers.kept()).hasSize(1);
    }
}
