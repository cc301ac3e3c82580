package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/** A configuration that is wrong in one place is found by check, with what to do. */
class CheckTest {

    @TempDir
    Path folder;

    @Test
    void aGoodConfigurationPassesAndNoDataIsRead() throws IOException {
        try (Org org = org();
                Connector connector =
                        org.connect(name -> Secret.of(org.secrets().get(name)))) {
            connector.check();

            assertThat(org.calls("/limits")).isEqualTo(1);
            assertThat(org.calls("/query")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "token-uri, http://127.0.0.1:1/services/oauth2/token, UNAVAILABLE, My Domain",
        "instance-uri, http://127.0.0.1:1, UNAVAILABLE, instance-uri",
        "client-id, someone, UNAUTHORIZED, client-id",
        "api-version, v12.0, NOT_FOUND, api-version"
    })
    void aWrongValueIsNamedWithItsRemedy(String property, String value, FailureKind kind, String remedy)
            throws IOException {
        try (Org org = org();
                Connector connector = org.connect(
                        Map.of(property, value), name -> Secret.of(org.secrets().get(name)))) {
            Problem problem = failure(connector);

            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.remedy()).contains(remedy);
        }
    }

    @Test
    void anExpiredSecretIsNamed() throws IOException {
        try (Org org = org();
                Connector connector = org.connect(name -> Secret.of("old"))) {
            Problem problem = failure(connector);

            assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(problem.remedy()).contains("client secret");
        }
    }

    @Test
    void aMissingScopeIsNamed() {
        try (OrgStub org = new OrgStub()) {
            org.then(
                    403,
                    "[{\"message\":\"The REST API is not enabled for this Organization\",\"errorCode\":\"API_DISABLED_FOR_ORG\"}]");
            Problem problem = failure(new SalesforceConnectorFactory().create(org.config("crm")));

            assertThat(problem.kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(problem.remedy()).contains("scope 'api'");
        }
    }

    @Test
    void fieldsThatTheOrgDoesNotShowAreNamedTogetherBeforeDataFlows() {
        try (OrgStub org = new OrgStub()) {
            org.then(200, "{}")
                    .then(
                            200,
                            "{\"fields\":[{\"name\":\"Id\",\"type\":\"id\"},{\"name\":\"Name\",\"type\":\"string\"}]}")
                    .then(200, "{\"fields\":[]}");
            Problem problem = failure(new SalesforceConnectorFactory().create(org.config("crm")));

            assertThat(problem.code()).isEqualTo("SCHEMA");
            assertThat(problem.message())
                    .contains("Account has no IsDeleted, SystemModstamp")
                    .contains("Opportunity has no Id");
            assertThat(problem.remedy()).contains("field-level security");
        }
    }

    private Org org() throws IOException {
        return new Org(folder, Map.of(), UnaryOperator.identity());
    }

    private static Problem failure(Connector connector) {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }
}
