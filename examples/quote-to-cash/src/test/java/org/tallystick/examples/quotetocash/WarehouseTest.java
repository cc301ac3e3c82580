package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.examples.monthend.check.PlayedMonth;
import org.tallystick.examples.monthend.check.PlayedMonth.Played;
import org.tallystick.examples.monthend.check.ReportedMonth;

/** The month with a warehouse: the books are the same, and the warehouse answers as they do. */
class WarehouseTest {

    @TempDir
    Path work;

    @Test
    void theWarehouseAnswersWhatTheBooksSay() throws IOException, InterruptedException, SQLException {
        String url = "jdbc:duckdb:" + work.resolve("warehouse.db");
        PlayedMonth month = PlayedMonth.in(work, new QuoteToCash());

        Played played = month.play("--warehouse", url);
        month.remote().close();

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed()).doesNotContain("BREAK", "waiting:");
        assertThat(month.differences()).isEmpty();
        ReportedMonth reported = new ReportedMonth(month.month(), url);
        assertThat(reported.expectedRevenue()).hasSizeGreaterThan(300);
        assertThat(reported.revenue()).containsExactlyInAnyOrderElementsOf(reported.expectedRevenue());
        assertThat(reported.number("SELECT COUNT(*) FROM fact_invoice WHERE is_current"))
                .isEqualTo(reported.expected("invoices.json").size());
        assertThat(reported.number("SELECT COUNT(*) FROM fact_exception WHERE is_current AND closed_at IS NULL"))
                .isEqualTo(reported.expectedHeldAtTheEnd());
    }
}
