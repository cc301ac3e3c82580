package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.From;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.store.jdbc.JdbcStore;

/** What was deleted at its source is ended in a target that does so; in any other it stays. */
class EndedRecordsTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperSource<Customer> crm = new PaperSource<>();
    private final EndingPaper<Customer> reports = new EndingPaper<>();
    private final PaperTarget<Customer> erp = new PaperTarget<>();
    private final Tallystick tally = engine(from("crm"));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsDeletedIsEndedOnceAndStaysInATargetThatDoesNotEnd() {
        crm.says(Papers.account("A1", 1, "Acme"), Papers.account("A2", 1, "Bolt"));
        tally.run(AUGUST);
        assertThat(reports.ended()).isEmpty();

        crm.says(new Change.Delete<>("A1", 2));
        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(reports.ended()).containsExactly(List.of("A1"));
        assertThat(kept(reports)).containsExactly("A2");
        assertThat(kept(erp)).containsExactly("A1", "A2");

        assertThat(tally.run(OCTOBER).waiting()).isEmpty();
        assertThat(reports.ended()).hasSize(1);
    }

    @Test
    void whatComesBackIsBroughtThereAgainAndMayBeEndedAgain() {
        crm.says(Papers.account("A1", 1, "Acme"));
        tally.run(AUGUST);
        crm.says(new Change.Delete<>("A1", 2));
        tally.run(SEPTEMBER);
        assertThat(kept(reports)).isEmpty();

        crm.says(Papers.account("A1", 3, "Acme"));
        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(kept(reports)).containsExactly("A1");

        crm.says(new Change.Delete<>("A1", 4));
        tally.run(OCTOBER.plusMonths(1));
        assertThat(kept(reports)).isEmpty();
        assertThat(reports.ended()).hasSize(2);
    }

    @Test
    void whatItNeverHadIsNotEnded() {
        reports.meets("A1", Fate.refused());
        crm.says(Papers.account("A1", 1, "Acme"));
        tally.run(AUGUST);

        crm.says(new Change.Delete<>("A1", 2));
        tally.run(SEPTEMBER);

        assertThat(reports.ended()).isEmpty();
    }

    /** A change that was refused, and then the record went. */
    @Test
    void whatWaitsWithANewerStateIsEndedToo() {
        crm.says(Papers.account("A1", 1, "Acme"));
        tally.run(AUGUST);
        reports.meets("A1", Fate.refused());
        crm.says(Papers.account("A1", 2, "Acme Ltd"));
        assertThat(tally.run(SEPTEMBER).exceptions()).hasSize(1);

        crm.says(new Change.Delete<>("A1", 3));
        Run run = tally.run(OCTOBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(reports.ended()).containsExactly(List.of("A1"));
    }

    /** It is looked up first what became of it. */
    @Test
    void whatHasAnUnknownOutcomeIsEndedOnceThatIsKnown() {
        crm.says(Papers.account("A1", 1, "Acme"));
        tally.run(AUGUST);
        reports.meets("A1", Fate.replyLost());
        reports.fallsSilentAfter(2);
        crm.says(Papers.account("A1", 2, "Acme Ltd"));
        assertThat(tally.run(SEPTEMBER).waiting()).containsOnlyKeys("reports/customer");
        crm.says(new Change.Delete<>("A1", 3));
        tally.run(OCTOBER);
        assertThat(reports.ended()).isEmpty();

        reports.speaksAgain();
        time.pass(Duration.ofMinutes(1));
        assertThat(tally.run(OCTOBER.plusMonths(1)).waiting()).isEmpty();

        assertThat(reports.ended()).hasSize(1);
        assertThat(kept(reports)).isEmpty();
    }

    /** No look-up saw it, and its record went before it was sent again: what it came to is looked up, for as long as it may still arrive. */
    @Test
    void whatArrivesAfterItsRecordWasDeletedIsEnded() {
        reports.upserting();
        reports.meets("A1", Collections.nCopies(20, Fate.delayed()).toArray(Fate[]::new));
        crm.says(Papers.account("A1", 1, "Acme"));
        assertThat(tally.run(AUGUST).waiting()).containsOnlyKeys("reports/customer");
        int sent = reports.calls().size();
        crm.says(new Change.Delete<>("A1", 2));

        assertThat(tally.run(SEPTEMBER).waiting()).containsOnlyKeys("reports/customer");
        assertThat(reports.ended()).isEmpty();

        reports.catchesUp();
        time.pass(Duration.ofMinutes(2));
        assertThat(tally.run(OCTOBER).waiting()).isEmpty();
        assertThat(reports.ended()).containsExactly(List.of("A1"));
        assertThat(kept(reports)).isEmpty();
        assertThat(reports.calls()).hasSize(sent);
    }

    @Test
    void whatIsHeldAsAMassDeleteIsEndedOnceAPersonAllowsIt() {
        Tallystick guarded = engine(from("crm").deletingAtMost(1));
        crm.says(Papers.account("A1", 1, "Acme"), Papers.account("A2", 1, "Bolt"));
        guarded.run(AUGUST);
        crm.says(new Change.Delete<>("A1", 2), new Change.Delete<>("A2", 2));

        assertThat(guarded.run(SEPTEMBER).exceptions()).hasSize(1);
        assertThat(reports.ended()).isEmpty();
        assertThat(kept(reports)).containsExactly("A1", "A2");

        guarded.allowDeletes(RecordType.CUSTOMER, "crm", 2);
        assertThat(guarded.run(OCTOBER).exceptions()).isEmpty();
        assertThat(kept(reports)).isEmpty();
    }

    @Test
    void whatCouldNotBeEndedOrMayHaveBeenIsEndedAgain() {
        crm.says(Papers.account("A1", 1, "Acme"));
        tally.run(AUGUST);
        reports.endsWith(
                Problem.of(FailureKind.UNAVAILABLE, "503", "closed"),
                Problem.of(FailureKind.OUTCOME_UNKNOWN, "COMMIT", "the commit failed"));
        crm.says(new Change.Delete<>("A1", 2));

        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();

        assertThat(reports.ended()).hasSize(3);
        assertThat(kept(reports)).isEmpty();
    }

    @Test
    void aRefusalIsForAPersonAndTriedInTheNextRun() {
        crm.says(Papers.account("A1", 1, "Acme"));
        tally.run(AUGUST);
        reports.endsWith(Problem.of(FailureKind.REFUSED, "LOCKED", "the books are closed"));
        crm.says(new Change.Delete<>("A1", 2));

        assertThat(tally.run(SEPTEMBER).exceptions()).extracting(Finding::code).containsExactly("LOCKED");
        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(kept(reports)).isEmpty();
    }

    private static List<String> kept(PaperTarget<Customer> target) {
        return target.kept().stream().map(Found::externalKey).sorted().toList();
    }

    private Tallystick engine(From feed) {
        return Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem("reports", new PaperSystem().writing(RecordType.CUSTOMER, reports))
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, erp))
                .ingest(RecordType.CUSTOMER, feed)
                .deliver(RecordType.CUSTOMER, to("reports"))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
    }
}
