package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.examples.monthend.check.PlayedMonth;
import org.tallystick.examples.monthend.check.Remote;
import org.tallystick.examples.monthend.check.PlayedMonth.Played;
import tools.jackson.databind.JsonNode;

/** The month that ships with the example: played once, again on the same store and remote, and by an engine that is killed. */
class MonthEndTest {

    private static final int KILLS = 20;
    private static final long SEED = 20_260_801;

    @TempDir
    static Path work;

    private static PlayedMonth month;
    private static Played played;
    private static long requests;

    @BeforeAll
    static void playTheMonth() throws IOException, InterruptedException {
        month = PlayedMonth.in(work, QuoteToCash.class, new QuoteToCash());
        played = month.play();
        requests = month.remote().requests();
    }

    @AfterAll
    static void endTheVendors() throws IOException {
        month.remote().close();
    }

    @Test
    void theMonthEndsWell() {
        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed())
                .contains("reconciled: hub and ERP agree by count, net and tax")
                .contains(", 0 set aside")
                .doesNotContain("BREAK", "waiting:");
    }

    @Test
    void everyFileIsAsExpectedToTheCent() throws IOException {
        assertThat(month.differences()).isEmpty();
    }

    @Test
    void theReportShowsDocumentsAndWhatIsHeld() {
        assertThat(played.printed())
                .contains("credit memos", "CAP_EXCEEDED", "CAP_PARTIAL")
                .contains("EUR", "JPY", "KWD")
                .contains(month.out().toString());
    }

    @Test
    void theSameCommandAgainOnTheSameStoreAndRemoteCreatesNothing() throws IOException, InterruptedException {
        JsonNode creates = month.remote().creates("netsuite");
        JsonNode updates = month.remote().updates("netsuite");
        JsonNode projects = month.remote().creates("salesforce");
        String invoices = month.result("invoices.json");
        month.remote().close();

        Played again = month.playWithItsOwnVendors();

        month = PlayedMonth.in(work, QuoteToCash.class, new QuoteToCash());
        assertThat(again.status()).as(again.printed()).isZero();
        assertThat(creates.get("invoice").asInt()).isGreaterThanOrEqualTo(200);
        assertThat(month.remote().creates("netsuite")).isEqualTo(creates);
        assertThat(month.remote().updates("netsuite")).isEqualTo(updates);
        assertThat(month.remote().creates("salesforce")).isEqualTo(projects);
        assertThat(month.result("invoices.json")).isEqualTo(invoices);
    }

    /** Moments are counted in requests that reached the vendors, plus a chance delay, so that every step of a run is hit. */
    @Test
    void anEngineThatIsKilledAtTwentyRandomMomentsEndsWithTheSameDocuments(@TempDir Path elsewhere)
            throws IOException, InterruptedException {
        PlayedMonth killed = PlayedMonth.in(elsewhere, QuoteToCash.class, new QuoteToCash());
        try (Remote remote = killed.remote()) {
            Random random = new Random(SEED);
            int kills = 0;
            for (long moment : random.longs(KILLS, 1, requests).sorted().toArray()) {
                Process engine = killed.start();
                while (engine.isAlive() && remote.requests() < moment) {
                    engine.waitFor(5, TimeUnit.MILLISECONDS);
                }
                if (!engine.waitFor(random.nextInt(100), TimeUnit.MILLISECONDS)) {
                    engine.destroyForcibly();
                    kills++;
                }
                engine.waitFor();
            }
            Played last = killed.play();

            assertThat(kills).isEqualTo(KILLS);
            assertThat(last.status()).as(last.printed()).isZero();
            assertThat(last.printed()).doesNotContain("BREAK", "waiting:");
            for (String file : new String[] {"invoices.json", "credits.json", "exceptions.json", "setup.json"}) {
                assertThat(killed.result(file)).as(file).isEqualTo(month.result(file));
            }
            assertThat(remote.creates("netsuite")).isEqualTo(month.remote().creates("netsuite"));
            assertThat(remote.creates("salesforce")).isEqualTo(month.remote().creates("salesforce"));
        }
    }
}
