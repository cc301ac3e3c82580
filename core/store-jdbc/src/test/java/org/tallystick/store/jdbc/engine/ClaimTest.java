package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** I12, F-FIN-12: each item is on one document at most, and a document never changes. */
class ClaimTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Tallystick tally = Bench.writing(store, new ManualTime(), RecordType.INVOICE, target, decider);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void claimingAnItemTwiceWritesNothingAtAll() {
        decider.on("1", () -> bills("I1", "psa/T1", "psa/T2")).on("2", () -> bills("I2", "psa/T3", "psa/T2"));

        tally.run(AUGUST);

        assertThat(claims())
                .isEqualTo(Map.of("psa/T1", List.of("hub/invoice/I1"), "psa/T2", List.of("hub/invoice/I1")));
        assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST))
                .extracting(Invoice::key)
                .containsExactly("I1");
        assertThat(tally.query().standing(Papers.invoiceRef("I2"), "erp")).isEmpty();
        assertThat(tally.query().exceptionsOpenAfter(AUGUST))
                .extracting(Finding::code)
                .containsExactly("DECISION_FAILED", "I1");
        assertThat(tally.query().exceptionsOpenAfter(AUGUST).get(0).message())
                .contains("I12", "psa/T2", "hub/invoice/I1");
    }

    @Test
    void claimingTheSameItemsForTheSameDocumentAgainChangesNothing() {
        decider.on("1", () -> bills("I1", "psa/T1"));
        tally.run(AUGUST);
        tally.run(SEPTEMBER);

        assertThat(claims()).isEqualTo(Map.of("psa/T1", List.of("hub/invoice/I1")));
        assertThat(target.calls()).hasSize(1);
        assertThat(tally.query().madeIn(RecordType.INVOICE, SEPTEMBER)).isEmpty();
    }

    @Test
    void aDocumentThatIsDecidedAnewWithOtherContentIsRefused() {
        decider.puts("1", Papers.invoice("I1", "100.00"));
        tally.run(AUGUST);
        decider.puts("1", Papers.invoice("I1", "101.00"));

        assertThat(tally.run(SEPTEMBER).exceptions())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("frozen"));
        assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST)).containsExactly(Papers.invoice("I1", "100.00"));
    }

    private static Decision bills(String invoice, String... items) {
        return Decision.builder()
                .put(Papers.invoice(invoice, "100.00"))
                .find(Finding.of(invoice, "hub/invoice/" + invoice, "finance", "look", "at it"))
                .claim(Papers.invoiceRef(invoice), List.of(items))
                .build();
    }

    private Map<String, List<String>> claims() {
        return store.inTransaction(tx -> tx.allocations().documentsOf(List.of("psa/T1", "psa/T2", "psa/T3")));
    }
}
