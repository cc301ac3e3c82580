package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Draft;
import org.tallystick.store.jdbc.JdbcStore;

/** Our own write, seen again in the target's normal form, is no change (OWN-4, F-ORD-01 to F-ORD-03). */
class EchoTest {

    private static final Ingested ONE_UNCHANGED = new Ingested(1, 0, 1, 0);

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> crm = new PaperSource<>();
    private YearMonth period = AUGUST;

    @AfterEach
    void close() {
        store.close();
    }

    /** Guards the test after it: where the normal form is not known, two systems answer each other without end. */
    @Test
    void ord01_withoutSuppressionTwoSystemsNeverSettle() {
        BothWays erp = new BothWays("erp", EchoTest::dotted, false);
        BothWays psa = new BothWays("psa", EchoTest::slashed, false);

        runOften(erp, psa);

        assertThat(erp.writes()).hasSizeGreaterThan(3);
        assertThat(psa.writes()).hasSizeGreaterThan(3);
    }

    @Test
    void ord01_withSuppressionTheSameTwoSettleAtOnce() {
        BothWays erp = new BothWays("erp", EchoTest::dotted, true);
        BothWays psa = new BothWays("psa", EchoTest::slashed, true);

        runOften(erp, psa);

        assertThat(erp.writes()).containsExactly("Acme");
        assertThat(psa.writes()).containsExactly("Acme");
    }

    private void runOften(BothWays erp, BothWays psa) {
        Tallystick tally = engine(erp, psa);
        crm.says(Papers.account("C1", 1, "Acme"));
        for (int i = 0; i < 8; i++) {
            run(tally);
        }
    }

    @Test
    void ord01_whatTwoSystemsShowOfOurWritesIsNoChange() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        BothWays psa = new BothWays("psa", EchoTest::lower, true);
        Tallystick tally = engine(erp, psa);
        crm.says(Papers.account("C1", 1, "Acme"));
        run(tally);

        Run second = run(tally);
        run(tally);

        assertThat(second.ingested()).containsEntry("erp/customer", ONE_UNCHANGED);
        assertThat(second.ingested()).containsEntry("psa/customer", ONE_UNCHANGED);
        assertThat(erp.writes()).containsExactly("Acme");
        assertThat(psa.writes()).containsExactly("Acme");
        assertThat(records()).singleElement().satisfies(row -> {
            assertThat(row.version()).isEqualTo(1);
            assertThat(row.seen()).contains("\"Acme\"");
        });
    }

    @Test
    void ord01_aRingOfThreeSettlesAfterOneHop() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        BothWays psa = new BothWays("psa", EchoTest::lower, true);
        BothWays wiki = new BothWays("wiki", EchoTest::trimmed, true);
        Tallystick tally = engine(erp, psa, wiki);
        crm.says(Papers.account("C1", 1, "Acme Ltd"));
        run(tally);
        psa.renames("C1", "acme gmbh");
        for (int i = 0; i < 4; i++) {
            run(tally);
        }

        assertThat(erp.writes()).containsExactly("Acme Ltd", "acme gmbh");
        assertThat(wiki.writes()).containsExactly("Acme Ltd", "acme gmbh");
        assertThat(psa.writes()).containsExactly("Acme Ltd");
    }

    @Test
    void ord02_aValueThatAUserPutsBackIsAChangeThoughItIsWhatWeWrote() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        BothWays psa = new BothWays("psa", EchoTest::lower, true);
        Tallystick tally = engine(erp, psa);
        crm.says(Papers.account("C1", 1, "Acme"));
        run(tally);
        erp.renames("C1", "ACME LTD");
        run(tally);
        erp.renames("C1", "ACME");
        run(tally);
        run(tally);

        assertThat(psa.writes()).containsExactly("Acme", "ACME LTD", "ACME");
        assertThat(psa.name("C1")).isEqualTo("acme");
        assertThat(erp.writes()).containsExactly("Acme");
    }

    /** The echo of the older state comes when the hub has the newer one. */
    @Test
    void ord01_anEchoDoesNotUndoWhatTheSourceSaysMeanwhile() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        Tallystick tally = engine(erp);
        crm.says(Papers.account("C1", 1, "Acme"));
        run(tally);
        crm.says(Papers.account("C1", 2, "Acme Ltd"));
        run(tally);
        run(tally);

        assertThat(erp.writes()).containsExactly("Acme", "Acme Ltd");
        assertThat(records())
                .singleElement()
                .satisfies(row -> assertThat(row.seen()).contains("\"Acme Ltd\""));
    }

    /** The answer is lost; the next run reads the record before it looks the write up. */
    @Test
    void ord01_anEchoIsKnownBeforeTheOutcomeIs() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        BothWays psa = new BothWays("psa", EchoTest::lower, true);
        Tallystick tally = engine(erp, psa);
        crm.says(Papers.account("C1", 1, "Acme"));
        run(tally);
        crm.says(Papers.account("C1", 2, "Acme Ltd"));
        erp.hasWritten(() -> {
            throw new IllegalStateException("the answer is lost");
        });
        run(tally);
        erp.hasWritten(() -> {});
        run(tally);
        run(tally);

        assertThat(psa.writes()).containsExactly("Acme", "Acme Ltd");
        assertThat(records())
                .singleElement()
                .satisfies(row -> assertThat(row.version()).isEqualTo(2));
    }

    /** The request is lost; the target still has, and shows again, what was written before. */
    @Test
    void ord01_theEchoBeforeCountsUntilTheOutcomeIsKnown() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        Tallystick tally = engine(erp);
        crm.says(Papers.account("C1", 1, "Acme"));
        run(tally);
        crm.says(Papers.account("C1", 2, "Acme Ltd"));
        erp.isToWrite(() -> {
            throw new IllegalStateException("the request is lost");
        });
        run(tally);
        erp.isToWrite(() -> {});
        erp.renames("C1", "ACME");
        run(tally);

        assertThat(erp.name("C1")).isEqualTo("ACME LTD");
        assertThat(records())
                .singleElement()
                .satisfies(row -> assertThat(row.seen()).contains("\"Acme Ltd\""));
    }

    @Test
    void ord02_theStateBeforeIsAChangeOnceTheNewOneIsThere() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        BothWays psa = new BothWays("psa", EchoTest::lower, true);
        Tallystick tally = engine(erp, psa);
        crm.says(Papers.account("C1", 1, "Acme"));
        run(tally);
        crm.says(Papers.account("C1", 2, "Acme Ltd"));
        run(tally);
        erp.renames("C1", "ACME");
        run(tally);

        assertThat(psa.writes()).containsExactly("Acme", "Acme Ltd", "ACME");
    }

    /** The target shows its own ids of what the record names. */
    @Test
    void ord01_aRecordThatNamesAnotherIsKnownAgain() {
        BothWays erp = new BothWays("erp", EchoTest::upper, true);
        Tallystick tally = engine(erp);
        crm.says(Papers.account("C1", 1, "Group"));
        crm.says(Papers.account(
                "C2",
                1,
                Draft.of(
                        Papers.customerRef("crm", "C2"),
                        Papers.builder("crm", "C2").name("Branch").parent(Papers.customerRef("crm", "C1"))),
                "Branch"));
        run(tally);

        assertThat(run(tally).ingested()).containsEntry("erp/customer", new Ingested(2, 0, 2, 0));
        assertThat(records()).extracting(RecordRow::version).containsExactly(1L, 1L);
    }

    private Tallystick engine(BothWays... systems) {
        TallystickBuilder builder = Bench.engine(store, new ManualTime())
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .ingest(RecordType.CUSTOMER, from("crm"));
        for (BothWays system : systems) {
            builder.withSystem(system.name(), system)
                    .ingest(RecordType.CUSTOMER, from(system.name()))
                    .deliver(RecordType.CUSTOMER, to(system.name()));
        }
        return builder.build();
    }

    private Run run(Tallystick tally) {
        Run run = tally.run(period);
        period = period.plusMonths(1);
        return run;
    }

    private List<RecordRow> records() {
        return store.inTransaction(tx -> tx.records().page("customer", "", 10));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String dotted(String name) {
        return name + ".";
    }

    private static String slashed(String name) {
        return name + "/";
    }

    private static String trimmed(String name) {
        return name.replace(" ", "");
    }
}
