package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** A configuration that is wrong in one place is found by check, with what to do. */
class CheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "url, jdbc:oracle:thin:@host:1521, UNAVAILABLE, driver on the class path",
        "url, jdbc:postgresql://127.0.0.1:1/warehouse, UNAVAILABLE, host",
        "url, ELSEWHERE, UNAVAILABLE, database in 'url'",
        "user, nobody, UNAUTHORIZED, user",
        "user, guest, UNAUTHORIZED, right to read and write"
    })
    void aWrongValueIsNamedWithItsRemedy(String property, String value, FailureKind kind, String remedy)
            throws Exception {
        try (Target target = Target.postgres()) {
            target.execute("DROP ROLE IF EXISTS guest");
            target.execute("CREATE ROLE guest LOGIN");

            String elsewhere = target.url().replace("/warehouse", "/elsewhere");

            Problem problem = problem(target, Map.of(property, value.equals("ELSEWHERE") ? elsewhere : value));

            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.remedy()).contains(remedy);
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsNamedWithItsRemedy() throws Exception {
        try (Target target = Target.duckDb(folder)) {
            Problem problem = problem(target, Map.of("url", "jdbc:duckdb:" + folder));

            assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(problem.remedy()).contains("path in 'url'");
        }
    }

    @Test
    void aTableThatLacksAColumnIsFoundBeforeAnythingIsWritten() throws Exception {
        try (Target target = Target.postgres()) {
            try (Connector connector = target.connect()) {
                connector.check();
            }
            target.execute("ALTER TABLE dim_customer DROP COLUMN survivor_key");

            Problem problem = problem(target, Map.of());

            assertThat(problem.message()).contains("survivor_key");
            assertThat(problem.remedy()).contains("star.sql");
        }
    }

    private static Problem problem(Target target, Map<String, String> wrong) {
        try (Connector connector = new WarehouseConnectorFactory().create(target.config(wrong))) {
            return catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();
        }
    }
}
