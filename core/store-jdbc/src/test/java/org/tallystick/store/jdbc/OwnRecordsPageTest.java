package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.json.JsonForm;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** What the page on a host's own records shows compiles, and does what it says. */
class OwnRecordsPageTest {

    private static final Path PAGE = Path.of("../../docs/own-records.md");
    private static final Path SOURCE = Path.of("src/test/java/org/tallystick/store/jdbc/OwnRecordsPageTest.java");

    @TempDir
    private Path directory;

    @Test
    void aFileOfRecordsIsThereInTheNextRun() throws IOException, SQLException {
        Path hub = directory.resolve("hub.db");
        Path file = Files.writeString(directory.resolve("customers.jsonl"), block("json"));
        try (Tallystick tally =
                Tallystick.builder().withStore(JdbcStore.sqlite(hub)).build()) {
            putAll(hub, file);

            Run run = tally.run(YearMonth.of(2026, 8));

            assertThat(run.ingested().get("inbox/customer").stored()).isEqualTo(1);
            assertThat(run.exceptions()).isEmpty();
            assertThat(tally.query().find(new Ref<>("mdm", RecordType.CUSTOMER, "C1")))
                    .hasValueSatisfying(
                            customer -> assertThat(customer.billingCountry()).hasToString("DE"));
        }
    }

    private static void putAll(Path hub, Path file) throws IOException, SQLException {
        JsonForm form = JsonForm.ofDefaults();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + hub)) {
            connection.setAutoCommit(false);
            for (String line : Files.readAllLines(file)) {
                Entity record = form.readAny(line);
                JdbcInbox.sqlite().put(connection, record);
            }
            connection.commit(); // with the host's own rows, if it has some in this database
        }
    }

    @Test
    void theCodeOfThePageStandsHere() throws IOException {
        assertThat(unindented(Files.readString(SOURCE))).contains(unindented(block("java")));
    }

    private static String block(String language) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(begin, page.indexOf("```", begin));
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(joining("\n"));
    }
}
