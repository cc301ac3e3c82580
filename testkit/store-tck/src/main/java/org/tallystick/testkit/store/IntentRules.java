package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.delivery;
import static org.tallystick.testkit.store.Rows.taken;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;

/** What every store must do with intents, and what is sent by them. */
abstract class IntentRules extends StoreRules {

    @Test
    void required_s52_anIntentKeepsTheOrderOfItsRecordsUntilItIsRemoved() {
        IntentRow first = new IntentRow("x1", "erp", "Invoice", List.of("b", "a", "c"), "{\"n\":1}", NOON, true);
        IntentRow second = new IntentRow("x0", "erp", "Invoice", List.of("d,\"e\""), "{}", NOON.plusNanos(1), true);
        IntentRow other = new IntentRow("x2", "psa", "Invoice", List.of(), "{}", NOON, true);
        write(tx -> List.of(second, first, other).forEach(tx.deliveries()::putIntent));

        assertThat(intents("erp")).containsExactly(first, second);
        assertThat(intents("psa")).containsExactly(other);

        write(tx -> tx.deliveries().removeIntent("x1"));
        assertThat(intents("erp")).containsExactly(second);
    }

    @Test
    void required_s53_anIntentIsReplaced() {
        IntentRow shorter = new IntentRow("x1", "erp", "Invoice", List.of("c"), "{}", NOON, false);
        write(tx ->
                tx.deliveries().putIntent(new IntentRow("x1", "erp", "Invoice", List.of("a", "b"), "{}", NOON, true)));
        write(tx -> tx.deliveries().putIntent(shorter));

        assertThat(intents("erp")).containsExactly(shorter);
    }

    @Test
    void required_s147_whatIsSentStaysAsItIsAndItsBatchIsOpen() {
        IntentRow batch = new IntentRow("x1", "erp", "Invoice", List.of("1"), "{}", NOON, true);
        write(tx -> tx.deliveries().put(List.of(delivery("1", "K1", State.PLANNED, NOON))));

        write(tx -> tx.deliveries().send(batch, List.of(delivery("1", "K1", State.SENT, NOON))));

        assertThat(intents("erp")).containsExactly(batch);
        assertThat(due(EnumSet.of(State.PLANNED), NOON, 9)).containsExactly("K1");
    }

    @Test
    void required_s148_whatIsSettledIsAsItWasAnsweredAndItsBatchHasEnded() {
        IntentRow batch = new IntentRow("x1", "erp", "Invoice", List.of("1", "2"), "{}", NOON, true);
        DeliveryRow taken = taken("1", "K1");
        DeliveryRow refused = refused("2", "K2");
        write(tx -> {
            tx.deliveries()
                    .put(List.of(delivery("1", "K1", State.PLANNED, NOON), delivery("2", "K2", State.PLANNED, NOON)));
            tx.deliveries().send(batch, List.of());
        });

        write(tx -> tx.deliveries().settle("x1", List.of(taken, refused)));

        assertThat(intents("erp")).isEmpty();
        assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("1", "2"), ALL)))
                .containsExactlyInAnyOrder(taken, refused);
    }

    private static DeliveryRow refused(String recordId, String key) {
        return new DeliveryRow(
                "erp",
                "Invoice",
                recordId,
                key,
                State.RETRY,
                "print",
                "{}",
                1,
                2,
                NOON.plusSeconds(1),
                "erp/project/9",
                null,
                false,
                null,
                null,
                "it is late");
    }

    private List<IntentRow> intents(String target) {
        return list(tx -> tx.deliveries().intents(target, "Invoice"));
    }
}
