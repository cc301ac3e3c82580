package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.dynamics365.Environment.Reply;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteStrategy;

class Dynamics365ConnectorTest {

    private static final String METADATA = "GET $metadata";

    private final Environment environment = new Environment();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void itIsFoundAsAService() {
        assertThat(ServiceLoader.load(ConnectorFactory.class).stream().map(ServiceLoader.Provider::get))
                .anyMatch(factory -> factory.kind().equals("dynamics365"));
    }

    @Test
    void theTokenIsAskedForInAFormWithTheEnvironmentAsScope() {
        environment.on(METADATA, metadata(""));

        environment.connector().check();

        assertThat(environment.calls("POST " + Environment.TOKEN).get(0).body())
                .isEqualTo("grant_type=client_credentials&client_id=the-client&client_secret=s3cr3t&scope="
                        + environment.base().replace(":", "%3A").replace("/", "%2F")
                        + "%2F.default");
    }

    @Test
    void nothingProtectsADocumentButOurProbe() {
        assertThat(environment
                        .connector()
                        .descriptor()
                        .writes()
                        .get(RecordType.INVOICE)
                        .strategy())
                .isEqualTo(WriteStrategy.PROBE_THEN_CREATE);
        assertThat(environment
                        .connector()
                        .descriptor()
                        .reads()
                        .get(RecordType.CUSTOMER)
                        .increment())
                .isFalse();
    }

    @Test
    void checkPassesAnEnvironmentThatHasAll() {
        environment
                .with("companies", "USMF")
                .on(METADATA, metadata(""))
                .on("GET LegalEntities", Reply.rows("{\"LegalEntityId\":\"usmf\"}"));

        assertThatCode(() -> environment.connector().check()).doesNotThrowAnyException();
    }

    @Test
    void checkNamesAnExpiredSecret() {
        environment.on(
                "POST " + Environment.TOKEN,
                Reply.of(401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: expired\"}"));

        Problem problem = checkFailure();

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.remedy()).contains("renew the client secret");
    }

    @Test
    void checkNamesAClientThatTheEnvironmentDoesNotKnow() {
        environment.on(METADATA, Reply.of(401, ""), Reply.of(401, ""));

        assertThat(checkFailure().remedy()).contains("Microsoft Entra applications");
    }

    @Test
    void checkNamesAWrongHost() {
        environment.on(METADATA, Reply.of(404, "<html>"));

        assertThat(checkFailure().remedy()).contains("base-uri");
    }

    @Test
    void checkNamesASetThatIsNotThere() {
        environment.on(METADATA, metadata("FreeTextInvoiceLines"));

        Problem problem = checkFailure();

        assertThat(problem.code()).isEqualTo("ENTITY_SET_MISSING");
        assertThat(problem.message()).endsWith("has no entity set FreeTextInvoiceLines");
    }

    @Test
    void checkNamesACompanyThatIsNotThere() {
        environment
                .with("companies", "usmf,zz99")
                .on(METADATA, metadata(""))
                .on("GET LegalEntities", Reply.rows("{\"LegalEntityId\":\"USMF\"}"));

        Problem problem = checkFailure();

        assertThat(problem.code()).isEqualTo("COMPANY_MISSING");
        assertThat(problem.message()).contains("zz99").doesNotContain("usmf");
    }

    @Test
    void checkNamesAMissingRole() {
        environment.on(METADATA, metadata("")).on("GET TaxCodes", Reply.error(403, "no"));

        Problem problem = checkFailure();

        assertThat(problem.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(problem.remedy()).contains("role").contains("TaxCodes");
    }

    @Test
    void checkAsksForJournalsOnlyIfTheyAreWritten() {
        environment
                .on(METADATA, metadata("LedgerJournalLines"), metadata(""))
                .on("GET LedgerJournalHeaders", Reply.error(403, "no"));

        assertThatCode(() -> environment.connector().check()).doesNotThrowAnyException();
        environment.with("journal-name", "GenJrn");

        assertThat(checkFailure().remedy()).contains("role").contains("LedgerJournalHeaders");
    }

    @Test
    void checkNamesAMissingKeyField() {
        environment
                .on(METADATA, metadata(""))
                .on(
                        "GET FreeTextInvoiceHeaders",
                        Reply.error(400, "Could not find a property named 'ExternalInvoiceId'"));

        Problem problem = checkFailure();

        assertThat(problem.code()).isEqualTo("PROPERTY_UNKNOWN");
        assertThat(problem.remedy()).contains("invoice-key-field");
    }

    @Test
    void checkNamesAKeyFieldThatTheEnvironmentDoesNotHave() {
        environment.on(
                METADATA,
                new Described()
                        .without("FreeTextInvoiceHeaders", "ExternalInvoiceId")
                        .reply());

        Problem problem = checkFailure();

        assertThat(problem.code()).isEqualTo("SCHEMA");
        assertThat(problem.message()).isEqualTo("FreeTextInvoiceHeaders has no ExternalInvoiceId");
        assertThat(problem.remedy()).contains("'invoice-key-field'");
    }

    @Test
    void gov7_fieldsThatRuleSetsAskForAreMissedTogetherBeforeDataFlows() {
        environment.on(METADATA, metadata(""));
        Connector connector = environment.connector();
        connector.source(RecordType.CUSTOMER, new SourceSpec(null, Set.of("Region", "PartyType", "organizationname")));
        connector.source(RecordType.PROJECT, new SourceSpec(null, Set.of("Tier")));

        Problem problem =
                catchThrowableOfType(ConnectorException.class, connector::check).problem();

        assertThat(problem.message()).isEqualTo("CustomersV3 has no Region, organizationname; ProjectsV2 has no Tier");
        assertThat(problem.remedy()).contains("rule set");
    }

    @Test
    void gov7_whatIsReadAndWrittenIsDescribedWithAllItsFields() {
        environment.on(
                METADATA,
                new Described().with("CustomersV3", "Region", "Edm.Int32").reply());

        SortedMap<String, SortedMap<String, String>> objects =
                environment.connector().discover().orElseThrow().objects();

        assertThat(objects.keySet())
                .containsExactly(
                        "CustomersV3",
                        "FreeTextInvoiceHeaders",
                        "FreeTextInvoiceLines",
                        "LegalEntities",
                        "ProjectContractHeaders",
                        "ProjectsV2",
                        "TaxCodes");
        assertThat(objects.get("TaxCodes"))
                .containsExactly(Map.entry("TaxCode", "Edm.String"), Map.entry("dataAreaId", "Edm.String"));
        assertThat(objects.get("CustomersV3"))
                .hasSize(12)
                .containsEntry("Region", "Edm.Int32")
                .containsEntry("OnHoldStatus", "Microsoft.Dynamics.DataEntities.CustVendorBlocked");
        assertThat(environment.calls(METADATA)).hasSize(1);
    }

    @Test
    void gov7_discoveriesShareTheTokenThatIsHeld() {
        environment.on(METADATA, metadata(""), metadata(""));
        Connector connector = environment.connector();

        connector.discover();
        connector.discover();

        assertThat(environment.calls("POST " + Environment.TOKEN)).hasSize(1);
        assertThat(environment.calls(METADATA)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"401, Microsoft Entra applications", "403, security role", "404, base-uri"})
    void gov7_aDiscoveryThatFailsNamesTheRemedy(int status, String remedy) {
        environment.on(METADATA, Reply.of(status, ""), Reply.of(status, ""));

        assertThatThrownBy(() -> environment.connector().discover())
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.problem().remedy()).contains(remedy));
    }

    @Test
    void gov7_aDocumentThatIsCutDescribesNothing() {
        String whole = metadata("").body();
        environment.on(METADATA, Reply.of(200, whole.substring(0, whole.length() - 20)));

        assertThatThrownBy(() -> environment.connector().discover())
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("METADATA_MALFORMED"))
                .rootCause() // Else the parser's words, which may quote the document.
                .isInstanceOf(ConnectorException.class);
    }

    /** The document of something else: no entity of its own is looked at, and none from elsewhere. */
    @Test
    void gov7_aDocumentWithADtdDescribesNothing() {
        String dtd = "<!DOCTYPE edmx [<!ENTITY more SYSTEM \"%s/more\">]>".formatted(environment.base());
        String whole = metadata("").body();
        int root = whole.indexOf("<edmx:Edmx");
        environment.on(METADATA, Reply.of(200, whole.substring(0, root) + dtd + whole.substring(root)));

        assertThatThrownBy(() -> environment.connector().discover())
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.problem().code()).isEqualTo("XML_DTD"));
        assertThat(environment.calls("GET /more")).isEmpty();
    }

    @Test
    void badConfigurationIsRefusedWholeAndNamed() {
        environment
                .with("base-uri", "https://contoso.operations.dynamics.com/data")
                .with("invoice-key-field", "InvoiceId")
                .with("time-zones", "usmf=Mars/Olympus");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(environment::connector)
                .satisfies(e -> assertThat(e.faults())
                        .hasSize(3)
                        .anySatisfy(fault -> assertThat(fault).contains("without /data"))
                        .anySatisfy(fault -> assertThat(fault).contains("'invoice-key-field'"))
                        .anySatisfy(fault -> assertThat(fault).contains("'time-zones'")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|Write failed for table row of type 'X'. Infolog: Warning: Field must be filled in.|INVALID",
                "400|Write failed. Infolog: Error: The record already exists.|DUPLICATE",
                "500|The record already exists|DUPLICATE",
                "400|An update conflict occurred due to another user process deleting the record|CONFLICT",
                "500|An update conflict occurred due to another user process deleting the record|CONFLICT",
                "400|Could not find a property named 'X'|INVALID",
                "401|x|UNAUTHORIZED",
                "403|x|REFUSED",
                "404|x|NOT_FOUND",
                "412|x|CONFLICT",
                "429|Number of concurrent requests exceeded the limit of 52|THROTTLED",
                "500|Exception has been thrown by the target of an invocation.|INVALID",
                "500|Exception has been thrown by the target of an invocation. The record already exists.|DUPLICATE",
                "500|x|OUTCOME_UNKNOWN",
                "502|x|OUTCOME_UNKNOWN",
                "503|x|OUTCOME_UNKNOWN",
                "504|x|OUTCOME_UNKNOWN"
            })
    void refusalsOfAWriteMeanWhatTheContractSays(int status, String message, FailureKind kind) {
        Problem problem = problem(Reply.error(status, message));

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.message()).doesNotContain("Secret").doesNotContain("Write failed for");
    }

    /** As it was seen, with what happened inside of what happened inside. */
    @Test
    void ofARefusalTheInfologIsTold() {
        Problem problem = problem(Reply.of(400, """
                {"error":{"code":"","message":"An error has occurred.","innererror":{
                   "message":"Write failed for table row of type 'ProjProjectV2Entity'. Infolog: Warning: Field 'Project group' must be filled in.; Warning: validateWrite failed on data source 'ProjTable (ProjTable)'.",
                   "type":"System.Web.Http.HttpException","stacktrace":"   at Secret.Place()",
                   "internalexception":{"message":"Exception has been thrown by the target of an invocation.","type":"System.Reflection.TargetInvocationException","stacktrace":""}}}}"""));

        assertThat(problem.kind()).isEqualTo(FailureKind.INVALID);
        assertThat(problem.message())
                .endsWith(
                        "/data/CustomersV3: Warning: Field 'Project group' must be filled in.; Warning: validateWrite failed on data source 'ProjTable (ProjTable)'.");
    }

    @Test
    void aRefusalMayHaveNoBody() {
        assertThat(problem(Reply.of(404, "")).kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    private static Problem problem(Reply reply) {
        HttpCall call = HttpCall.json("POST", URI.create("https://x.example/data/CustomersV3"), "{}");
        return Dynamics365Errors.TABLE.problem(
                call, new HttpAnswer(reply.status(), Map.of(), reply.body()), Instant.EPOCH);
    }

    private Problem checkFailure() {
        return catchThrowableOfType(
                        ConnectorException.class, () -> environment.connector().check())
                .problem();
    }

    private static Reply metadata(String without) {
        return new Described().without(without).reply();
    }
}
