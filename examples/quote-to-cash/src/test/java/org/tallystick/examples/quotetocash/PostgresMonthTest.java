package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.examples.monthend.check.PlayedMonth;
import org.tallystick.examples.monthend.check.PlayedMonth.Played;

/** The month with its hub on PostgreSQL. */
class PostgresMonthTest {

    @Test
    void theBooksAreTheSame(@TempDir Path work) throws IOException, InterruptedException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            PlayedMonth month = PlayedMonth.in(work, new QuoteToCash()).on(server.getJdbcUrl("postgres", "postgres"));
            month.remote().close();

            Played played = month.playWithItsOwnVendors();

            assertThat(played.status()).as(played.printed()).isZero();
            assertThat(played.printed()).doesNotContain("BREAK", "waiting:");
            assertThat(month.differences()).isEmpty();
        }
    }
}
