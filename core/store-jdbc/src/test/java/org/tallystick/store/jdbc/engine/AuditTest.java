package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.store.Audit.Entry;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConfigException;
import org.tallystick.store.jdbc.JdbcStore;

/** POL-9: every external write and decision is in the trail, sealed when the run is over. */
class AuditTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider =
            new ScriptedDecider().puts("1", Papers.customer("C1", "Acme")).puts("2", Papers.customer("C2", "Bolt"));

    @Test
    void aWriteIsPlannedSentAndAnswered() {
        target.meets("C2", Fate.refused());
        try (JdbcStore store = open()) {
            run(store);

            assertThat(deeds(store))
                    .containsExactly(
                            "DECISION scripted 2026-08 x1",
                            "WRITE_PLANNED erp/customer PLANNED x1",
                            "DECISION scripted 2026-08 x1",
                            "WRITE_PLANNED erp/customer PLANNED x1",
                            "WRITE_SENT erp/customer SENT by tallystick for reference x2",
                            "EXCEPTION_OPENED deliver RULE_7 x1",
                            "WRITE_OUTCOME erp/customer APPLIED x1",
                            "WRITE_OUTCOME erp/customer REJECTED x1");
            assertThat(sealedOf(store)).isEqualTo(8);
            assertThat(AuditTrail.of(store).verify()).isEmpty();
        }
    }

    @Test
    void theSameRunAgainAddsNothing() {
        try (JdbcStore store = open()) {
            run(store);
            List<String> before = deeds(store);
            run(store);

            assertThat(deeds(store)).isEqualTo(before);
        }
    }

    @Test
    void aDecisionWithOtherContentHasAnotherFingerprint() {
        String first = fingerprint("Acme");

        assertThat(fingerprint("Acme")).isEqualTo(first);
        assertThat(fingerprint("Acme Ltd")).isNotEqualTo(first);
    }

    @Test
    void noNameStandsInTheTrail() throws IOException {
        StringBuilder text = new StringBuilder();
        decider.on("worker-Eve", () -> {
            throw new IllegalStateException("Eve has no rate");
        });
        try (JdbcStore store = open()) {
            run(store);
            AuditTrail.of(store).export(text);
        }

        assertThat(text)
                .contains("EXCEPTION_OPENED\tdecide-failed\tDECISION_FAILED")
                .doesNotContain("Acme", "Eve", "C1");
    }

    @Test
    void anExportHasEachEntryWithItsLink() throws IOException {
        StringBuilder text = new StringBuilder();
        try (JdbcStore store = open()) {
            run(store);
            store.inTransaction(tx -> {
                tx.audit().append(List.of("not sealed"));
                return true;
            });
            AuditTrail trail = AuditTrail.of(store);
            trail.export(text);

            assertThat(text)
                    .contains(trail.anchor().number() + " " + trail.anchor().hash() + "\n")
                    .endsWith(" -\nnot sealed\n\n");
        }
    }

    @Test
    void aCrashBeforeTheSealLosesNothing() {
        decider.on("3", () -> {
            throw new PowerCut();
        });
        try (JdbcStore store = open()) {
            assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> run(store));
        }
        try (JdbcStore store = open()) {
            assertThat(deeds(store)).hasSize(4);
            assertThat(sealedOf(store)).as("sealed before the crash").isZero();
            decider.puts("3", Papers.customer("C3", "Crane"));
            run(store);

            assertThat(deeds(store).subList(4, 6))
                    .containsExactly("DECISION scripted 2026-08 x1", "WRITE_PLANNED erp/customer PLANNED x1");
            assertThat(sealedOf(store)).isEqualTo(deeds(store).size());
            assertThat(AuditTrail.of(store).verify()).isEmpty();
        }
    }

    @Test
    void aSendThatNobodyHeardOfIsSentAndUnknown() {
        target.meets("C1", Fate.processDies());
        try (JdbcStore store = open()) {
            assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> run(store));
        }
        try (JdbcStore store = open()) {
            run(store);

            assertThat(deeds(store).stream().filter(deed -> !deed.startsWith("DECISION")))
                    .containsSubsequence(
                            "WRITE_SENT erp/customer SENT by tallystick for reference x2",
                            "WRITE_OUTCOME erp/customer UNKNOWN x2",
                            "WRITE_OUTCOME erp/customer APPLIED x1");
        }
    }

    /** POL-6. */
    @Test
    void eachWriteNamesWhoSendsItAndForWhat() {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Bench.engine(store, time)
                    .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
                    .withPrincipal("erp", "svc-billing", "month end")
                    .deliver(RecordType.CUSTOMER, to("erp"))
                    .decide(decider)
                    .build()
                    .run(AUGUST);

            assertThat(deeds(store)).contains("WRITE_SENT erp/customer SENT by svc-billing for month end x2");
        }
    }

    /** POL-6. */
    @Test
    void whatIsEndedStandsThereInSomeonesNameToo() {
        PaperSource<Customer> crm = new PaperSource<>();
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Tallystick tally = Bench.engine(store, time)
                    .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                    .withSystem("reports", new PaperSystem().writing(RecordType.CUSTOMER, new EndingPaper<>()))
                    .withPrincipal("reports", "svc-reports", "reporting")
                    .ingest(RecordType.CUSTOMER, from("crm"))
                    .deliver(RecordType.CUSTOMER, to("reports"))
                    .build();
            crm.says(Papers.account("A1", 1, "Acme"));
            tally.run(AUGUST);
            crm.says(new Change.Delete<>("A1", 2));
            tally.run(AUGUST.plusMonths(1));

            assertThat(deeds(store)).endsWith("WRITE_OUTCOME reports/customer ENDED by svc-reports for reporting x1");
        }
    }

    @Test
    void aPrincipalOfNoSystemIsRefused() {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> Bench.engine(store, time)
                            .withPrincipal("erp-emea", "svc-billing", "month end")
                            .build())
                    .withMessageContaining("principal for the system 'erp-emea'");
        }
    }

    private String fingerprint(String name) {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            decider.puts("1", Papers.customer("C1", name));
            run(store);
            return entries(store).get(0).text().lines().toList().get(1);
        }
    }

    private JdbcStore open() {
        return JdbcStore.sqlite(folder.resolve("hub.db"));
    }

    private void run(Store store) {
        Tallystick tally = Bench.writing(store, time, RecordType.CUSTOMER, target, decider);
        tally.run(AUGUST);
    }

    private static long sealedOf(Store store) {
        return AuditTrail.of(store).anchor().number();
    }

    private static List<Entry> entries(Store store) {
        return store.inTransaction(tx -> tx.audit().entries(0, Long.MAX_VALUE, 100));
    }

    /** Kind, about, detail, and how many subjects. */
    private static List<String> deeds(Store store) {
        return entries(store).stream()
                .map(entry -> entry.text().lines().toList())
                .map(lines -> Stream.of(lines.get(0).split("\t", -1)).skip(1).toList() + " x" + (lines.size() - 1))
                .map(text -> text.replaceAll("[\\[\\],]", ""))
                .toList();
    }
}
