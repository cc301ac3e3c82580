package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.dynamics365.Environment.Call;
import org.tallystick.connector.dynamics365.Environment.Reply;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

class SweepSourceTest {

    private static final String CUSTOMER = """
            {"@odata.etag":"W/\\"JzEsNTYz\\"","dataAreaId":"JP50","CustomerAccount":"C-00112","PartyType":"Organization",
             "OrganizationName":"青葉電機株式会社","InvoiceAccount":"C-00100","SalesCurrencyCode":"JPY","AddressCountryRegionISOCode":"JP",
             "TaxExemptNumber":"T1234","OnHoldStatus":"No","AddressValidFrom":"1900-01-01T00:00:00Z"}""";

    private final Environment environment = new Environment();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void aCustomerIsCalledByItsCompanyAndAccount() {
        environment.on("GET CustomersV3", Reply.rows(CUSTOMER));

        Customer customer = only(RecordType.CUSTOMER);

        assertThat(customer.ref()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "jp50/C-00112"));
        assertThat(customer.name()).isEqualTo("青葉電機株式会社");
        assertThat(customer.billingCountry()).isEqualTo(new CountryCode("JP"));
        assertThat(customer.taxRegistration().number()).isEqualTo("T1234");
        assertThat(customer.parent()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "jp50/C-00100"));
        assertThat(customer.terms().currency()).isEqualTo(new CurrencyCode("JPY"));
        assertThat(customer.status()).isEqualTo(CustomerStatus.ACTIVE);
    }

    @Test
    void emptyTextIsNothing() {
        environment.on("GET CustomersV3", Reply.rows("""
                {"dataAreaId":"usmf","CustomerAccount":"C-1","PartyType":"Person","OrganizationName":"",
                 "PersonFirstName":"Ann","PersonLastName":"Lee","InvoiceAccount":"","AddressCountryRegionISOCode":"",
                 "SalesCurrencyCode":"PTS","TaxExemptNumber":"","OnHoldStatus":"Invoice"}"""));

        Customer customer = only(RecordType.CUSTOMER);

        assertThat(customer.name()).isEqualTo("Ann Lee");
        assertThat(customer.parent()).isNull();
        assertThat(customer.billingCountry()).isNull();
        assertThat(customer.taxRegistration()).isNull();
        assertThat(customer.terms().currency()).as("of no code of ISO 4217").isNull();
        assertThat(customer.status()).isEqualTo(CustomerStatus.ON_HOLD);
    }

    @Test
    void aHoldThatIsNotToldIsNone() {
        environment.on(
                "GET CustomersV3", Reply.rows(CUSTOMER.replace("\"OnHoldStatus\":\"No\"", "\"OnHoldStatus\":\"\"")));

        assertThat(only(RecordType.CUSTOMER).status()).isNull();
    }

    @Test
    void allCompaniesAreAskedInTheOrderOfTheWholeKey() {
        source(RecordType.CUSTOMER).read(null, 100);

        Call call = environment.calls("GET CustomersV3").get(0);
        assertThat(call.option("cross-company")).isEqualTo("true");
        assertThat(call.option("$orderby")).isEqualTo("dataAreaId,CustomerAccount");
        assertThat(call.option("$select")).startsWith("dataAreaId,CustomerAccount,PartyType,");
        assertThat(call.option("$count")).isEqualTo("true");
        assertThat(call.option("$filter")).isEmpty();
        assertThat(call.headers())
                .containsEntry("authorization", "Bearer token-1")
                .containsEntry("accept", "application/json;odata.metadata=minimal");
    }

    @Test
    void onlyConfiguredCompaniesAreAskedWithoutTheOperatorIn() {
        environment.with("companies", "USMF, jp50");

        environment
                .connector()
                .source(RecordType.CUSTOMER, new SourceSpec(null, Set.of("CreditRating")))
                .orElseThrow()
                .read(null, 100);

        Call call = environment.calls("GET CustomersV3").get(0);
        assertThat(call.option("$filter")).isEqualTo("(dataAreaId eq 'usmf' or dataAreaId eq 'jp50')");
        assertThat(call.option("$select")).endsWith(",CreditRating");
    }

    @Test
    void theNextPageIsTheSystemsOwnLinkVerbatim() {
        String link = environment.base() + "/data/CustomersV3?cross-company=true&$skiptoken=68719476736,%27a%27";
        environment.on(
                "GET CustomersV3",
                Reply.of(
                        200,
                        "{\"@odata.count\":2,\"value\":[%s],\"@odata.nextLink\":\"%s\"}".formatted(CUSTOMER, link)),
                Reply.rows(CUSTOMER.replace("112", "113")));
        RecordSource<Customer> source = source(RecordType.CUSTOMER);

        Page<Customer> first = source.read(null, 100);
        Page<Customer> second = source.read(first.cursor(), 100);

        assertThat(first.total()).isEqualTo(2);
        assertThat(first.more()).isTrue();
        assertThat(environment.calls("GET CustomersV3").get(1).uri())
                .hasToString(link.substring(environment.base().length()));
        assertThat(second.more()).isFalse();
        assertThat(ids(second)).containsExactly("jp50/C-00113");
    }

    @Test
    void aLinkToAnotherHostIsRefused() {
        RecordSource<Customer> source = source(RecordType.CUSTOMER);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> source.read("0 https://evil.example/data/CustomersV3", 100))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("ADDRESS_STRAYED"));
    }

    /** Else what follows would be asked for without end. */
    @Test
    void aPageThatIsFollowedByItselfIsAFailure() {
        String link = environment.base() + "/data/CustomersV3?cross-company=true&$skiptoken=1";
        environment.on(
                "GET CustomersV3",
                Reply.of(200, "{\"value\":[%s],\"@odata.nextLink\":\"%s\"}".formatted(CUSTOMER, link)));
        RecordSource<Customer> source = source(RecordType.CUSTOMER);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> source.read("0 " + link, 100))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("ANSWER_SHAPE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "99999999999", "1.5", "{}"})
    void aCountThatIsNoneIsAFailureOfThePage(String count) {
        environment.on(
                "GET CustomersV3", Reply.of(200, "{\"@odata.count\":%s,\"value\":[%s]}".formatted(count, CUSTOMER)));

        assertThat(failure(source(RecordType.CUSTOMER)).problem().code()).isEqualTo("ANSWER_SHAPE");
    }

    @Test
    void aPageThatIsLargerThanWantedIsGivenInParts() {
        Reply page = Reply.rows(CUSTOMER, CUSTOMER.replace("112", "113"), CUSTOMER.replace("112", "114"));
        environment.on("GET CustomersV3", page, page);
        RecordSource<Customer> source = source(RecordType.CUSTOMER);

        Page<Customer> first = source.read(null, 2);
        Page<Customer> second = source.read(first.cursor(), 2);

        assertThat(ids(first)).containsExactly("jp50/C-00112", "jp50/C-00113");
        assertThat(ids(second)).containsExactly("jp50/C-00114");
        assertThat(second.more()).isFalse();
    }

    @Test
    void aRowThatCannotBeReadDoesNotSpoilTheOthers() {
        environment.on("GET CustomersV3", Reply.rows(CUSTOMER.replace("\"JP\"", "\"JPN\""), CUSTOMER));

        List<Change<Customer>> changes =
                source(RecordType.CUSTOMER).read(null, 100).changes();

        assertThat(changes.get(0)).isInstanceOfSatisfying(Change.Unreadable.class, unreadable -> {
            assertThat(unreadable.documentId()).isEqualTo("jp50/C-00112");
            assertThat(unreadable.problem().field()).isEqualTo("AddressCountryRegionISOCode");
        });
        assertThat(changes.get(1)).isInstanceOf(Change.Upsert.class);
    }

    @Test
    void aKeptDocumentIsMappedWithoutACall() {
        MappingSource<Customer> source = (MappingSource<Customer>) source(RecordType.CUSTOMER);
        environment.on("GET CustomersV3", Reply.rows(CUSTOMER));
        Change.Upsert<Customer> read =
                (Change.Upsert<Customer>) source.read(null, 100).changes().get(0);

        assertThat(source.map(read.documentId(), read.version(), read.raw())).isInstanceOf(Change.Upsert.class);
        assertThat(source.map("jp50/other", read.version(), read.raw())).isInstanceOf(Change.Unreadable.class);
        assertThat(environment.calls("GET CustomersV3")).hasSize(1);
    }

    @Test
    void aProjectsDaysComeAtNoonAndTheYear1900IsNone() {
        environment.on("GET ProjectsV2", Reply.rows("""
                {"dataAreaId":"usmf","ProjectId":"P-001","ProjectName":"Data platform","ProjectContractId":"PC-7",
                 "CustomerAccountNumber":"US-001","ProjectStage":"Completed","ProjectedStartDate":"2026-08-01T12:00:00Z",
                 "ProjectedEndDate":"1900-01-01T12:00:00Z","ActualEndDate":"2026-09-30T12:00:00Z"}"""));

        Project project = only(RecordType.PROJECT);

        assertThat(project.ref().id()).isEqualTo("usmf/P-001");
        assertThat(project.engagement().id()).isEqualTo("usmf/PC-7");
        assertThat(project.customer().id()).isEqualTo("usmf/US-001");
        assertThat(project.legalEntity().id()).isEqualTo("usmf");
        assertThat(project.period()).isEqualTo(Period.inclusive(LocalDate.of(2026, 8, 1), null));
        assertThat(project.closedOn()).isEqualTo(LocalDate.of(2026, 9, 30));
    }

    @Test
    void aStageThatIsNotKnownIsOpen() {
        environment.on("GET ProjectsV2", Reply.rows("""
                {"dataAreaId":"usmf","ProjectId":"P-001","ProjectName":"x","ProjectStage":"User9",
                 "ActualEndDate":"2026-09-30T12:00:00Z"}"""));

        assertThat(only(RecordType.PROJECT).closedOn()).isNull();
    }

    @Test
    void aLegalEntityHasNoCompanyFieldAndItsTimeZoneIsConfigured() {
        environment.with("time-zones", "USMF=America/New_York").on("GET LegalEntities", Reply.rows("""
                {"LegalEntityId":"USMF","Name":"Contoso","AddressCountryRegionISOCode":"US","VATNum":""}"""));

        LegalEntity entity = only(RecordType.LEGAL_ENTITY);

        assertThat(entity.ref().id()).isEqualTo("usmf");
        assertThat(entity.timeZone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(environment.calls("GET LegalEntities").get(0).option("$orderby"))
                .isEqualTo("LegalEntityId");
    }

    @Test
    void aSlowDownTellsHowLong() {
        environment.on(
                "GET CustomersV3", new Reply(429, "{}", Map.of("Retry-After", "17")), new Reply(429, "{}", Map.of()));
        RecordSource<Customer> source = source(RecordType.CUSTOMER);

        assertThat(failure(source).problem().suggestedDelay()).hasValue(Duration.ofSeconds(17));
        ConnectorException second = failure(source);
        assertThat(second.kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(second.problem().suggestedDelay()).hasValue(Duration.ofSeconds(30));
    }

    private static ConnectorException failure(RecordSource<?> source) {
        try {
            source.read(null, 100);
        } catch (ConnectorException e) {
            return e;
        }
        throw new AssertionError("It did not fail");
    }

    private <T extends Entity> RecordSource<T> source(RecordType<T> type) {
        return environment.connector().source(type, SourceSpec.BUILT_IN).orElseThrow();
    }

    private <T extends Entity> T only(RecordType<T> type) {
        Change<T> change = source(type).read(null, 100).changes().get(0);
        return ((Change.Upsert<T>) change).drafts().get(0).build();
    }

    private static List<String> ids(Page<?> page) {
        return page.changes().stream().<String>map(Change::documentId).toList();
    }
}
