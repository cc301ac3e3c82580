package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.workday.WorkdayTenant;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** Reports are entered with tokens of an API client, and nobody asks for a password. */
class BearerTest {

    @TempDir
    Path folder;

    private Tenant tenant;

    @BeforeEach
    void start() throws IOException {
        tenant = new Tenant(folder, "raas");
    }

    @AfterEach
    void stop() {
        tenant.close();
    }

    @Test
    void workersAreReadAndNoPasswordIsAskedFor() {
        tenant.seed(1, 1, tenant.now());

        try (Connector connector = connect(Map.of())) {
            connector.check();

            assertThat(read(connector)).isEqualTo(1);
        }
    }

    /** The answer does not say when a token ends: it is found out. */
    @Test
    void aTokenThatHasEndedIsFollowedByAnother() {
        tenant.seed(1, 1, tenant.now());

        try (Connector connector = connect(Map.of())) {
            assertThat(read(connector)).isEqualTo(1);
            tenant.advance(Duration.ofMinutes(61));
            assertThat(read(connector)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "client-id, NzE0ZjA5YzItOWIx, REFUSED, Share the report",
        "client-id, NzE0ZjA5YzItOWIx, REFUSED, scope",
        "client-id, unknown, UNAUTHORIZED, client-id",
        "report-name, workers, NOT_FOUND, report-name",
        "report-prompts, Effective_as_of_Date=soon, INVALID, report-prompts",
        "base-uri, http://127.0.0.1:1, UNAVAILABLE, base-uri"
    })
    void aWrongValueIsNamedWithItsRemedy(String property, String value, FailureKind kind, String remedy) {
        Problem problem = failure(Map.of(property, value));

        assertThat(problem.kind()).as(problem.toString()).isEqualTo(kind);
        assertThat(problem.remedy()).contains(remedy);
    }

    /** A client for reports may have no scope of a collection, so that it is asked for a token alone. */
    @Test
    void bySoapTheClientOfReportsNeedsNoScopeButMustBeKnown() {
        Map<String, String> unscoped = Map.of("client-id", WorkdayTenant.UNSCOPED_CLIENT_ID);
        assertThatCode(() -> bySoap(unscoped).check()).doesNotThrowAnyException();

        Problem problem = catchThrowableOfType(
                        ConnectorException.class,
                        () -> bySoap(Map.of("client-id", "unknown")).check())
                .problem();

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.remedy()).contains("client-id");
    }

    private Connector bySoap(Map<String, String> other) {
        Map<String, String> properties = new HashMap<>(Map.of("source", "soap", "password", "api-password"));
        properties.putAll(other);
        return connect(properties);
    }

    private Problem failure(Map<String, String> wrong) {
        try (Connector connector = connect(wrong)) {
            return catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();
        }
    }

    private static int read(Connector connector) {
        return connector
                .source(RecordType.RESOURCE, SourceSpec.BUILT_IN)
                .orElseThrow()
                .read(null, 10)
                .changes()
                .size();
    }

    private Connector connect(Map<String, String> other) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "report-authentication", "bearer",
                "client-id", WorkdayTenant.CLIENT_ID,
                "client-secret", "api-secret",
                "refresh-token", "api-refresh"));
        properties.putAll(other);
        return tenant.connect(properties, BearerTest::secret);
    }

    private static Secret secret(String name) {
        return Secret.of(
                switch (name) {
                    case "api-secret" -> WorkdayTenant.CLIENT_SECRET;
                    case "api-refresh" -> WorkdayTenant.REFRESH_TOKEN;
                    case "api-password" -> WorkdayTenant.PASSWORD;
                    default -> throw new AssertionError(name + " is not needed");
                });
    }
}
