package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** REC-1: what was delivered is what the target has, by count, net and tax. */
class ReconcileTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target))
            .decide(new ScriptedDecider().puts("key", Papers.invoice("I1", "100.00")))
            .deliver(RecordType.INVOICE, to("erp"))
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
    void whatTheTargetLostIsFound() {
        tally.run(AUGUST);
        target.loses("I1");

        assertThat(tally.run(AUGUST).breaks())
                .singleElement()
                .asString()
                .startsWith("MISSING_IN_TARGET")
                .contains("100.00");
    }

    @Test
    void whatTheTargetHasFromElsewhereIsFound() {
        target.has(there("I9", "77", "5.00"));

        assertThat(tally.run(AUGUST).breaks())
                .singleElement()
                .asString()
                .startsWith("MISSING_IN_SOURCE")
                .contains("I9");
    }

    @Test
    void anAmountThatWasChangedIsFoundWithBothSides() {
        tally.run(AUGUST);
        target.loses("I1");
        target.has(there("I1", "1", "99.00"));

        assertThat(tally.run(AUGUST).breaks())
                .singleElement()
                .asString()
                .startsWith("AMOUNT")
                .contains("100.00")
                .contains("99.00");
    }

    @Test
    void twoDocumentsOfOneKeyAreFound() {
        tally.run(AUGUST);
        target.has(there("I1", "2", "100.00"));

        assertThat(tally.run(AUGUST).breaks())
                .singleElement()
                .asString()
                .startsWith("DUPLICATE_IN_TARGET")
                .contains("I1");
    }

    @Test
    void whatIsStillOnItsWayIsNoBreak() {
        target.meets("I1", Collections.nCopies(8, Fate.throttled(Duration.ZERO)).toArray(Fate[]::new));

        assertThat(tally.run(AUGUST).breaks()).isEmpty();
    }

    private static Found there(String key, String remoteId, String net) {
        return new Found(key, remoteId, null, "other", Money.of(net, "EUR"), Money.of("10.00", "EUR"));
    }
}
