package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Opportunity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

class SalesforceReadTest {

    private static final String A1 = "0015g00000f8o0fAAA";
    private static final String A2 = "0015g00000hsrE3AAI";
    private static final String STAMP = "2026-03-14T07:47:00.000+0000";

    private final OrgStub org = new OrgStub();
    private final Connector connector = new SalesforceConnectorFactory().create(org.config("crm"));

    @AfterEach
    void stop() {
        assertThat(org.unused()).isEmpty();
        org.close();
    }

    @Test
    void anAccountIsACustomer() {
        String row = row(
                A1,
                STAMP,
                "\"Name\":\"Granite \\u00e4\",\"ParentId\":\"0015g00000KD0b8\",\"BillingCountryCode\":\"US\"");
        org.thenRows(row);

        Change.Upsert<Customer> change = upsert(customers().read(null, 100));

        assertThat(change.documentId()).isEqualTo(A1);
        assertThat(change.version())
                .isEqualTo(Instant.parse("2026-03-14T07:47:00Z").toEpochMilli());
        assertThat(change.raw().content()).isEqualTo(row);
        Customer customer = change.drafts().get(0).build();
        assertThat(customer.ref()).isEqualTo(new Ref<>("crm", RecordType.CUSTOMER, A1));
        assertThat(customer.name()).isEqualTo("Granite ä");
        assertThat(customer.parent()).isEqualTo(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000KD0b8AAD"));
        assertThat(customer.billingCountry()).isEqualTo(new CountryCode("US"));
        assertThat(customer.taxRegistration()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Closed Won, CONTRACTED", "Closed Lost, LOST", "Negotiation/Review, OPEN"})
    void anOpportunityIsWhereItsStageSays(String stage, OpportunityStage expected) {
        Opportunity opportunity = opportunity(
                "\"StageName\":\"%s\",\"AccountId\":\"%s\",\"CurrencyIsoCode\":\"EUR\"".formatted(stage, A1));

        assertThat(opportunity.stage()).isEqualTo(expected);
        assertThat(opportunity.customer()).isEqualTo(new Ref<>("crm", RecordType.CUSTOMER, A1));
        assertThat(opportunity.currency()).isEqualTo(new CurrencyCode("EUR"));
    }

    @ParameterizedTest
    @CsvSource({"true, true, CONTRACTED", "true, false, LOST", "false, false, OPEN"})
    void aStageThatACompanyNamedItselfIsWhatTheOrgSaysOfIt(boolean closed, boolean won, OpportunityStage expected) {
        Opportunity opportunity =
                opportunity("\"StageName\":\"Stage 7\",\"IsClosed\":%b,\"IsWon\":%b".formatted(closed, won));

        assertThat(opportunity.stage()).isEqualTo(expected);
        assertThat(org.lastRequest())
                .contains(
                        "StageName, IsClosed, IsWon, CurrencyIsoCode, Amount, Probability, CloseDate, OwnerId FROM Opportunity");
    }

    private Opportunity opportunity(String fields) {
        org.thenRows(row("0065g00000KkxrtAAB", STAMP, "\"Name\":\"N\"," + fields));
        return upsert(source(RecordType.OPPORTUNITY, SourceSpec.BUILT_IN).read(null, 100))
                .drafts()
                .get(0)
                .build();
    }

    @Test
    void theFirstReadStartsAtTheBeginning() {
        org.thenRows();

        Page<Customer> page = customers().read(null, 100);

        assertThat(page).isEqualTo(new Page<>(List.of(), null, false));
        assertThat(org.lastRequest())
                .isEqualTo(
                        "GET /services/data/v62.0/queryAll?q=SELECT Id, IsDeleted, SystemModstamp, Name, ParentId, "
                                + "BillingCountryCode, BillingStreet, BillingCity, BillingStateCode, BillingPostalCode, "
                                + "ShippingCountryCode, ShippingStreet, ShippingCity, ShippingStateCode, ShippingPostalCode, Industry FROM Account ORDER BY SystemModstamp ASC, Id ASC LIMIT 100");
    }

    @Test
    void rowsThatShareAStampAreNotPassedOverAtTheEdgeOfAPage() {
        org.thenRows(row(A1, STAMP, "\"Name\":\"a\"")).thenRows(row(A2, STAMP, "\"Name\":\"b\""));
        SweptSource<Customer> source = customers();

        Page<Customer> first = source.read(null, 1);
        Page<Customer> second = source.read(first.cursor(), 1);

        assertThat(first.more()).isTrue();
        assertThat(org.lastRequest())
                .contains("WHERE (SystemModstamp > 2026-03-14T07:47:00Z OR (SystemModstamp = 2026-03-14T07:47:00Z"
                        + " AND Id > '" + A1 + "')) ORDER BY SystemModstamp ASC, Id ASC LIMIT 1");
        assertThat(second.changes().get(0).documentId()).isEqualTo(A2);
    }

    @Test
    void whenNothingIsNewTheCursorStays() {
        org.thenRows();

        Page<Customer> page = customers().read("2026-03-14T07:47:00Z|" + A1, 10);

        assertThat(page.cursor()).isEqualTo("2026-03-14T07:47:00Z|" + A1);
        assertThat(page.more()).isFalse();
    }

    @Test
    void aCursorOfAnotherSourceIsRefused() {
        assertThat(failure(() -> customers().read("garbage", 10)).code()).isEqualTo("CURSOR");
    }

    @Test
    void aPageThatTheOrgSplitsIsReadToItsEnd() {
        org.then(
                200,
                "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"/services/data/v62.0/query/0r8-2000\",\"records\":[%s]}"
                        .formatted(row(A1, STAMP, "\"Name\":\"a\"")));
        org.thenRows(row(A2, STAMP, "\"Name\":\"b\""));

        assertThat(customers().read(null, 10).changes()).hasSize(2);
        assertThat(org.lastRequest()).isEqualTo("GET /services/data/v62.0/query/0r8-2000");
    }

    @Test
    void anEndThatIsNotSaidIsAFailure() {
        org.then(200, "{\"nextRecordsUrl\":\"/services/data/v62.0/query/0r8-2000\",\"records\":[]}")
                .then(200, "{\"done\":false,\"records\":[]}");

        assertThat(failure(() -> customers().read(null, 10)).code()).isEqualTo("ANSWER_SHAPE");
        assertThat(failure(() -> customers().read(null, 10)).code()).isEqualTo("ANSWER_SHAPE");
    }

    @Test
    void aPageThatIsCutIsAFailureNeverAShorterPage() {
        org.thenCut("{\"totalSize\":1,\"done\":true,\"records\":[]}");

        assertThat(failure(() -> customers().read(null, 10)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void aPageThatEndsInTheMiddleOfARowIsAFailure() {
        org.then(200, "{\"totalSize\":1,\"done\":true,\"records\":[{\"Id\":");

        assertThat(failure(() -> customers().read(null, 10)).code()).isEqualTo("ANSWER_MALFORMED");
    }

    @Test
    void aDeletedRowIsADelete() {
        org.thenRows(
                "{\"Id\":\"0015g00000f8o0f\",\"IsDeleted\":true,\"SystemModstamp\":\"%s\",\"BillingCountryCode\":\"??\"}"
                        .formatted(STAMP));

        assertThat(customers().read(null, 10).changes())
                .containsExactly(new Change.Delete<>(
                        A1, Instant.parse("2026-03-14T07:47:00Z").toEpochMilli()));
    }

    @Test
    void aRowThatCannotBeReadDoesNotSpoilItsPage() {
        String bad = row(A1, STAMP, "\"Name\":\"a\",\"BillingCountryCode\":\"UK\"");
        org.thenRows(bad, row(A2, STAMP, "\"Name\":\"b\""));

        Page<Customer> page = customers().read(null, 10);

        Change.Unreadable<Customer> unreadable =
                (Change.Unreadable<Customer>) page.changes().get(0);
        assertThat(unreadable.documentId()).isEqualTo(A1);
        assertThat(unreadable.raw().content()).isEqualTo(bad);
        assertThat(unreadable.problem().code()).isEqualTo("COUNTRY_UNKNOWN");
        assertThat(unreadable.problem().field()).isEqualTo("BillingCountryCode");
        assertThat(unreadable.problem().value()).isEqualTo("UK");
        assertThat(page.changes().get(1)).isInstanceOf(Change.Upsert.class);
        assertThat(page.cursor()).endsWith(A2);
    }

    @Test
    void aKeyThatIsThereTwiceMakesARowUnreadable() {
        org.thenRows(row(A1, STAMP, "\"Name\":\"a\",\"Name\":\"b\""));

        assertThat(customers().read(null, 10).changes().get(0)).isInstanceOf(Change.Unreadable.class);
    }

    @Test
    void aLookupThatIsAnEmptyTextMakesARowUnreadable() {
        org.thenRows(row(A1, STAMP, "\"Name\":\"a\",\"ParentId\":\"\""));

        Change.Unreadable<Customer> unreadable = (Change.Unreadable<Customer>)
                customers().read(null, 10).changes().get(0);

        assertThat(unreadable.problem().code()).isEqualTo("VALUE");
    }

    @Test
    void aRowWithoutKeyIsAFailureSinceNoCursorMayPassIt() {
        org.thenRows("{\"Id\":\"%s\",\"IsDeleted\":false}".formatted(A1)).thenRows("[]");

        assertThat(failure(() -> customers().read(null, 10)).code()).isEqualTo("ROW_WITHOUT_KEY");
        assertThat(failure(() -> customers().read(null, 10)).code()).isEqualTo("ROW_WITHOUT_KEY");
    }

    @Test
    void aCustomObjectGivesDraftsThatOnlyARuleSetFills() {
        SourceSpec spec =
                new SourceSpec("Contract_Line__c", Set.of("Kind__c", "systemmodstamp", "Opportunity__r.Name"));
        org.thenRows(row("a3L5g00000sIOdlEAG", STAMP, "\"Kind__c\":\"Expense\""));

        Draft<?> draft = upsert(source(RecordType.CONTRACT_LINE, spec).read(null, 10))
                .drafts()
                .get(0);

        assertThat(org.lastRequest())
                .contains("SELECT Id, IsDeleted, SystemModstamp, Kind__c, Opportunity__r.Name FROM Contract_Line__c ");
        assertThat(((ContractLineBuilder) draft.builder()).header().ref())
                .isEqualTo(new Ref<>("crm", RecordType.CONTRACT_LINE, "a3L5g00000sIOdlEAG"));
    }

    @Test
    void fieldsOfARuleSetAreReadAlong() {
        org.thenRows();

        source(RecordType.CUSTOMER, new SourceSpec(null, Set.of("Tax_Registration__c")))
                .read(null, 10);

        assertThat(org.lastRequest()).contains("Industry, Tax_Registration__c FROM Account");
    }

    @Test
    void aNameThatIsNoneIsRefusedAtTheDoor() {
        SourceSpec spec = new SourceSpec("Account WHERE Name = 'x'", Set.of());

        assertThatIllegalArgumentException().isThrownBy(() -> connector.source(RecordType.CUSTOMER, spec));
    }

    @Test
    void aTypeWithoutObjectCannotBeRead() {
        assertThat(connector.source(RecordType.INVOICE, SourceSpec.BUILT_IN)).isEmpty();
        assertThat(connector.sink(RecordType.CUSTOMER)).isEmpty();
        assertThat(connector.lookup(RecordType.CUSTOMER)).isEmpty();
    }

    @Test
    void whatExistsIsListedByIdWithItsVersions() {
        org.thenRows(row(A1, STAMP, "\"x\":1")).thenRows();

        SweptSource.Versions first = customers().versions(null, 1);
        SweptSource.Versions second = customers().versions(first.next(), 1);

        assertThat(first.byId())
                .containsEntry(A1, Instant.parse("2026-03-14T07:47:00Z").toEpochMilli());
        assertThat(first.next()).isEqualTo(A1);
        assertThat(second.next()).isNull();
        assertThat(org.requests().get(0)).contains("queryAll?q=SELECT Id, SystemModstamp FROM Account ORDER BY Id ASC");
        assertThat(org.requests().get(1)).contains("WHERE Id > '" + A1 + "' ORDER BY Id ASC LIMIT 1");
    }

    @Test
    void documentsAreFetchedByTheirIdsInSeveralQueriesIfThereAreMany() {
        org.thenRows(row(A1, STAMP, "\"Name\":\"a\"")).thenRows();
        List<String> ids =
                IntStream.range(0, 600).mapToObj("0015g00000f%07d"::formatted).toList();

        List<Change<Customer>> changes = customers().fetch(ids);

        assertThat(changes).hasSize(1);
        assertThat(org.requests().get(0)).contains("WHERE Id IN ('0015g00000f0000000','0015g00000f0000001',");
        assertThat(org.requests().get(1)).endsWith("'0015g00000f0000599')");
        assertThat(customers().fetch(List.of())).isEmpty();
    }

    @Test
    void anExpiredSessionIsRenewedOnceAndTheReadRepeated() {
        org.then(401, "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
        org.thenRows();

        customers().read(null, 10);

        assertThat(org.authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(org.requests().get(0)).isEqualTo(org.requests().get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "400, MALFORMED_QUERY, INVALID",
        "400, INVALID_FIELD, INVALID",
        "400, INVALID_TYPE, INVALID",
        "400, MALFORMED_ID, INVALID",
        "400, QUERY_TIMEOUT, UNAVAILABLE",
        "400, INVALID_QUERY_LOCATOR, UNAVAILABLE",
        "403, REQUEST_LIMIT_EXCEEDED, THROTTLED",
        "403, INSUFFICIENT_ACCESS, REFUSED",
        "403, API_DISABLED_FOR_ORG, REFUSED",
        "404, NOT_FOUND, NOT_FOUND",
        "409, '', REFUSED",
        "410, '', NOT_FOUND",
        "412, '', REFUSED",
        "414, '', INVALID",
        "415, '', INVALID",
        "429, '', THROTTLED",
        "431, '', INVALID",
        "500, UNKNOWN_EXCEPTION, UNAVAILABLE",
        "420, '', THROTTLED",
        "503, SERVER_UNAVAILABLE, UNAVAILABLE",
    })
    void anErrorOfTheOrgIsNamedByItsCode(int status, String code, FailureKind kind) {
        org.then(status, "[{\"message\":\"it said so\",\"errorCode\":\"%s\"}]".formatted(code));

        Problem problem = failure(() -> customers().read(null, 10));

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.code()).isEqualTo(code.isEmpty() ? "HTTP_" + status : code);
        assertThat(problem.message())
                .contains("it said so")
                .doesNotContain("SELECT")
                .doesNotContain("token-1");
    }

    @Test
    void anAllowanceThatIsUsedUpIsWaitedForAndTooManyCallsAtOnceAreNot() {
        String limit = "[{\"message\":\"%s Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]";
        org.then(403, limit.formatted("TotalRequests"));
        org.then(403, limit.formatted("ConcurrentRequests (Concurrent API Requests)"));

        Problem usedUp = failure(() -> customers().read(null, 10));
        Problem tooMany = failure(() -> customers().read(null, 10));

        assertThat(usedUp.kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(usedUp.suggestedDelay()).contains(Duration.ofHours(1));
        assertThat(tooMany.kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(tooMany.suggestedDelay()).isEmpty();
    }

    @Test
    void anErrorInAnotherFormIsNamedByItsStatus() {
        org.then(502, "<html>bad gateway</html>");

        assertThat(failure(() -> customers().read(null, 10)).code()).isEqualTo("HTTP_502");
    }

    @Test
    void aLimitAboveThePageSizeIsCut() {
        org.thenRows();
        Connector small = new SalesforceConnectorFactory().create(org.config("crm", "page-size", "50"));

        small.source(RecordType.CUSTOMER, SourceSpec.BUILT_IN).orElseThrow().read(null, 1_000);

        assertThat(org.lastRequest()).endsWith("LIMIT 50");
        assertThat(small.descriptor().reads().get(RecordType.CUSTOMER).maxPageSize())
                .isEqualTo(50);
    }

    private SweptSource<Customer> customers() {
        return source(RecordType.CUSTOMER, SourceSpec.BUILT_IN);
    }

    private <T extends Entity> SweptSource<T> source(RecordType<T> type, SourceSpec spec) {
        return (SweptSource<T>) connector.source(type, spec).orElseThrow();
    }

    private static <T extends Entity> Change.Upsert<T> upsert(Page<T> page) {
        return (Change.Upsert<T>) page.changes().get(0);
    }

    private static String row(String id, String stamp, String more) {
        return "{\"attributes\":{\"type\":\"X\"},\"Id\":\"%s\",\"IsDeleted\":false,\"SystemModstamp\":\"%s\",%s}"
                .formatted(id, stamp, more);
    }

    private static Problem failure(Runnable call) {
        return assertThatThrownBy(call::run)
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectorException.class))
                .actual()
                .problem();
    }
}
