package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Query.Standing;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** What the target had before is taken for ours only if it is equal (F-DUP-15). */
class AdoptionTest {

    private static final Invoice INVOICE = Papers.invoice("I1", "100.00");

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final Tallystick tally = Bench.writing(
            store, new ManualTime(), RecordType.INVOICE, target, new ScriptedDecider().puts("key", INVOICE));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEqualDocumentThatIsThereIsAdoptedAndNotWritten() {
        target.has(there(INVOICE));

        tally.run(AUGUST);

        assertThat(target.calls()).isEmpty();
        assertThat(tally.query().standing(INVOICE.ref(), "erp"))
                .contains(new Standing(true, true, "decide/scripted/key", "77"));
    }

    @Test
    void aDocumentWithOtherContentIsNeverOverwritten() {
        target.has(there(Papers.invoice("I1", "99.00")));

        Run run = tally.run(AUGUST);

        assertThat(target.calls()).isEmpty();
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("DIFFERENT_CONTENT");
            assertThat(found.subject()).isEqualTo("erp/invoice/I1");
            assertThat(found.message()).contains("99.00").contains("100.00");
        });
        assertThat(run.waiting().get("erp/invoice").get("I1")).startsWith("REJECTED");
    }

    private static Found there(Invoice invoice) {
        return new Found(
                "I1",
                "77",
                null,
                invoice.toString(),
                invoice.totals().net(),
                invoice.totals().tax());
    }
}
