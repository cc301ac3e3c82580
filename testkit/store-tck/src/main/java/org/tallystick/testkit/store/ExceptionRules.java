package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.exception;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Exceptions.Replaced;

/** What every store must do with exceptions. */
abstract class ExceptionRules extends StoreRules {

    private final ExceptionRow noRate = exception("eng-1", "RATE_MISSING", "psa/TimeEntry/1");

    private final ExceptionRow noProject = exception("eng-1", "PROJECT_MISSING", "psa/TimeEntry/9");

    @Test
    void required_s65_aReplacementTellsWhatItOpenedAndClosed() {
        ExceptionRow stays = exception("eng-1", "A", "s1");
        ExceptionRow goes = exception("eng-1", "B", "s2");
        ExceptionRow comes = exception("eng-1", "C", "s3");
        replace(1, stays, goes);

        Replaced replaced = store().inTransaction(tx -> tx.exceptions().replace("eng-1", List.of(stays, comes), 2));

        assertThat(replaced).isEqualTo(new Replaced(List.of(comes), List.of(goes)));
    }

    @Test
    void required_s54_anExceptionThatIsNoLongerFoundIsClosedByTheRunThatDidNotFindIt() {
        replace(1, noRate, noProject);
        replace(2, noRate);

        assertThat(openAfter(0)).isEmpty();
        assertThat(openAfter(1)).containsExactly(noProject, noRate);
        assertThat(openAfter(2)).containsExactly(noRate);
    }

    @Test
    void required_s55_anEqualExceptionKeepsTheRunThatOpenedIt() {
        replace(1, noRate);
        replace(3, noRate);

        assertThat(openAfter(1)).containsExactly(noRate);
    }

    @Test
    void required_s56_anExceptionThatDiffersInAnyFieldIsNew() {
        ExceptionRow dearer = new ExceptionRow(
                "eng-1",
                "RATE_MISSING",
                "psa/TimeEntry/1",
                "billing",
                "rate is missing",
                "add the rate",
                "12.5",
                "EUR",
                "{}");
        ExceptionRow unknownAmount = new ExceptionRow(
                "eng-1",
                "RATE_MISSING",
                "psa/TimeEntry/1",
                "billing",
                "rate is missing",
                "add the rate",
                null,
                null,
                "{}");
        replace(1, noRate);
        replace(2, dearer);
        replace(3, unknownAmount);

        assertThat(openAfter(1)).containsExactly(noRate);
        assertThat(openAfter(2)).containsExactly(dearer);
        assertThat(openAfter(3)).containsExactly(unknownAmount);
    }

    @Test
    void required_s57_anExceptionThatComesBackIsOpenedAgain() {
        replace(1, noRate);
        replace(2);
        replace(3, noRate);

        assertThat(openAfter(1)).containsExactly(noRate);
        assertThat(openAfter(2)).isEmpty();
        assertThat(openAfter(3)).containsExactly(noRate);
    }

    @Test
    void required_s58_aScopeOfExceptionsTouchesNobodyElses() {
        ExceptionRow others = exception("eng-2", "RATE_MISSING", "psa/TimeEntry/2");
        replace(1, noRate);
        write(tx -> tx.exceptions().replace("eng-2", List.of(others), 1));
        replace(1);

        assertThat(openAfter(1)).containsExactly(others);
    }

    @Test
    void required_s59_aScopeOfExceptionsRaisesItsOwnOnly() {
        assertThatThrownBy(() -> write(tx -> tx.exceptions().replace("eng-2", List.of(noRate), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eng-2");
    }

    @Test
    void required_s60_equalExceptionsAreOne() {
        replace(1, noRate, noRate);

        assertThat(openAfter(1)).containsExactly(noRate);
    }

    @Test
    void required_s61_anExceptionThatIsFoundOutsideARunIsOpenAfterEveryRunUntilItIsClosed() {
        replace(0, noRate);
        assertThat(openAfter(4)).containsExactly(noRate);

        replace(0);
        assertThat(openAfter(4)).isEmpty();
    }

    @Test
    void required_s190_ofScopesThoseInWhichSomethingIsOpenAreNamed() {
        replace(1, noRate, noProject);
        write(tx -> tx.exceptions().replace("eng-2", List.of(exception("eng-2", "A", "s1")), 1));
        write(tx -> tx.exceptions().replace("eng-2", List.of(), 2));
        write(tx -> tx.exceptions().replace("eng-3", List.of(exception("eng-3", "A", "s1")), 1));

        List<String> asked = List.of("eng-1", "eng-2", "eng-4");
        assertThat(store().<Set<String>>inTransaction(tx -> tx.exceptions().openScopes(asked)))
                .containsExactly("eng-1");
    }

    private void replace(long run, ExceptionRow... now) {
        write(tx -> tx.exceptions().replace("eng-1", List.of(now), run));
    }

    private List<ExceptionRow> openAfter(long run) {
        return list(tx -> tx.exceptions().openAfter(run));
    }
}
