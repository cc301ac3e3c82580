package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Query.StateChange;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.spi.Change;
import org.tallystick.store.jdbc.JdbcStore;

/** CM-8: each change of a record's state, on each of its axes, with its moment. What MET-1 and MET-2 are computed from. */
class TransitionTest {

    private static final Ref<TimeEntry> DAY = new Ref<>("psa", RecordType.TIME_ENTRY, "T1:" + LocalDate.of(2026, 8, 3));

    private final ManualTime time = new ManualTime();
    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<TimeEntry> source = new PaperSource<>();
    private final Tallystick tally = Bench.reading(store, time, "psa", RecordType.TIME_ENTRY, source);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFirstStateComesFromNothingAndEachChangeHasItsMoment() {
        Instant first = time.instant();
        source.says(timecard(1, Approval.SUBMITTED, "8"));
        tally.run(AUGUST);
        time.pass(Duration.ofDays(1));
        source.says(timecard(2, Approval.APPROVED, "8"));
        tally.run(SEPTEMBER);

        assertThat(approvals())
                .extracting(StateChange::from, StateChange::to, StateChange::at)
                .containsExactly(
                        tuple(null, "SUBMITTED", first),
                        tuple("SUBMITTED", "APPROVED", first.plus(Duration.ofDays(1))));
    }

    @Test
    void anotherChangeOfTheRecordIsNone() {
        source.says(timecard(1, Approval.SUBMITTED, "8"), timecard(2, Approval.SUBMITTED, "7"));
        tally.run(AUGUST);

        assertThat(approvals()).hasSize(1);
    }

    @Test
    void aRecordThatIsGoneHasNoStateAnyMore() {
        source.says(timecard(1, Approval.APPROVED, "8"));
        tally.run(AUGUST);
        source.says(new Change.Delete<>("T1", 2));
        tally.run(SEPTEMBER);
        source.says(timecard(3, Approval.DRAFT, "8"));
        tally.run(OCTOBER);

        assertThat(approvals())
                .extracting(StateChange::from, StateChange::to)
                .containsExactly(tuple(null, "APPROVED"), tuple("APPROVED", null), tuple(null, "DRAFT"));
    }

    @Test
    void aDecidedVersionThatIsReadLateTellsThatItWasApproved() {
        source.says(timecard(3, Approval.SUBMITTED, "8"));
        tally.run(AUGUST);
        source.says(timecard(2, Approval.APPROVED, "7"));
        tally.run(SEPTEMBER);

        assertThat(approvals())
                .extracting(StateChange::from, StateChange::to)
                .containsExactly(tuple(null, "SUBMITTED"), tuple(null, "APPROVED"));
    }

    @Test
    void aDocumentThatADeciderMakesHasItsFirstStates() {
        Ref<Invoice> ref = Papers.invoiceRef("I1");
        try (JdbcStore other = JdbcStore.sqliteInMemory()) {
            Tallystick deciding = Bench.engine(other, time)
                    .decide(new ScriptedDecider().puts("1", Papers.invoice("I1", "100.00")))
                    .build();
            deciding.run(AUGUST);

            assertThat(deciding.query().transitions(ref))
                    .allMatch(change -> change.from() == null)
                    .extracting(StateChange::axis)
                    .contains("/state/document", "/state/posting");
        }
    }

    @Test
    void whatTheHubDoesNotHaveHasNone() {
        assertThat(tally.query().transitions(DAY)).isEmpty();
    }

    private List<StateChange> approvals() {
        return tally.query().transitions(DAY).stream()
                .filter(change -> change.axis().equals("/approval"))
                .toList();
    }

    private static Change<TimeEntry> timecard(long version, Approval approval, String hours) {
        return Papers.timecard("T1", version, approval, Map.of(3, hours));
    }
}
