package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.From;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.WrongStore;

/** F-CUR-13: more deletes than a flow's limit delete nothing until a person allows them. */
class DeleteGuardTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void cur13_aListingThatMissesMoreThanTheLimitDeletesNothingAndNamesThem() {
        Tallystick tally = listing(from("crm").deletingAtMost(3));
        known(10, tally);
        forget(4);

        assertThatTheyAreHeld(tally.run(SEPTEMBER), "would delete 4 of 10 documents, and the limit is 3");
        assertThat(live()).isEqualTo(10);
    }

    @Test
    void cur13_asManyAsTheLimitAreDeleted() {
        Tallystick tally = listing(from("crm").deletingAtMost(3));
        known(10, tally);
        forget(3);

        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(live()).isEqualTo(7);
    }

    @Test
    void cur13_unaskedTheLimitIsTwentyOrATenth() {
        Tallystick tally = listing(from("crm"));
        known(240, tally);
        forget(25);
        assertThatTheyAreHeld(tally.run(SEPTEMBER), "would delete 25 of 240 documents, and the limit is 24");

        source.says(Papers.account("C0", 1, "there"));
        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(live()).isEqualTo(216);
    }

    @Test
    void cur13_aPersonAllowsThemForOneRun() {
        Tallystick tally = listing(from("crm").deletingAtMost(3));
        known(10, tally);
        forget(4);
        tally.run(SEPTEMBER);
        tally.allowDeletes(RecordType.CUSTOMER, "crm", 4);

        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(live()).isEqualTo(6);
        forget(8);
        assertThatTheyAreHeld(tally.run(OCTOBER.plusMonths(1)), "would delete 4 of 6");
    }

    /** Another engine of the hub, or this one after a restart. */
    @Test
    void cur13_leaveIsForWhicheverEngineReadsNext() {
        known(10, listing(from("crm").deletingAtMost(3)));
        forget(4);
        listing(from("crm").deletingAtMost(3)).allowDeletes(RecordType.CUSTOMER, "crm", 4);

        assertThat(listing(from("crm").deletingAtMost(3)).run(SEPTEMBER).exceptions())
                .isEmpty();
        assertThat(live()).isEqualTo(6);
    }

    @Test
    void cur13_aPersonAllowsThatNothingIsLeft() {
        Tallystick tally = listing(from("crm"));
        known(3, tally);
        forget(3);
        tally.allowDeletes(RecordType.CUSTOMER, "crm", 3);
        tally.run(SEPTEMBER);

        assertThat(live()).isZero();
    }

    @Test
    void cur13_aFloodOfDeletesOverManyPagesDeletesNothing() {
        Tallystick tally = increments(from("crm").deletingAtMost(3));
        known(10, tally);
        deletes(4, 2);
        source.says(Papers.account("C9", 2, "renamed"));

        Run run = tally.run(SEPTEMBER);

        assertThatTheyAreHeld(run, "would delete 4 of 10");
        assertThat(run.ingested().get("crm/customer")).isEqualTo(new Ingested(1, 1, 0, 0));
        assertThat(live()).isEqualTo(10);
    }

    @Test
    void cur13_deletesThatAreHeldGoWhenAPersonAllowsThem() {
        Tallystick tally = increments(from("crm").deletingAtMost(3));
        known(10, tally);
        deletes(4, 2);
        tally.run(SEPTEMBER);
        tally.allowDeletes(RecordType.CUSTOMER, "crm", 4);

        Run run = tally.run(OCTOBER);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.ingested().get("crm/customer")).isEqualTo(new Ingested(4, 4, 0, 0));
        assertThat(live()).isEqualTo(6);
        assertThat(tally.run(OCTOBER.plusMonths(1)).ingested().get("crm/customer"))
                .isEqualTo(new Ingested(0, 0, 0, 0));
    }

    @Test
    void aDeleteThatANewerVersionOvertakesIsNotHeldAgainstTheFlow() {
        Tallystick tally = increments(from("crm").deletingAtMost(0));
        known(2, tally);
        deletes(1, 2);
        assertThatTheyAreHeld(tally.run(SEPTEMBER), "would delete 1 of 2");
        source.says(Papers.account("C0", 3, "back"));

        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(live()).isEqualTo(2);
    }

    @Test
    void anOlderDeleteOnALaterPageDoesNotTakeThePlaceOfANewerOne() {
        Tallystick tally = increments(from("crm").deletingAtMost(1));
        known(2, tally);
        deletes(1, 9);
        source.says(Papers.account("C1", 2, "still there"), Papers.account("C0", 8, "older"));
        deletes(1, 2);

        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void whatHasNoVersionsAndComesBackIsNotDeleted() {
        Tallystick tally = increments(from("crm").deletingAtMost(0));
        source.says(Papers.account("C0", Change.UNVERSIONED, "there"));
        tally.run(AUGUST);
        source.says(new Change.Delete<>("C0", Change.UNVERSIONED));
        assertThatTheyAreHeld(tally.run(SEPTEMBER), "would delete 1 of 1");
        source.says(Papers.account("C0", Change.UNVERSIONED, "back"));

        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(live()).isEqualTo(1);
    }

    /** The deletes of the page before are stored with it, and not lost. */
    @Test
    void cur13_deletesWaitForTheEndOfAFlowThatBreaksOff() {
        Tallystick tally = increments(from("crm"));
        known(4, tally);
        deletes(3, 2);
        source.failsAt(6, Problem.of(FailureKind.INVALID, "PAGE_CUT", "cut"));
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> tally.run(SEPTEMBER));
        assertThat(live()).isEqualTo(4);

        source.recovers();
        tally.run(SEPTEMBER);
        assertThat(live()).isEqualTo(1);
    }

    @Test
    void deletesOfWhatWasNeverThereAreNotCounted() {
        Tallystick tally = increments(from("crm").deletingAtMost(0));
        deletes(30, 2);

        assertThat(tally.run(AUGUST).exceptions()).isEmpty();
    }

    @Test
    void whatWasDeletedIsNotLookedAtInTheNextReading() {
        Tallystick tally = increments(from("crm"));
        known(10, tally);
        deletes(3, 2);

        tally.run(SEPTEMBER);

        assertThat(live()).isEqualTo(7);
        int kept = store.inTransaction(tx -> tx.documents()
                .find("crm/customer/deletes", List.of("C0", "C1", "C2"))
                .size());
        assertThat(kept).isZero();
    }

    @Test
    void forAFewDeletesNobodyCountsWhatIsThere() {
        known(30, increments(from("crm")));
        deletes(20, 2);
        Store uncounted = WrongStore.doing(Documents.class, "countLive", DeleteGuardTest::refused)
                .andThen(WrongStore.doing(Documents.class, "liveIds", DeleteGuardTest::ofDeletesOnly))
                .apply(store);

        assertThat(tally(from("crm"), PaperSystem.INCREMENTS, uncounted)
                        .run(SEPTEMBER)
                        .exceptions())
                .isEmpty();
        assertThat(live()).isEqualTo(10);
    }

    private static Object refused(WrongStore.Call call) {
        throw new AssertionError("all documents of a flow are counted: " + call.args());
    }

    private static Object ofDeletesOnly(WrongStore.Call call) throws Throwable {
        return call.<String>arg(0).endsWith("/deletes") ? call.proceed() : refused(call);
    }

    @Test
    void leaveIsForAFlowThatIsThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listing(from("crm")).allowDeletes(RecordType.INVOICE, "crm", 1))
                .withMessageContaining("invoice")
                .withMessageContaining("crm");
        assertThatIllegalArgumentException().isThrownBy(() -> from("crm").deletingAtMost(-1));
    }

    private void known(int count, Tallystick tally) {
        for (int i = 0; i < count; i++) {
            source.says(Papers.account("C" + i, 1, "there"));
        }
        tally.run(AUGUST);
    }

    private void forget(int count) {
        for (int i = 0; i < count; i++) {
            source.forgets("C" + i);
        }
    }

    private void deletes(int count, long version) {
        for (int i = 0; i < count; i++) {
            source.says(new Change.Delete<>("C" + i, version));
        }
    }

    private Tallystick listing(From from) {
        return tally(from, PaperSystem.LISTINGS);
    }

    private Tallystick increments(From from) {
        return tally(from, PaperSystem.INCREMENTS);
    }

    private Tallystick tally(From from, ReadCapabilities capabilities) {
        return tally(from, capabilities, store);
    }

    private Tallystick tally(From from, ReadCapabilities capabilities, Store hub) {
        return Bench.engine(hub, new ManualTime())
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source, capabilities))
                .ingest(RecordType.CUSTOMER, from)
                .build();
    }

    private int live() {
        return store.inTransaction(tx -> tx.documents().liveIds("crm/customer")).size();
    }

    private static void assertThatTheyAreHeld(Run run, String message) {
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("DELETES_HELD");
            assertThat(found.subject()).isEqualTo("crm/customer");
            assertThat(found.message()).contains(message);
            assertThat(found.remedy()).contains("allowDeletes");
        });
    }
}
