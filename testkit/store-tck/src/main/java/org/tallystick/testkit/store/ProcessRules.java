package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.process;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.StoreTransaction;

/** What every store must do with processes. */
abstract class ProcessRules extends StoreRules {

    @Test
    void required_s170_everyFieldOfAProcessComesBackAsItWasPutLast() {
        ProcessRow first = process("p1", Processes.State.RUNNING, NOON);
        ProcessRow last = new ProcessRow(
                "p1",
                "credit-rebill",
                2,
                "credit",
                Processes.State.COMPENSATING,
                true,
                "{\"invoice\":\"I1\"}",
                "person billing",
                NOON.plusNanos(1),
                NOON.plusNanos(2),
                3,
                "Ada",
                "refused");
        write(tx -> tx.processes().put(first));
        assertThat(one(tx -> tx.processes().find("p1"))).contains(first);
        write(tx -> tx.processes().put(last));

        assertThat(one(tx -> tx.processes().find("p1"))).contains(last);
        assertThat(one(tx -> tx.processes().find("P1"))).isEmpty();
    }

    @Test
    void required_s171_pagesAreOfTheStatesInTheOrderOfKeys() {
        write(tx -> {
            tx.processes().put(process("c", Processes.State.WAITING, NOON));
            tx.processes().put(process("a", Processes.State.WAITING, null));
            tx.processes().put(process("b", Processes.State.STUCK, null));
            tx.processes().put(process("d", Processes.State.DONE, null));
        });
        Set<Processes.State> open = EnumSet.of(Processes.State.WAITING, Processes.State.STUCK);

        assertThat(keys(tx -> tx.processes().page(open, "", 9))).containsExactly("a", "b", "c");
        assertThat(keys(tx -> tx.processes().page(open, "a", 1))).containsExactly("b");
        assertThat(keys(tx -> tx.processes().page(open, "b", 9))).containsExactly("c");
    }

    @Test
    void required_s172_dueAreThoseWhoseMomentHasComeInTheOrderOfKeys() {
        write(tx -> {
            tx.processes().put(process("b", Processes.State.RUNNING, NOON));
            tx.processes().put(process("a", Processes.State.WAITING, NOON.minusNanos(1)));
            tx.processes().put(process("c", Processes.State.WAITING, NOON.plusNanos(1)));
            tx.processes().put(process("d", Processes.State.WAITING, null));
        });

        assertThat(keys(tx -> tx.processes().due(NOON, "", 9))).containsExactly("a", "b");
        assertThat(keys(tx -> tx.processes().due(NOON, "", 1))).containsExactly("a");
        assertThat(keys(tx -> tx.processes().due(NOON, "a", 9))).containsExactly("b");
    }

    @Test
    void required_s173_movesOfAProcessComeBackInTheOrderInWhichTheyWereAppended() {
        MoveRow first = new MoveRow("p1", NOON, "propose", Processes.State.WAITING, "Ben", "month end");
        MoveRow second = new MoveRow("p1", NOON.minusNanos(1), "propose", Processes.State.RUNNING, "Ada", "");
        write(tx -> {
            tx.processes().put(process("p1", Processes.State.RUNNING, NOON));
            tx.processes().put(process("p2", Processes.State.RUNNING, NOON));
            tx.processes().append(first);
            tx.processes().append(new MoveRow("p2", NOON, "credit", Processes.State.DONE, "hub", "credited"));
        });
        write(tx -> tx.processes().append(second));
        write(tx -> tx.processes().append(first));

        assertThat(list(tx -> tx.processes().moves("p1"))).containsExactly(first, second, first);
    }

    @Test
    void required_s174_whoStartedAndMovedAProcessIsBlanked() {
        write(tx -> {
            tx.processes().put(process("p1", Processes.State.WAITING, null));
            tx.processes().append(new MoveRow("p1", NOON, "propose", Processes.State.WAITING, "Ben", "Ben asks"));
            tx.processes().append(new MoveRow("p1", NOON, "propose", Processes.State.RUNNING, "Ada", "right"));
            tx.blanking().mentions("Ben");
        });

        assertThat(one(tx -> tx.processes().find("p1")).orElseThrow().startedBy())
                .isEqualTo("erased");
        assertThat(list(tx -> tx.processes().moves("p1")))
                .extracting(MoveRow::actor, MoveRow::reason)
                .containsExactly(tuple("erased", ""), tuple("Ada", "right"));
    }

    private List<String> keys(Function<StoreTransaction, List<ProcessRow>> work) {
        return list(work).stream().map(ProcessRow::key).toList();
    }
}
