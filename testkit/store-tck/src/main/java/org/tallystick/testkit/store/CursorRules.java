package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testkit.store.Rows.NOON;

import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Cursors.ReadingRow;

/** What every store must do with cursors, and readings that have not ended. */
abstract class CursorRules extends StoreRules {

    @Test
    void required_s14_aCursorMayHaveNoPositionAndIsReplaced() {
        write(tx -> tx.cursors().put("flow", new CursorRow("7", "rules-1")));
        write(tx -> tx.cursors().put("flow", new CursorRow(null, "rules-2")));

        assertThat(one(tx -> tx.cursors().find("flow"))).contains(new CursorRow(null, "rules-2"));
        assertThat(one(tx -> tx.cursors().find("other"))).isEmpty();
    }

    @Test
    void required_s110_readingsComeBackInTheOrderInWhichTheyBegan() {
        ReadingRow open = new ReadingRow(NOON.plusSeconds(2), null, null);
        ReadingRow first = new ReadingRow(NOON, NOON.plusNanos(1), "7");
        write(tx -> {
            tx.cursors().putReading("crm/customer", open);
            tx.cursors().putReading("crm/customer", first);
            tx.cursors().putReading("psa/customer", first);
        });
        ReadingRow ended = new ReadingRow(NOON.plusSeconds(2), NOON.plusSeconds(3), "9");
        write(tx -> tx.cursors().putReading("crm/customer", ended));

        assertThat(list(tx -> tx.cursors().readings("crm/customer"))).containsExactly(first, ended);
    }

    @Test
    void required_s111_whatBeganBeforeAMomentIsForgottenOfItsFlowOnly() {
        ReadingRow old = new ReadingRow(NOON.minusNanos(1), NOON, "7");
        ReadingRow kept = new ReadingRow(NOON, NOON, "8");
        write(tx -> {
            tx.cursors().putReading("crm/customer", old);
            tx.cursors().putReading("crm/customer", kept);
            tx.cursors().putReading("psa/customer", old);
        });
        write(tx -> tx.cursors().forgetReadings("crm/customer", NOON));

        assertThat(list(tx -> tx.cursors().readings("crm/customer"))).containsExactly(kept);
        assertThat(list(tx -> tx.cursors().readings("psa/customer"))).containsExactly(old);
    }
}
