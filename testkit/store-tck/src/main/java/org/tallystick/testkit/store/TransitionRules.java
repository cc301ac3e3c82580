package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.NOON;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.Transitions.TransitionRow;

/** What every store must do with transitions. */
abstract class TransitionRules extends StoreRules {

    @Test
    void required_s66_everyFieldComesBackInTheOrderOfVersionsThenAxes() {
        TransitionRow first = transition("r", 1, "/approval", null, "DRAFT");
        TransitionRow second = transition("r", 2, "/approval", "DRAFT", null);
        TransitionRow other = transition("r", 2, "/billing", "ELIGIBLE", "BILLED");

        write(tx ->
                tx.transitions().append(List.of(other, second, first, transition("s", 1, "/approval", null, "DRAFT"))));

        assertThat(list(tx -> tx.transitions().of("TimeEntry", "r"))).containsExactly(first, second, other);
    }

    @Test
    void required_s67_ofOneVersionTheLastStands() {
        write(tx -> tx.transitions()
                .append(List.of(
                        transition("r", 1, "/approval", null, "DRAFT"),
                        transition("r", 1, "/approval", null, "APPROVED"))));

        assertThat(list(tx -> tx.transitions().of("TimeEntry", "r")))
                .extracting(TransitionRow::to)
                .containsExactly("APPROVED");
    }

    @Test
    void required_s212_theFirstOfARecordComeBack() {
        TransitionRow approval = transition("r", 1, "/approval", null, "DRAFT");
        TransitionRow billing = transition("r", 1, "/billing", null, "ELIGIBLE");

        write(tx -> tx.transitions().appendFirst(List.of(billing, approval)));

        assertThat(list(tx -> tx.transitions().of("TimeEntry", "r"))).containsExactly(approval, billing);
    }

    @Test
    void required_s213_whatIsKnownIsNotAppendedAsTheFirst() {
        TransitionRow known = transition("r", 1, "/approval", null, "DRAFT");
        write(tx -> tx.transitions().append(List.of(known)));

        assertThatThrownBy(() -> write(
                        tx -> tx.transitions().appendFirst(List.of(transition("r", 1, "/approval", null, "APPROVED")))))
                .isInstanceOf(StoreException.class);

        assertThat(list(tx -> tx.transitions().of("TimeEntry", "r"))).containsExactly(known);
    }

    private static TransitionRow transition(
            String id, long version, String axis, @Nullable String from, @Nullable String to) {
        return new TransitionRow("TimeEntry", id, version, axis, from, to, NOON, from == null ? NOON : null, 7);
    }
}
