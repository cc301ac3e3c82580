package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.dynamics365.FinanceEnvironment;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SchemaDrift;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.Secret;

/** What {@code check()} says of a simulated environment that is set up wrongly, and how to mend it. */
class FinanceCheckTest {

    @TempDir
    Path state;

    private Finance finance;

    @BeforeEach
    void open() {
        finance = new Finance(ManagedServices.MONTH.resolve("deliveries"), state, 50).play("2026-08");
    }

    @AfterEach
    void close() {
        finance.close();
    }

    @Test
    void anEnvironmentThatHasAllPasses() {
        Connector connector = finance.connect(Map.of("companies", "us10,jp50,kw60"));

        assertThatCode(connector::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "client-id, " + FinanceEnvironment.UNREGISTERED_CLIENT_ID + ", UNAUTHORIZED, Microsoft Entra applications",
        "client-id, " + FinanceEnvironment.RIGHTLESS_CLIENT_ID + ", REFUSED, security role",
        "client-id, 3f0c1a52-0000-0000-0000-000000000000, UNAUTHORIZED, client-id",
        "tenant, contoso.onmicrosoft.com, UNAUTHORIZED, tenant",
        "companies, 'us10,zz99', NOT_FOUND, companies"
    })
    void whatIsConfiguredWronglyIsNamed(String property, String value, FailureKind kind, String remedy) {
        Problem problem = failure(finance.connect(Map.of(property, value)));

        assertThat(problem.kind()).as(problem.toString()).isEqualTo(kind);
        assertThat(problem.remedy()).contains(remedy);
    }

    @Test
    void anExpiredSecretIsNamed() {
        Problem problem = failure(finance.connect(finance.baseUri(), name -> Secret.of("expired"), Map.of()));

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.remedy()).contains("renew the client secret");
    }

    @Test
    void aHostThatTheTokenIsNotForIsNamed() {
        Map<String, String> other =
                Map.of("base-uri", "http://localhost:" + finance.baseUri().getPort());

        assertThat(failure(finance.connect(other)).remedy()).contains("base-uri");
    }

    @Test
    void aHostThatDoesNotAnswerIsNamed() {
        Connector connector = finance.connect();
        finance.close();

        Problem problem = failure(connector);

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem.remedy()).contains("base-uri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/", "/data/$metadata", "/data/LegalEntities"})
    void aHostOfSomethingElseIsNamed(String path) {
        finance.script("\"pathContains\": \"%s\", \"kind\": \"GARBAGE\", \"times\": 9".formatted(path));

        assertThat(failure(finance.connect()).remedy()).contains("base-uri");
    }

    @ParameterizedTest
    @CsvSource({
        "FreeTextInvoiceHeaders, ExternalInvoiceId, invoice-key-field",
        "LedgerJournalHeaders, IntegrationKey, data entities",
        "CustomersV3, OrganizationName, data entities",
        "ProjectsV2, ProjectName, data entities"
    })
    void aFieldThatIsNotThereIsNamed(String set, String field, String remedy) {
        finance.environment().removeProperty(set, field);

        Problem problem = failure(finance.connect(Map.of("journal-name", "GenJrn")));

        assertThat(problem.kind()).isEqualTo(FailureKind.INVALID);
        assertThat(problem.message()).isEqualTo("%s has no %s".formatted(set, field));
        assertThat(problem.remedy()).contains(remedy);
    }

    @Test
    void aKeyFieldThatIsThereServesInPlaceOfOneThatIsNot() {
        finance.environment().removeProperty("FreeTextInvoiceHeaders", "ExternalInvoiceId");

        assertThatCode(finance.connect(Map.of("invoice-key-field", "CustomerReference"))::check)
                .doesNotThrowAnyException();
    }

    @Test
    void gov7_whatTheEnvironmentChangesIsToldAgainstTheLastDiscovery() {
        Connector connector = finance.connect();
        SchemaSnapshot first = connector.discover().orElseThrow();

        finance.environment().addProperty("CustomersV3", "Region", "s");
        finance.environment().addProperty("ProjectsV2", "ProjectStage", "s");
        finance.environment().removeProperty("TaxCodes", "TaxName");

        assertThat(first.driftSince(first)).isEmpty();
        assertThat(connector.discover().orElseThrow().driftSince(first))
                .containsExactly(
                        new SchemaDrift("CustomersV3", "Region", null, "Edm.String"),
                        new SchemaDrift(
                                "ProjectsV2",
                                "ProjectStage",
                                "Microsoft.Dynamics.DataEntities.ProjStatus",
                                "Edm.String"),
                        new SchemaDrift("TaxCodes", "TaxName", "Edm.String", null));
    }

    private static Problem failure(Connector connector) {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }
}
