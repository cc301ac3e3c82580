package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SchemaDrift;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

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
        "client-id, " + SalesforceOrg.UNSCOPED_CONSUMER_KEY + ", REFUSED, scope 'api'",
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

    /** As a host that is another system's, or a proxy's: it answers each call with a page for people. */
    @ParameterizedTest
    @CsvSource({"/services/oauth2/, token-uri", "/services/data/, instance-uri"})
    void aHostOfSomethingElseIsNamed(String path, String remedy) throws IOException {
        try (Org org = org();
                Connector connector =
                        org.connect(name -> Secret.of(org.secrets().get(name)))) {
            org.script("\"pathContains\": \"%s\", \"kind\": \"GARBAGE\", \"times\": 9".formatted(path));

            assertThat(failure(connector).remedy()).contains(remedy);
        }
    }

    @Test
    void aKeyFieldThatTheOrgDoesNotHaveIsNamed() throws IOException {
        try (Org org = org();
                Connector connector =
                        org.connect(name -> Secret.of(org.secrets().get(name)))) {
            connector.customObject(
                    RecordType.CONTRACT_LINE, new CustomObject("Contract_Line__c", "Our_Key__c", Set.of("Kind__c")));
            Problem problem = failure(connector);

            assertThat(problem.kind()).isEqualTo(FailureKind.INVALID);
            assertThat(problem.message()).isEqualTo("Contract_Line__c has no external id field Our_Key__c");
            assertThat(problem.remedy()).contains("Create the fields that are yours");
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
                    .then(200, "{\"fields\":[]}")
                    .then(200, "{\"fields\":[{\"name\":\"ContractNumber\",\"type\":\"string\"}]}");
            Problem problem = failure(new SalesforceConnectorFactory().create(org.config("crm")));

            assertThat(problem.code()).isEqualTo("SCHEMA");
            assertThat(problem.message())
                    .contains("Account has no IsDeleted, SystemModstamp")
                    .contains("Opportunity has no Id")
                    .contains(
                            "Contract has no Id, IsDeleted, SystemModstamp, AccountId, CurrencyIsoCode, Status, StartDate, EndDate");
            assertThat(problem.remedy()).contains("field-level security");
        }
    }

    private Org org() throws IOException {
        return new Org(folder, Map.of(), UnaryOperator.identity());
    }

    @Test
    void gov7_aFieldOfACustomObjectThatARuleSetAsksForIsMissedBeforeDataFlows() throws IOException {
        try (Org org = org();
                Connector connector =
                        org.connect(name -> Secret.of(org.secrets().get(name)))) {
            connector.source(RecordType.CUSTOMER, new SourceSpec(null, Set.of("Nowhere__c")));
            connector.source(RecordType.CONTRACT_LINE, new SourceSpec("Opportunity", Set.of("Name", "Nothing__c")));

            assertThat(failure(connector).message())
                    .contains("Account has no Nowhere__c", "Opportunity has no Nothing__c");
        }
    }

    @Test
    void gov7_anObjectThatTheOrgDoesNotHaveIsNamedWithAllElseThatIsMissing() throws IOException {
        Problem problem = failure(connector -> {
            connector.source(RecordType.CUSTOMER, new SourceSpec(null, Set.of("Nothing__c")));
            connector.source(RecordType.CONTRACT_LINE, new SourceSpec("Nowhere__c", Set.of("Kind__c")));
        });

        assertThat(problem.code()).isEqualTo("SCHEMA");
        assertThat(problem.message()).contains("Nowhere__c has no Id, IsDeleted, Kind__c", "Account has no Nothing__c");
    }

    /** Users are never deleted. */
    @Test
    void gov7_anObjectWithoutWhatEveryReadingNeedsIsNamed() {
        try (OrgStub org = new OrgStub();
                Connector connector = new SalesforceConnectorFactory().create(org.config("crm"))) {
            connector.source(RecordType.RESOURCE, new SourceSpec("User", Set.of("Username")));
            org.then(200, "{}").then(200, """
                    {"fields":[{"name":"Id"},{"name":"SystemModstamp"},{"name":"Username"}]}""");

            assertThat(failure(connector).message()).isEqualTo("User has no IsDeleted");
        }
    }

    @Test
    void aFieldThatIsWrittenAndMayNotBeIsNamed() throws IOException {
        Set<String> fields = Set.of("pse__Project_ID__c", "pse__Notes__c");
        Problem problem = failure(connector -> connector.customObject(
                RecordType.CONTRACT_LINE, new CustomObject("pse__Proj__c", "Tallystick_Key__c", fields)));

        assertThat(problem.message()).isEqualTo("pse__Proj__c does not let the user write pse__Project_ID__c");
        assertThat(problem.remedy()).contains("edit access");
    }

    /** Of a connector that is used so. */
    private Problem failure(Consumer<Connector> use) throws IOException {
        try (Org org = org();
                Connector connector =
                        org.connect(name -> Secret.of(org.secrets().get(name)))) {
            use.accept(connector);
            return failure(connector);
        }
    }

    @Test
    void gov7_whatChangesInACustomObjectIsToldAgainstTheLastDiscovery() {
        try (OrgStub org = new OrgStub();
                Connector connector = new SalesforceConnectorFactory().create(org.config("crm"))) {
            connector.source(RecordType.CONTRACT_LINE, new SourceSpec("Contract_Line__c", Set.of("Kind__c")));
            SchemaSnapshot first = discovered(
                    org,
                    connector,
                    "{\"name\":\"Kind__c\",\"type\":\"picklist\"},{\"name\":\"Old__c\",\"type\":\"date\"}");

            SchemaSnapshot second = discovered(
                    org,
                    connector,
                    "{\"name\":\"Kind__c\",\"type\":\"string\"},{\"name\":\"New__c\",\"type\":\"double\"}");

            assertThat(second.driftSince(first))
                    .containsExactly(
                            new SchemaDrift("Contract_Line__c", "Kind__c", "picklist", "string"),
                            new SchemaDrift("Contract_Line__c", "New__c", null, "double"),
                            new SchemaDrift("Contract_Line__c", "Old__c", "date", null));
        }
    }

    /** The org describes its three built-in objects, and then the custom one. */
    private static SchemaSnapshot discovered(OrgStub org, Connector connector, String custom) {
        org.then(200, "{\"fields\":[{\"name\":\"Id\",\"type\":\"id\"}]}")
                .then(200, "{\"fields\":[{\"name\":\"Id\",\"type\":\"id\"}]}")
                .then(200, "{\"fields\":[{\"name\":\"Id\",\"type\":\"id\"}]}")
                .then(200, "{\"fields\":[%s]}".formatted(custom));
        return connector.discover().orElseThrow();
    }

    private static Problem failure(Connector connector) {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }
}
