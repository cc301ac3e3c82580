package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.examples.monthend.check.PlayedMonth;
import org.tallystick.examples.monthend.check.PlayedMonth.Played;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The month with its hub on PostgreSQL. */
class PostgresMonthTest {

    private static final List<String> RESULTS = List.of("one", "two", "three");

    @TempDir
    Path work;

    private EmbeddedPostgres server;
    private PlayedMonth month;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = EmbeddedPostgres.builder().start();
        month = PlayedMonth.in(work, new QuoteToCash()).on(server.getJdbcUrl("postgres", "postgres"));
    }

    @AfterEach
    void stop() throws IOException {
        month.remote().close();
        server.close();
    }

    @Test
    void theBooksAreTheSame() throws IOException {
        Played played = month.play();

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed()).doesNotContain("BREAK", "waiting:");
        assertThat(month.differences()).isEmpty();
    }

    @Test
    void systemsThatMisbehaveThroughoutChangeNothing() throws IOException, InterruptedException {
        month.remote().close();

        Played played = month.playWithItsOwnVendors("--faults", "12");

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed())
                .doesNotContain("BREAK", "waiting:")
                .contains("BUSY=", "STATUS=", "DROP_AFTER_COMMIT=", "EXPIRED=", "LOCKED=");
        assertThat(month.differences()).isEmpty();
        month = PlayedMonth.in(work, new QuoteToCash());
        assertNothingIsThereTwice("out");
    }

    /** Others take over from an engine that was killed when its lease has ended, however long a request may live. */
    @Test
    void anEngineThatIsKilledAtMomentsOfChanceEndsWithTheSameBooks() throws IOException, InterruptedException {
        month.remote().close();

        Played played = month.playWithItsOwnVendors("--kill", "3");

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed()).doesNotContain("BREAK", "waiting:", "killed 0 of");
        assertThat(month.differences()).isEmpty();
        month = PlayedMonth.in(work, new QuoteToCash());
        assertNothingIsThereTwice("out");
    }

    /** I42, I43: each delivery is followed by its run, of all three at once. */
    @Test
    void threeProcessesAtOnceOnOneHubMakeTheBooksOfOne() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (String result : RESULTS) {
            processes.add(month.start(result));
        }

        for (int i = 0; i < RESULTS.size(); i++) {
            int status = processes.get(i).waitFor();
            String printed = Files.readString(work.resolve(RESULTS.get(i) + ".log"));
            assertThat(status).as(printed).isZero();
            assertThat(printed).doesNotContain("BREAK", "waiting:");
            assertThat(month.differences(RESULTS.get(i))).isEmpty();
        }
        assertNothingIsThereTwice(RESULTS.get(0));
    }

    private void assertNothingIsThereTwice(String result) throws IOException, InterruptedException {
        JsonNode creates = month.remote().creates("netsuite");
        assertThat(creates.get("invoice").asInt()).isEqualTo(rows(result, "invoices.json"));
        assertThat(creates.get("creditMemo").asInt()).isEqualTo(rows(result, "credits.json"));
    }

    private int rows(String result, String file) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(work.resolve(result).resolve(file)))
                .size();
    }
}
