package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.ProjectKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

class ProjectWriteTest {

    private static final String OPPORTUNITY = "0065g00000S1GRDAA3";
    private static final String ACCOUNT = "0015g00000f8o0fAAA";
    private static final String ID = "a0P5g000006LEMREA4";

    private final OrgStub org = new OrgStub();
    private final Connector connector = new CertiniaConnectorFactory().create(org.config("psa"));
    private final RecordSink<Project> sink = connector.sink(RecordType.PROJECT).orElseThrow();
    private final RecordLookup<Project> lookup =
            connector.lookup(RecordType.PROJECT).orElseThrow();

    @AfterEach
    void stop() {
        assertThat(org.unused()).isEmpty();
        org.close();
    }

    @Test
    void aProjectIsUpsertedByOurKey() {
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":true}]".formatted(ID));

        assertThat(sink.write(List.of(write(project("Core").build(), "006k")))).containsExactly(Outcome.applied(ID));

        assertThat(org.lastRequest())
                .isEqualTo("PATCH /services/data/v62.0/composite/sobjects/pse__Proj__c/Tallystick_Key__c "
                        + "{\"allOrNone\":false,\"records\":[{\"attributes\":{\"type\":\"pse__Proj__c\"},"
                        + "\"Tallystick_Key__c\":\"006k\",\"Name\":\"Core\",\"pse__Account__c\":\"" + ACCOUNT + "\","
                        + "\"pse__Opportunity__c\":\"" + OPPORTUNITY + "\",\"CurrencyIsoCode\":\"EUR\","
                        + "\"pse__Start_Date__c\":\"2026-03-02\",\"pse__End_Date__c\":\"2027-03-31\","
                        + "\"pse__Is_Billable__c\":true,\"pse__Is_Active__c\":true,"
                        + "\"pse__Project_Type__c\":\"Customer Project\"}]}");
    }

    @Test
    void customFieldsOfARuleSetAreWrittenBesideTheBuiltInOnes() {
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":true}]".formatted(ID));

        assertThat(sink.writesCustomFields()).isTrue();
        sink.write(List.of(write(withCustomField("Region__c", "EMEA"), "006k")));

        assertThat(org.lastRequest()).contains("\"pse__Project_Type__c\":\"Customer Project\",\"Region__c\":\"EMEA\"}");
    }

    @Test
    void aCustomFieldThatTheConnectorWritesItselfIsRefused() {
        Outcome outcome = sink.write(List.of(write(withCustomField("pse__Is_Active__c", true), "006k")))
                .get(0);

        assertThat(outcome.problem().code()).isEqualTo("CUSTOM_FIELD");
        assertThat(outcome.problem().field()).isEqualTo("pse__Is_Active__c");
    }

    private static Project withCustomField(String name, Object value) {
        Project project = project("Core").build();
        return RecordType.PROJECT.withHeader(project, CustomFields.with(project.header(), Map.of(name, value)));
    }

    @Test
    void whatAProjectDoesNotHaveIsCleared() {
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":false}]".formatted(ID));
        Project internal = project("Bench")
                .engagement(null)
                .customer(null)
                .period(Period.ALWAYS)
                .closedOn(LocalDate.of(2026, 9, 1))
                .build();

        assertThat(sink.write(List.of(write(internal, "k")))).containsExactly(Outcome.applied(ID));

        assertThat(org.lastRequest())
                .contains("\"pse__Account__c\":null,\"pse__Opportunity__c\":null")
                .contains("\"pse__Start_Date__c\":null,\"pse__End_Date__c\":null")
                .contains(
                        "\"pse__Is_Billable__c\":false,\"pse__Is_Active__c\":false,\"pse__Project_Type__c\":\"Internal\"");
    }

    @ParameterizedTest
    @CsvSource({"BILLABLE, true, Customer Project", "INVESTMENT, false, Customer Project", "INTERNAL, false, Internal"})
    void whoPaysForAProjectSaysWhetherItIsBilledAndOfWhichTypeItIs(ProjectKind kind, boolean billable, String type) {
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":false}]".formatted(ID));

        sink.write(List.of(write(project("Core").kind(kind).build(), "k")));

        assertThat(org.lastRequest())
                .contains("\"pse__Is_Billable__c\":%b".formatted(billable))
                .contains("\"pse__Project_Type__c\":\"%s\"".formatted(type));
    }

    @Test
    void aLongNameIsCutBetweenCharactersAndItsKeyIsNot() {
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":true}]".formatted(ID));
        String name = "😀".repeat(81);
        String key = "k".repeat(200);

        sink.write(List.of(write(project(name).build(), key)));

        assertThat(org.lastRequest())
                .contains("\"Name\":\"" + "😀".repeat(80) + "\"")
                .contains("\"Tallystick_Key__c\":\"" + key + "\"");
    }

    @Test
    void eachRecordOfACallHasItsOwnOutcome() {
        org.then(200, """
                [{"id":"%s","success":true,"errors":[],"created":true},
                 {"success":false,"created":false,"errors":[{"statusCode":"REQUIRED_FIELD_MISSING","message":"Required fields are missing: [Name]","fields":["Name"]}]},
                 {"success":false,"created":false,"errors":[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"unable to obtain exclusive access","fields":[]}]}]
                """.formatted(ID));

        List<Outcome> outcomes = sink.write(List.of(
                write(project("a").build(), "1"),
                write(project("b").build(), "2"),
                write(project("c").build(), "3")));

        assertThat(outcomes)
                .extracting(Outcome::kind)
                .containsExactly(Outcome.Kind.APPLIED, Outcome.Kind.REJECTED, Outcome.Kind.RETRY);
        assertThat(outcomes.get(1).problem().field()).isEqualTo("Name");
        assertThat(outcomes.get(1).problem().kind()).isEqualTo(FailureKind.INVALID);
        assertThat(outcomes.get(2).problem().kind()).isEqualTo(FailureKind.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({
        "DUPLICATE_VALUE, UNKNOWN",
        "DUPLICATE_EXTERNAL_ID, UNKNOWN",
        "DUPLICATES_DETECTED, REJECTED",
        "FIELD_CUSTOM_VALIDATION_EXCEPTION, REJECTED",
        "INVALID_CROSS_REFERENCE_KEY, REJECTED",
        "ALL_OR_NONE_OPERATION_ROLLED_BACK, RETRY",
        "UNABLE_TO_LOCK_ROW, RETRY",
        "UNKNOWN_EXCEPTION, RETRY",
        "SERVER_UNAVAILABLE, RETRY",
        "ENTITY_IS_DELETED, REJECTED",
        "STRING_TOO_LONG, REJECTED",
        "SOMETHING_NEW, REJECTED",
    })
    void aRefusalOfOneRecordIsReadFromItsCode(String code, Outcome.Kind kind) {
        org.then(200, "[{\"success\":false,\"errors\":[{\"statusCode\":\"%s\",\"message\":\"m\"}]}]".formatted(code));

        Outcome outcome = sink.write(List.of(write(project("a").build(), "1"))).get(0);

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.problem().code()).isEqualTo(code);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknownForAllItsRecords() {
        org.thenCut("[{\"id\":");

        List<Outcome> outcomes = sink.write(
                List.of(write(project("a").build(), "1"), write(project("b").build(), "2")));

        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Outcome.Kind.UNKNOWN, Outcome.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []
                    {}
                    [{"success":true}]
                    [{"success":true,"id":""}]
                    [{"success":false}]
                    [{"success":"yes","id":"a0P5g000006LEMREA4"}]
                    [{"success":true,"id":"a0P5g000006LEMREA4"}
                    """)
    void aWriteWhoseAnswerCannotBeTrustedIsUnknown(String answer) {
        org.then(200, answer);

        assertThat(sink.write(List.of(write(project("a").build(), "1"))).get(0).kind())
                .isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "400, JSON_PARSER_ERROR, REJECTED",
        "400, UNABLE_TO_LOCK_ROW, RETRY",
        "409, '', REJECTED",
        "412, '', REJECTED",
        "415, UNSUPPORTED_MEDIA_TYPE, REJECTED",
        "403, REQUEST_LIMIT_EXCEEDED, RETRY",
        "500, UNKNOWN_EXCEPTION, UNKNOWN",
        "503, SERVER_UNAVAILABLE, UNKNOWN",
    })
    void aCallThatIsRefusedAsAWholeIsRefusedForEachRecord(int status, String code, Outcome.Kind kind) {
        org.then(status, "[{\"message\":\"m\",\"errorCode\":\"%s\"}]".formatted(code));

        assertThat(sink.write(List.of(
                        write(project("a").build(), "1"), write(project("b").build(), "2"))))
                .extracting(Outcome::kind)
                .containsExactly(kind, kind);
    }

    @Test
    void severalMatchesOfOneKeyAreADuplicate() {
        org.then(
                300,
                "[\"/services/data/v62.0/sobjects/pse__Proj__c/a0P1\",\"/services/data/v62.0/sobjects/pse__Proj__c/a0P2\"]");

        Outcome outcome = sink.write(List.of(write(project("a").build(), "1"))).get(0);

        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.DUPLICATE);
        assertThat(outcome.problem().code()).isEqualTo("HTTP_300");
    }

    @Test
    void aWriteThatWasNotSentIsAFailure() {
        Connector nowhere =
                new CertiniaConnectorFactory().create(org.config("psa", "instance-uri", "http://psa.example.com"));

        assertThatThrownBy(() -> nowhere.sink(RecordType.PROJECT)
                        .orElseThrow()
                        .write(List.of(write(project("a").build(), "1"))))
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void aSessionThatExpiredIsRenewedOnceAndTheSameWriteSent() {
        org.then(401, "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":true}]".formatted(ID));

        assertThat(sink.write(List.of(write(project("a").build(), "1")))).containsExactly(Outcome.applied(ID));
        assertThat(org.requests().get(0)).isEqualTo(org.requests().get(1));
    }

    @Test
    void aRecordOfAnotherSystemIsRefusedAndTheOthersGoOn() {
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":true}]".formatted(ID));
        Project foreign = project("a")
                .customer(new Ref<Customer>("erp", RecordType.CUSTOMER, "7"))
                .build();

        List<Outcome> outcomes =
                sink.write(List.of(write(foreign, "1"), write(project("b").build(), "2")));

        assertThat(outcomes.get(0).kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(outcomes.get(0).problem().code()).isEqualTo("REFERENCE_FOREIGN");
        assertThat(outcomes.get(0).problem().field()).isEqualTo("pse__Account__c");
        assertThat(outcomes.get(1)).isEqualTo(Outcome.applied(ID));
    }

    @Test
    void whatIsFoundHasTheDigestOfWhatWasWritten() {
        Project project = project(" " + "long name ".repeat(9)).build();
        String name = "long name ".repeat(8).strip();
        org.thenRows(row("006k", name));

        Map<String, Found> found = lookup.byExternalKey(List.of("006k", "absent"));

        assertThat(found).containsOnlyKeys("006k");
        assertThat(found.get("006k").remoteId()).isEqualTo(ID);
        assertThat(found.get("006k").digest()).isEqualTo(lookup.digest(write(project, "006k")));
        assertThat(lookup.digest(write(project("other").build(), "006k")))
                .isNotEqualTo(found.get("006k").digest());
        assertThat(org.lastRequest()).contains("FROM pse__Proj__c WHERE Tallystick_Key__c IN ('");
    }

    @Test
    void keysCompareExactly() {
        org.thenRows(row("006K", "x"), row("006k", "x"));

        assertThat(lookup.byExternalKey(List.of("006k"))).containsOnlyKeys("006k");
    }

    @Test
    void aKeyThatIsThereTwiceIsAFailureNeverAGuess() {
        org.thenRows(row("006k", "x"), row("006k", "y"));

        assertThat(assertThatThrownBy(() -> lookup.byExternalKey(List.of("006k")))
                        .asInstanceOf(InstanceOfAssertFactories.type(ConnectorException.class))
                        .actual()
                        .kind())
                .isEqualTo(FailureKind.DUPLICATE);
    }

    @Test
    void manyKeysAreAskedForInSeveralQueries() {
        org.thenRows().thenRows();
        List<String> keys = IntStream.range(0, 600)
                .mapToObj("2026-08/0065g%010d"::formatted)
                .toList();

        assertThat(lookup.byExternalKey(keys)).isEmpty();
    }

    @Test
    void everythingThatCarriesAKeyOfOursIsListed() {
        org.thenRows(row("006k", "x")).thenRows();

        RecordLookup.Listing first = lookup.list(null, 1);
        RecordLookup.Listing second = lookup.list(first.next(), 1);

        assertThat(first.found()).extracting(Found::externalKey).containsExactly("006k");
        assertThat(second.found()).isEmpty();
        assertThat(second.next()).isNull();
        assertThat(org.lastRequest())
                .endsWith("WHERE Tallystick_Key__c != null AND Id > '" + ID + "' ORDER BY Id ASC LIMIT 1");
    }

    @Test
    void whatIsWrittenAndMayNotBeIsFoundByTheCheck() {
        connector.source(RecordType.PROJECT, SourceSpec.BUILT_IN);
        String read = Stream.of(
                        "Id",
                        "IsDeleted",
                        "SystemModstamp",
                        "Name",
                        "CurrencyIsoCode",
                        "pse__Account__c",
                        "pse__Opportunity__c",
                        "pse__Start_Date__c",
                        "pse__End_Date__c",
                        "pse__Project_ID__c",
                        "pse__Project_Manager__c",
                        "pse__Closed_for_Time_Entry__c",
                        "pse__Closed_for_Expense_Entry__c",
                        "pse__Exclude_From_Billing__c")
                .map("{\"name\":\"%s\",\"updateable\":true},"::formatted)
                .collect(Collectors.joining());
        org.then(200, "{}").then(200, """
                {"fields":[%s{"name":"Tallystick_Key__c","externalId":true,"unique":true},{"name":"pse__Is_Active__c","updateable":false},
                 {"name":"pse__Region__c","relationshipName":"pse__Region__r","referenceTo":["pse__Region__c"]},
                 {"name":"pse__Practice__c","relationshipName":"pse__Practice__r","referenceTo":["pse__Practice__c"]},
                 {"name":"pse__Group__c","relationshipName":"pse__Group__r","referenceTo":["pse__Grp__c"]}]}
                """.formatted(read));
        IntStream.range(0, 3).forEach(unit -> org.then(200, "{\"fields\":[{\"name\":\"Name\"}]}"));

        Problem problem =
                catchThrowableOfType(ConnectorException.class, connector::check).problem();

        assertThat(problem.message())
                .isEqualTo("pse__Proj__c has no pse__Project_Type__c;"
                        + " pse__Proj__c does not let the user write pse__Is_Active__c;"
                        + " pse__Proj__c has no pse__Is_Billable__c, pse__Project_Type__c");
    }

    @Test
    void itSaysWhatItCanDo() {
        WriteCapabilities capabilities = connector.descriptor().writes().get(RecordType.PROJECT);

        assertThat(capabilities.strategy()).isEqualTo(WriteStrategy.UPSERT_BY_EXTERNAL_KEY);
        assertThat(capabilities.batchSize()).isEqualTo(100);
        assertThat(capabilities.atomicBatch()).isFalse();
        assertThat(sink.references(project("a").build())).isEmpty();
        assertThat(connector.sink(RecordType.CUSTOMER)).isEmpty();
        assertThat(connector.lookup(RecordType.CUSTOMER)).isEmpty();
    }

    private static String row(String key, String name) {
        return """
                {"attributes":{"type":"pse__Proj__c"},"Id":"%s","Tallystick_Key__c":"%s","Name":"%s","pse__Account__c":"%s",
                 "pse__Opportunity__c":"%s","CurrencyIsoCode":"EUR","pse__Start_Date__c":"2026-03-02","pse__End_Date__c":"2027-03-31",
                 "pse__Is_Billable__c":true,"pse__Is_Active__c":true,"pse__Project_Type__c":"Customer Project"}""".formatted(ID, key, name, ACCOUNT, OPPORTUNITY);
    }

    private static Write<Project> write(Project project, String key) {
        char[] idempotency = new char[64];
        Arrays.fill(idempotency, '0');
        return new Write<>(project, key, new String(idempotency), null, Map.of());
    }

    private static ProjectBuilder project(String name) {
        return ProjectBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.PROJECT, "1")))
                .name(name)
                .engagement(new Ref<Engagement>("crm", RecordType.ENGAGEMENT, OPPORTUNITY))
                .customer(new Ref<Customer>("crm", RecordType.CUSTOMER, ACCOUNT))
                .currency(new CurrencyCode("EUR"))
                .period(Period.inclusive(LocalDate.of(2026, 3, 2), LocalDate.of(2027, 3, 31)));
    }
}
