package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.InvoiceExplanation;
import org.tallystick.examples.monthend.check.ExplainedMonth;
import org.tallystick.examples.monthend.check.PlayedMonth;
import org.tallystick.examples.monthend.check.PlayedMonth.Played;
import tools.jackson.databind.JsonNode;

/** The month that ships with the example: played once, and again on the same store and remote. */
class MonthEndTest {

    @TempDir
    static Path work;

    private static PlayedMonth month;
    private static Played played;

    @BeforeAll
    static void playTheMonth() throws IOException, InterruptedException {
        month = PlayedMonth.in(work, new QuoteToCash());
        played = month.play();
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
    void trn5_anEngineThatIsStartedAnewReproducesEachAmountFromItsExplanation() throws IOException {
        try (Tallystick tally = month.reopened()) {
            ExplainedMonth explained = month.explained(tally);

            assertThat(explained.differences()).isEmpty();
            Collection<InvoiceExplanation> all = explained.explanations().values();
            assertThat(all)
                    .hasSizeGreaterThanOrEqualTo(200)
                    .allMatch(why -> why.contract().isPresent() && !why.terms().isBlank())
                    .allMatch(why -> why.policies().orElseThrow().version().matches("[0-9a-f]{64}"))
                    .anyMatch(why -> why.policies().orElseThrow().spoken().contains("large-invoice WARN"))
                    .anyMatch(why -> why.policies().orElseThrow().spoken().isEmpty());
        }
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

        month = PlayedMonth.in(work, new QuoteToCash());
        assertThat(again.status()).as(again.printed()).isZero();
        assertThat(creates.get("invoice").asInt()).isGreaterThanOrEqualTo(200);
        assertThat(month.remote().creates("netsuite")).isEqualTo(creates);
        assertThat(month.remote().updates("netsuite")).isEqualTo(updates);
        assertThat(month.remote().creates("salesforce")).isEqualTo(projects);
        assertThat(month.result("invoices.json")).isEqualTo(invoices);
    }
}
