package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.problem;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Which;

/** What every store must do with cases. */
abstract class CaseRules extends StoreRules {

    private final CaseRow first = problem(0, "RULE_7", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING);

    private final CaseRow third = new CaseRow(
            0,
            first.said(),
            "name",
            2,
            "erp",
            "customer",
            "cluster",
            Cases.State.ASSIGNED,
            "Ada",
            Cases.Due.NOTHING,
            1,
            NOON,
            NOON,
            null);

    private final CaseRow second = problem(0, "RULE_8", "psa", "time_entry", Cases.State.DISCARDED, Cases.Due.REPLAY);

    @Test
    void required_s90_everyFieldOfACaseComesBackUnderTheNextNumber() {
        write(tx -> tx.cases().put(List.of(first, second)));

        assertThat(list(tx -> tx.cases().inScope("deliver/erp/customer")))
                .containsExactly(problem(1, "RULE_7", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING));
        assertThat(one(tx -> tx.cases().find(2)))
                .contains(problem(2, "RULE_8", "psa", "time_entry", Cases.State.DISCARDED, Cases.Due.REPLAY));
        assertThat(one(tx -> tx.cases().find(3))).isEmpty();
    }

    @Test
    void required_s91_aCaseWithANumberIsReplaced() {
        CaseRow gone = new CaseRow(
                1,
                first.said(),
                "name",
                1,
                "erp",
                "customer",
                "cluster",
                Cases.State.FIXED,
                "Ada",
                Cases.Due.NOTHING,
                2,
                NOON,
                NOON.plusSeconds(1),
                NOON.plusSeconds(2));
        write(tx -> tx.cases().put(List.of(first)));
        write(tx -> tx.cases().put(List.of(gone)));

        assertThat(list(tx -> tx.cases().page(all(), 0, 10))).containsExactly(gone);
    }

    @Test
    void required_s92_dueCasesAreThoseOfTheSystemAndType() {
        write(tx -> tx.cases().put(List.of(first, second)));

        assertThat(list(tx -> tx.cases().due("psa", "time_entry")))
                .extracting(CaseRow::id)
                .containsExactly(2L);
        assertThat(list(tx -> tx.cases().due("psa", "customer"))).isEmpty();
        assertThat(list(tx -> tx.cases().due("erp", "customer")))
                .as("nothing is due")
                .isEmpty();
    }

    @Test
    void required_s93_pagesOfCasesAreNarrowedByWhatIsGiven() {
        write(tx -> tx.cases().put(List.of(first, second, third)));

        assertThat(ids(all(), 0, 2)).containsExactly(1L, 2L);
        assertThat(ids(all(), 2, 2)).containsExactly(3L);
        assertThat(ids(which("RULE_8", null, null, null, null), 0, 9)).containsExactly(2L);
        assertThat(ids(which(null, "erp", null, null, null), 0, 9)).containsExactly(1L, 3L);
        assertThat(ids(which(null, null, "time_entry", null, null), 0, 9)).containsExactly(2L);
        assertThat(ids(which(null, null, null, "nobody", null), 0, 9)).isEmpty();
        assertThat(ids(which(null, null, null, null, "Ada"), 0, 9)).containsExactly(3L);
        assertThat(ids(in(Set.of(Cases.State.OPEN, Cases.State.ASSIGNED), null, null), 0, 9))
                .containsExactly(1L, 3L);
        assertThat(ids(in(Set.of(), NOON, NOON.plusSeconds(1)), 0, 9)).hasSize(3);
        assertThat(ids(in(Set.of(), NOON.plusSeconds(1), null), 0, 9)).isEmpty();
        assertThat(ids(in(Set.of(), null, NOON), 0, 9))
                .as("the end is not in it")
                .isEmpty();
    }

    @Test
    void required_s94_whatWasDoneAboutACaseIsAppendedInOrder() {
        ActionRow edited =
                new ActionRow(1, NOON, "EDITED", "Ada", "why", Cases.State.OPEN, Cases.State.REPLAYED, "[{}]", "{}");
        ActionRow reopened = new ActionRow(
                1, NOON, "REOPENED", "hub", "found again", Cases.State.REPLAYED, Cases.State.OPEN, null, null);
        write(tx -> tx.cases().put(List.of(first, second)));
        write(tx -> tx.cases().append(List.of(edited, reopened)));
        write(tx -> tx.cases().append(List.of(reopened)));

        assertThat(list(tx -> tx.cases().actions(1))).containsExactly(edited, reopened, reopened);
        assertThat(list(tx -> tx.cases().actions(2))).isEmpty();
    }

    private List<Long> ids(Which which, long after, int limit) {
        return list(tx -> tx.cases().page(which, after, limit)).stream()
                .map(CaseRow::id)
                .toList();
    }

    private static Which all() {
        return in(Set.of(), null, null);
    }

    private static Which in(Set<Cases.State> states, @Nullable Instant from, @Nullable Instant until) {
        return new Which(null, null, null, null, null, states, from, until);
    }

    private static Which which(
            @Nullable String code,
            @Nullable String system,
            @Nullable String type,
            @Nullable String owner,
            @Nullable String assignee) {
        return new Which(code, system, type, owner, assignee, Set.of(), null, null);
    }
}
