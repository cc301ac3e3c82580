package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.workday.WorkdayTenant;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** Reports are entered with tokens of an API client, in both ways of having them, and nobody asks for a password. */
class BearerTest extends OverTenant {

    private static final String REFRESH_TOKEN = "refresh-token";
    private static final String JWT_BEARER = "jwt-bearer";

    @ParameterizedTest
    @ValueSource(strings = {REFRESH_TOKEN, JWT_BEARER})
    void workersAreReadAndNoPasswordIsAskedFor(String way) {
        tenant.seed(1, 1, tenant.now());

        try (Connector connector = connect(way, Map.of())) {
            connector.check();

            assertThat(Tenant.count(connector, RecordType.RESOURCE, SourceSpec.BUILT_IN))
                    .isEqualTo(1);
        }
    }

    @Test
    void anAssertionIsGoodForCollectionsToo() {
        tenant.deliver("organizations", "{\"id\":\"3aa5550b7fe348b98d7b5741afc65534\",\"descriptor\":\"EMEA\"}");

        try (Connector connector = connect(JWT_BEARER, Map.of())) {
            assertThat(Tenant.count(connector, RecordType.LEGAL_ENTITY, new SourceSpec("organizations", Set.of())))
                    .isEqualTo(1);
        }
    }

    /** The answer does not say when a token ends: it is found out. */
    @ParameterizedTest
    @ValueSource(strings = {REFRESH_TOKEN, JWT_BEARER})
    void aTokenThatHasEndedIsFollowedByAnother(String way) {
        tenant.seed(1, 1, tenant.now());

        try (Connector connector = connect(way, Map.of())) {
            assertThat(Tenant.count(connector, RecordType.RESOURCE, SourceSpec.BUILT_IN))
                    .isEqualTo(1);
            int before = tenant.requests();
            tenant.advance(Duration.ofMinutes(61));

            assertThat(Tenant.count(connector, RecordType.RESOURCE, SourceSpec.BUILT_IN))
                    .isEqualTo(1);
            assertThat(tenant.requests() - before).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "refresh-token, client-id, NzE0ZjA5YzItOWIx, REFUSED, Share the report",
        "refresh-token, client-id, NzE0ZjA5YzItOWIx, REFUSED, scope",
        "refresh-token, client-id, unknown, UNAUTHORIZED, client-id",
        "refresh-token, report-name, workers, NOT_FOUND, report-name",
        "refresh-token, report-prompts, Effective_as_of_Date=soon, INVALID, report-prompts",
        "refresh-token, base-uri, http://127.0.0.1:1, UNAVAILABLE, base-uri",
        "jwt-bearer, client-id, NzE0ZjA5YzItOWIx, REFUSED, scope",
        "jwt-bearer, client-id, unknown, UNAUTHORIZED, client-id",
        "jwt-bearer, tenant, Tallystick_dpt1, UNAUTHORIZED, tenant",
        "jwt-bearer, user, nobody, UNAUTHORIZED, user",
        "jwt-bearer, user, ISU_Benefits, REFUSED, Share the report",
        "jwt-bearer, report-name, workers, NOT_FOUND, report-name"
    })
    void aWrongValueIsNamedWithItsRemedy(String way, String property, String value, FailureKind kind, String remedy) {
        try (Connector connector = connect(way, Map.of(property, value))) {
            Problem problem = failure(connector);

            assertThat(problem.kind()).as(problem.toString()).isEqualTo(kind);
            assertThat(problem.remedy()).contains(remedy);
        }
    }

    @Test
    void aKeyWhoseCertificateIsNotRegisteredIsNamed() {
        KeyPair other = Keys.generate();
        Map<String, String> properties = properties(JWT_BEARER, Map.of());

        try (Connector connector = tenant.connect(properties, name -> Secret.of(Keys.pem(other)))) {
            Problem problem = failure(connector);

            assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(problem.code()).isEqualTo("invalid_grant");
            assertThat(problem.remedy()).contains("certificate of 'private-key'");
        }
    }

    @Test
    void aKeyThatIsReplacedIsUsedAtTheNextAssertion() {
        tenant.seed(1, 1, tenant.now());
        String[] key = {Keys.pem(Keys.generate())};
        Map<String, String> properties = properties(JWT_BEARER, Map.of());

        try (Connector connector = tenant.connect(properties, name -> Secret.of(key[0]))) {
            assertThat(failure(connector).kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            key[0] = Keys.pem(Tenant.KEYS);
            connector.check();
        }
    }

    /** An assertion is good for three minutes of the five that may be: so much this machine's clock may be behind, and by two ahead. */
    @ParameterizedTest
    @ValueSource(longs = {-179, 120})
    void aClockThatIsWrongByLessThanALifeIsGoodEnough(long seconds) {
        tenant.seed(1, 1, tenant.now());

        try (Connector connector = connectAt(seconds)) {
            assertThatCode(connector::check).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-181, 121})
    void aClockThatIsFurtherOffIsNamed(long seconds) {
        try (Connector connector = connectAt(seconds)) {
            Problem problem = failure(connector);

            assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(problem.remedy()).contains("clock");
        }
    }

    /** A client for reports may have no scope of a collection, so that it is asked for a token alone. */
    @Test
    void bySoapTheClientOfReportsNeedsNoScopeButMustBeKnown() {
        Map<String, String> soap = Map.of("source", "soap", "password", "api-password");
        Map<String, String> unknown = new HashMap<>(soap);
        unknown.put("client-id", "unknown");
        Map<String, String> unscoped = new HashMap<>(soap);
        unscoped.put("client-id", WorkdayTenant.UNSCOPED_CLIENT_ID);

        try (Connector connector = connect(JWT_BEARER, unscoped)) {
            assertThatCode(connector::check).doesNotThrowAnyException();
        }
        try (Connector connector = connect(JWT_BEARER, unknown)) {
            assertThat(failure(connector).remedy()).contains("client-id");
        }
    }

    @Test
    void whatIsWrongBySoapIsThePasswordAlsoWhereReportsHaveNone() {
        Map<String, String> soap = Map.of("source", "soap", "password", "api-secret");

        try (Connector connector = connect(JWT_BEARER, soap)) {
            assertThat(failure(connector).remedy()).contains("password");
        }
    }

    private static Problem failure(Connector connector) {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }

    private Connector connect(String way, Map<String, String> other) {
        return tenant.connect(properties(way, other), BearerTest::secret);
    }

    private Connector connectAt(long secondsAhead) {
        return tenant.connect(
                properties(JWT_BEARER, Map.of()),
                BearerTest::secret,
                () -> tenant.now().plusSeconds(secondsAhead));
    }

    private static Map<String, String> properties(String way, Map<String, String> other) {
        Map<String, String> properties = new HashMap<>(
                Map.of("report-authentication", "bearer", "authentication", way, "client-id", WorkdayTenant.CLIENT_ID));
        properties.putAll(
                way.equals(JWT_BEARER)
                        ? Map.of("private-key", "api-key")
                        : Map.of("client-secret", "api-secret", "refresh-token", "api-refresh"));
        properties.putAll(other);
        return properties;
    }

    private static Secret secret(String name) {
        return Secret.of(
                switch (name) {
                    case "api-key" -> Keys.pem(Tenant.KEYS);
                    case "api-secret" -> WorkdayTenant.CLIENT_SECRET;
                    case "api-refresh" -> WorkdayTenant.REFRESH_TOKEN;
                    case "api-password" -> WorkdayTenant.PASSWORD;
                    default -> throw new AssertionError(name + " is not needed");
                });
    }
}
