package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** REC-1 of credit memos: they are compared beside the invoices, each type with its own. */
class ReconcileCreditsTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final PaperTarget<CreditMemo> credits = new PaperTarget<>();
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem(
                    "erp",
                    new PaperSystem().writing(RecordType.INVOICE, invoices).writing(RecordType.CREDIT_MEMO, credits))
            .decide(new ScriptedDecider()
                    .puts("invoice", Papers.invoice("I1", "100.00"))
                    .puts("credit", Papers.creditMemo("I1", "30.00")))
            .deliver(RecordType.INVOICE, to("erp"))
            .deliver(RecordType.CREDIT_MEMO, to("erp"))
            .reconcileInvoices("erp")
            .build();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void equalSidesHaveNoBreak() {
        assertThat(tally.run(AUGUST).breaks()).isEmpty();
    }

    @Test
    void aCreditMemoThatTheTargetLostIsFound() {
        tally.run(AUGUST);
        credits.loses("C-I1");

        assertThat(tally.run(AUGUST).breaks())
                .containsExactly("MISSING_IN_TARGET: the hub delivered credit memo C-I1 (net 30.00 EUR, tax 10.00 EUR),"
                        + " erp does not have it");
    }

    @Test
    void aCreditMemoOfOthersIsFound() {
        credits.has(there("C-I9", "5.00"));

        assertThat(tally.run(AUGUST).breaks())
                .singleElement()
                .asString()
                .startsWith("MISSING_IN_SOURCE: erp has credit memo C-I9");
    }

    @Test
    void anAmountThatWasChangedIsFoundWithBothSides() {
        tally.run(AUGUST);
        credits.loses("C-I1");
        credits.has(there("C-I1", "29.00"));

        assertThat(tally.run(AUGUST).breaks())
                .containsExactly("AMOUNT: credit memo C-I1: the hub has net 30.00 EUR and tax 10.00 EUR,"
                        + " erp has net 29.00 EUR and tax 10.00 EUR");
    }

    private static Found there(String key, String net) {
        return new Found(key, "77", null, "other", Money.of(net, "EUR"), Money.of("10.00", "EUR"));
    }
}
