package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.engine.upkeep.Pruned;
import org.tallystick.engine.upkeep.Retention;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.store.jdbc.engine.TestHubs.Hub;

/** What was kept long enough is blanked; what is needed, and what is evidence, stays (POL-8). */
class RetentionTest {

    private static final Retention NINETY_DAYS =
            Retention.keepAll().withRawText(Duration.ofDays(90)).withExceptionWording(Duration.ofDays(90));

    private final PaperSource<Customer> source = new PaperSource<>();
    private final ManualTime time = new ManualTime();

    @TempDir
    private Path directory;

    @Test
    void sqliteForgetsByAge() throws Exception {
        try (Hub hub = TestHubs.sqlite(directory.resolve("hub.db"))) {
            forgetsByAge(hub);
        }
    }

    @Test
    void postgresForgetsByAge() throws Exception {
        try (Hub hub = TestHubs.postgres()) {
            forgetsByAge(hub);
        }
    }

    private void forgetsByAge(Hub hub) throws SQLException {
        Tallystick tally = Bench.engine(hub.store(), time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source, PaperSystem.LISTINGS))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .build();
        for (int i = 0; i < 1_500; i++) {
            source.says(Papers.account("OLD" + i, 1, "Old Name " + i));
        }
        source.says(Papers.namelessAccount("BAD", 1), Papers.namelessAccount("MENDED", 1));
        tally.run(AUGUST);
        source.forgets("MENDED");
        source.says(Papers.account("MENDED", 2, "Mended Name"));
        tally.run(SEPTEMBER);
        time.pass(Duration.ofDays(100));
        source.says(Papers.account("NEW", 1, "New Name"));
        tally.run(OCTOBER);
        assertThat(tally.prune(Retention.keepAll())).isEqualTo(new Pruned(0, 0, 0));

        Pruned pruned = tally.prune(NINETY_DAYS);

        assertThat(pruned).isEqualTo(new Pruned(1_501, 1, 0));
        assertThat(hub.dump().get("hub_document"))
                .doesNotContain("Old Name", "Mended Name")
                .contains("New Name", "{\"id\":\"BAD\"");
        assertThat(hub.dump().get("hub_exception")).contains("crm/customer/BAD has no name");
        assertThat(hub.dump().get("hub_exception")).doesNotContain("crm/customer/MENDED has no name");
        assertThat(tally.exceptions().find(CaseFilter.all(), 0, 10))
                .extracting(ExceptionCase::subject)
                .contains("crm/customer/MENDED", "crm/customer/BAD");
        assertThat(hub.dump().get("hub_audit")).contains("\tRETENTION\tprune\traw 1501, exceptions 1, versions 0");
        assertThat(tally.audit().verify()).isEmpty();
        assertThat(tally.prune(NINETY_DAYS)).as("once is enough").isEqualTo(new Pruned(0, 0, 0));
        Run again = tally.run(OCTOBER.plusMonths(1));
        assertThat(again.ingested().get("crm/customer"))
                .as("the hashes stayed")
                .extracting(Run.Ingested::stored)
                .isEqualTo(0);
    }

    @Test
    void sqliteForgetsFormerVersions() throws Exception {
        try (Hub hub = TestHubs.sqlite(directory.resolve("hub.db"))) {
            forgetsFormerVersions(hub);
        }
    }

    @Test
    void postgresForgetsFormerVersions() throws Exception {
        try (Hub hub = TestHubs.postgres()) {
            forgetsFormerVersions(hub);
        }
    }

    /** Of C2 the version 3 is not decided; C3 changed lately. What is forgotten, delivered again with another text, is still no news. */
    private void forgetsFormerVersions(Hub hub) throws SQLException {
        ReadCapabilities numbered = PaperSystem.INCREMENTS.firstOfAVersion();
        Tallystick tally = Bench.engine(hub.store(), time)
                .withSystem("psa", new PaperSystem().reading(RecordType.CUSTOMER, source, numbered))
                .ingest(RecordType.CUSTOMER, from("psa"))
                .build();
        for (String id : List.of("C1", "C2", "C3")) {
            source.says(Papers.account(id, 1, "One"), Papers.account(id, 2, "Two"));
        }
        source.says(Papers.undecided("C2", 3, "Three"));
        tally.run(AUGUST);
        time.pass(Duration.ofDays(100));
        tally.run(SEPTEMBER);
        source.says(Papers.account("C3", 3, "Three"));
        tally.run(OCTOBER);

        Pruned pruned = tally.prune(Retention.keepAll().withFormerVersions(Duration.ofDays(90)));

        assertThat(pruned).isEqualTo(new Pruned(0, 0, 2));
        assertThat(hub.dump().get("hub_document"))
                .doesNotContain("C1@1", "C2@1")
                .contains("C1@2", "C2@2", "C2@3", "C3@1", "C3@2", "C3@3");
        assertThat(hub.dump().get("hub_audit")).contains("\tRETENTION\tprune\traw 0, exceptions 0, versions 2");
        for (String id : List.of("C1", "C2", "C3")) {
            source.says(Papers.account(id, 1, "Another one"), Papers.account(id, 2, "Another two"));
        }
        source.says(Papers.account("C2", 3, "Another three"));
        assertThat(tally.run(OCTOBER.plusMonths(1)).ingested().get("psa/customer"))
                .isEqualTo(new Run.Ingested(7, 0, 7, 0));
    }
}
