package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.NOON;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.StoreException;

/** What every store must do with runs. */
abstract class RunRules extends StoreRules {

    private final RunRow august = new RunRow("2026-08", 1, 500, 0, NOON.plusNanos(1), null);

    private final RunRow september = new RunRow("2026-09", 2, 900, 0, NOON, null);

    @Test
    void required_s37_runsAreListedInTheOrderInWhichTheyWereOpened() {
        write(tx -> {
            tx.runs().put(september);
            tx.runs().put(august);
        });

        assertThat(list(tx -> tx.runs().list())).containsExactly(august, september);
        assertThat(one(tx -> tx.runs().find("2026-09"))).contains(september);
        assertThat(one(tx -> tx.runs().find("2026-10"))).isEmpty();
    }

    @Test
    void required_s38_aRunIsReplaced() {
        RunRow closed = new RunRow("2026-08", 1, 500, 2, NOON.plusNanos(1), NOON.plusSeconds(9));
        write(tx -> tx.runs().put(august));
        write(tx -> tx.runs().put(closed));

        assertThat(list(tx -> tx.runs().list())).containsExactly(closed);
    }

    @Test
    void required_s39_twoRunsCannotHaveOneSequence() {
        write(tx -> tx.runs().put(august));

        assertThatThrownBy(() -> write(tx -> tx.runs().put(new RunRow("2026-09", 1, 0, 0, NOON, null))))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void required_s40_keysOfARunAreDoneOneByOneAndStayDone() {
        write(tx -> {
            tx.runs().addKeys("2026-08", "billing", List.of("b", "a", "c"));
            tx.runs().addKeys("2026-08", "setup", List.of("a"));
            tx.runs().put(august);
        });
        write(tx -> tx.runs().keyDone("2026-08", "billing", "a"));
        write(tx -> tx.runs().addKeys("2026-08", "billing", List.of("a", "d")));

        assertThat(list(tx -> tx.runs().keysToDo("2026-08", "billing"))).containsExactly("b", "c", "d");
        assertThat(list(tx -> tx.runs().keysToDo("2026-08", "setup"))).containsExactly("a");
    }

    @Test
    void required_s136_aKeyThatIsMarkedTellsWhetherItWasStillToDo() {
        write(tx -> {
            tx.runs().put(august);
            tx.runs().addKeys("2026-08", "billing", List.of("a"));
        });

        assertThat(list(tx -> List.of(
                        tx.runs().keyDone("2026-08", "billing", "a"),
                        tx.runs().keyDone("2026-08", "billing", "a"),
                        tx.runs().keyDone("2026-08", "billing", "b"))))
                .containsExactly(true, false, false);
    }

    @Test
    void required_s41_keysOfARunNeedTheirRunWhenTheTransactionEnds() {
        assertThatThrownBy(() -> write(tx -> tx.runs().addKeys("2026-08", "billing", List.of("a"))))
                .isInstanceOf(StoreException.class);

        write(tx -> tx.runs().put(august));
        assertThat(list(tx -> tx.runs().keysToDo("2026-08", "billing"))).isEmpty();
    }
}
