package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityStatus;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/** What is asked of SuiteQL for reading, and what becomes of its rows: texts all, empty columns left out. */
class RowSourceTest {

    private NetSuiteStub netSuite;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub().with("time-zones", "2=America/New_York, 5=Europe/Berlin");
    }

    @AfterEach
    void stop() {
        netSuite.close();
    }

    @Test
    void aSubsidiaryIsALegalEntityInItsConfiguredZone() {
        netSuite.thenQuery(Reply.rows("""
                {"links":[],"id":"5","name":"Meridiem DE","legalname":"Meridiem GmbH","country":"DE","parent":"2",\
                "federalidnumber":"DE811907980","isinactive":"F","symbol":"EUR"}"""), Reply.rows());

        LegalEntity entity = only(RecordType.LEGAL_ENTITY);

        assertThat(entity.ref()).isEqualTo(new Ref<>("erp", RecordType.LEGAL_ENTITY, "5"));
        assertThat(entity.legalName()).isEqualTo("Meridiem GmbH");
        assertThat(entity.country().code()).isEqualTo("DE");
        assertThat(entity.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(entity.functionalCurrency().code()).isEqualTo("EUR");
        assertThat(entity.status()).isEqualTo(LegalEntityStatus.ACTIVE);
        assertThat(entity.parent()).isEqualTo(new Ref<>("erp", RecordType.LEGAL_ENTITY, "2"));
        assertThat(entity.taxRegistrations().get(0).number()).isEqualTo("DE811907980");
    }

    @Test
    void aSubsidiaryThatIsInactiveIsDormant() {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"5\",\"name\":\"DE\",\"country\":\"DE\",\"isinactive\":\"T\"}"), Reply.rows());

        assertThat(only(RecordType.LEGAL_ENTITY).status()).isEqualTo(LegalEntityStatus.DORMANT);
    }

    /** A quarter is made up of months, and an adjustment lies in one: no day lies in two periods. */
    @Test
    void subsidiariesHaveThePeriodsThatMakeUpTheCalendar() {
        netSuite.thenQuery(
                Reply.rows(
                        "{\"id\":\"2\",\"name\":\"US\",\"country\":\"US\"}",
                        "{\"id\":\"5\",\"name\":\"DE\",\"country\":\"DE\"}"),
                Reply.rows(
                        period(1, "Q3 2026", "2026-07-01", "2026-09-30", "F"),
                        period(2, "Jul 2026", "2026-07-01", "2026-07-31", "T"),
                        period(3, "Sep 2026", "2026-09-01", "2026-09-30", "F"),
                        period(4, "Aug 2026", "2026-08-01", "2026-08-31", "F"),
                        period(5, "Adj Q3 2026", "2026-09-30", "2026-09-30", "T")));

        List<Change<LegalEntity>> changes =
                read(RecordType.LEGAL_ENTITY, SourceSpec.BUILT_IN).changes();

        List<FiscalPeriod> periods = List.of(
                FiscalPeriod.of("Jul 2026", Period.of(YearMonth.of(2026, 7)), PeriodStatus.CLOSED),
                FiscalPeriod.of("Aug 2026", Period.of(YearMonth.of(2026, 8)), PeriodStatus.OPEN),
                FiscalPeriod.of("Sep 2026", Period.of(YearMonth.of(2026, 9)), PeriodStatus.OPEN));
        assertThat(built(changes.get(0)).fiscalPeriods()).isEqualTo(periods);
        assertThat(built(changes.get(1)).fiscalPeriods()).isEqualTo(periods);
        assertThat(built(changes.get(1)).check()).isEmpty();
    }

    /** A quarter of which only one month is there stands for the others, too; the month lies in it. */
    @Test
    void aPeriodWithAGapIsNotMadeUpOfItsParts() {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"2\",\"name\":\"US\",\"country\":\"US\"}"),
                Reply.rows(
                        period(1, "Q3 2026", "2026-07-01", "2026-09-30", "T"),
                        period(2, "Jul 2026", "2026-07-01", "2026-07-31", "T")));

        assertThat(only(RecordType.LEGAL_ENTITY).fiscalPeriods())
                .extracting(FiscalPeriod::code)
                .containsExactly("Q3 2026");
    }

    /** The year is made up of its quarters, and these of their months, as far as they are there: none of them hides the others. */
    @Test
    void aMonthThatIsNotThereHidesNoOther() {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"2\",\"name\":\"US\",\"country\":\"US\"}"),
                Reply.rows(
                        period(1, "FY 2026", "2026-01-01", "2026-12-31", "F"),
                        period(2, "Q2 2026", "2026-04-01", "2026-06-30", "F"),
                        period(3, "Q3 2026", "2026-07-01", "2026-09-30", "F"),
                        period(4, "Apr 2026", "2026-04-01", "2026-04-30", "T"),
                        period(5, "Jun 2026", "2026-06-01", "2026-06-30", "T"),
                        period(6, "Adj Jun 2026", "2026-06-30", "2026-06-30", "F"),
                        period(7, "Jul 2026", "2026-07-01", "2026-07-31", "F"),
                        period(8, "Aug 2026", "2026-08-01", "2026-08-31", "F"),
                        period(9, "Opening Aug 2026", "2026-08-01", "2026-08-01", "F"),
                        period(10, "Adj Aug 2026", "2026-08-31", "2026-08-31", "F")));

        assertThat(only(RecordType.LEGAL_ENTITY).fiscalPeriods())
                .extracting(FiscalPeriod::code)
                .containsExactly("Apr 2026", "Jun 2026", "Jul 2026", "Aug 2026");
    }

    @Test
    void anAccountingPeriodThatEndsBeforeItBeginsIsNamed() {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"2\",\"name\":\"US\",\"country\":\"US\"}"),
                Reply.rows(period(1, "Jul 2026", "2026-07-31", "2026-07-01", "F")));

        Change<LegalEntity> change =
                read(RecordType.LEGAL_ENTITY, SourceSpec.BUILT_IN).changes().get(0);

        assertThat(((Change.Unreadable<LegalEntity>) change).problem().message())
                .isEqualTo("Accounting period 'Jul 2026' ends on 2026-07-01, and begins on 2026-07-31");
    }

    @ParameterizedTest
    @CsvSource({"Germany, EUR, country, Germany", "DE, EURO, currency, EURO"})
    void aCodeOfASubsidiaryThatIsNoneIsToldWithItsColumn(String country, String symbol, String column, String value) {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"2\",\"name\":\"DE\",\"country\":\"%s\",\"symbol\":\"%s\"}"
                        .formatted(country, symbol)),
                Reply.rows());

        Change<LegalEntity> change =
                read(RecordType.LEGAL_ENTITY, SourceSpec.BUILT_IN).changes().get(0);

        Problem problem = ((Change.Unreadable<LegalEntity>) change).problem();
        assertThat(problem.field()).isEqualTo(column);
        assertThat(problem.value()).isEqualTo(value);
    }

    private static String period(int id, String name, String first, String last, String closed) {
        return """
                {"links":[],"id":"%d","periodname":"%s","startdate":"%sT00:00:00","enddate":"%sT00:00:00","closed":"%s"}""".formatted(id, name, first, last, closed);
    }

    @Test
    void aCustomerHasNameParentCurrencyAndStatusAndOursIsKnownByItsExternalId() {
        netSuite.thenQuery(
                Reply.rows(
                        "{\"id\":\"7\",\"externalid\":\"tly-7\",\"companyname\":\"Alder\",\"isperson\":\"F\",\"parent\":\"3\",\"isinactive\":\"T\",\"symbol\":\"GBP\"}",
                        "{\"id\":\"8\",\"isperson\":\"T\",\"firstname\":\"Ann\",\"lastname\":\"Ash\",\"isinactive\":\"F\",\"symbol\":\"PTS\"}"));

        List<Change<Customer>> changes =
                read(RecordType.CUSTOMER, SourceSpec.BUILT_IN).changes();

        Customer alder = built(changes.get(0));
        assertThat(alder.name()).isEqualTo("Alder");
        assertThat(alder.parent()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "3"));
        assertThat(alder.status()).isEqualTo(CustomerStatus.INACTIVE);
        assertThat(alder.terms().currency()).isEqualTo(new CurrencyCode("GBP"));
        assertThat(((Change.Upsert<Customer>) changes.get(0)).drafts().get(0).externalKey())
                .contains("tly-7");
        assertThat(built(changes.get(1)).name()).isEqualTo("Ann Ash");
        assertThat(built(changes.get(1)).terms().currency()).isNull();
    }

    /** Entities share their ids: whether a parent is a customer only the table of jobs says. */
    @Test
    void aJobStandsUnderItsCustomerUnlessItsParentIsAJob() {
        netSuite.thenQuery(Reply.rows(
                """
                {"id":"4014","entityid":"PRJ4014","companyname":"Claims","parent":"4001","subsidiary":"5","symbol":"EUR",\
                "startdate":"2026-08-01T00:00:00","projectedenddate":"2026-12-31T00:00:00"}""", "{\"id\":\"4015\",\"companyname\":\"Claims, part\",\"parent\":\"4014\",\"parentjob\":\"4014\"}"));

        List<Change<Project>> changes =
                read(RecordType.PROJECT, SourceSpec.BUILT_IN).changes();

        Project whole = built(changes.get(0));
        assertThat(whole.customer()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "4001"));
        assertThat(whole.legalEntity()).isEqualTo(new Ref<>("erp", RecordType.LEGAL_ENTITY, "5"));
        assertThat(whole.period()).isEqualTo(Period.inclusive(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 12, 31)));
        assertThat(built(changes.get(1)).customer()).isNull();
    }

    @Test
    void anEmployeeHasEmploymentManagerAndLegalEntity() {
        netSuite.thenQuery(Reply.rows("""
                {"id":"12","firstname":"Ann","lastname":"Ash","subsidiary":"2","supervisor":"11","isinactive":"F",\
                "hiredate":"2025-01-06T00:00:00","releasedate":"2026-09-30T00:00:00"}"""));

        Resource person = only(RecordType.RESOURCE);

        assertThat(person.name()).isEqualTo("Ann Ash");
        assertThat(person.manager()).isEqualTo(new Ref<>("erp", RecordType.RESOURCE, "11"));
        assertThat(person.employment())
                .containsExactly(Period.inclusive(LocalDate.of(2025, 1, 6), LocalDate.of(2026, 9, 30)));
        assertThat(person.status()).isEqualTo(ResourceStatus.ACTIVE);
    }

    /** The customer of time on a project is the project; hours are decimal, a third of one among them. */
    @Test
    void timeOnAProjectIsATimeEntryInTheZoneOfItsSubsidiary() {
        netSuite.thenQuery(Reply.rows("""
                {"links":[],"id":"901","employee":"12","customer":"4014","job":"4014","casetaskevent":"77","item":"51",\
                "hours":"7.3333333333","isbillable":"T","approvalstatus":"3","memo":"Design","timesheet":"31",\
                "subsidiary":"5","trandate":"2026-08-03T00:00:00"}"""));

        TimeEntry entry = only(RecordType.TIME_ENTRY);

        assertThat(entry.ref()).isEqualTo(new Ref<>("erp", RecordType.TIME_ENTRY, "901"));
        assertThat(entry.resource()).isEqualTo(new Ref<>("erp", RecordType.RESOURCE, "12"));
        assertThat(entry.project()).isEqualTo(new Ref<>("erp", RecordType.PROJECT, "4014"));
        assertThat(entry.task()).isEqualTo(new Ref<>("erp", RecordType.TASK, "77"));
        assertThat(entry.workDate()).isEqualTo(LocalDate.of(2026, 8, 3));
        assertThat(entry.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(entry.hours()).isEqualTo(Quantity.of("7.333333"));
        assertThat(entry.billable()).isTrue();
        assertThat(entry.approval()).isEqualTo(Approval.APPROVED);
        assertThat(entry.notes()).isEqualTo(new TimeNotes("Design", null));
        assertThat(entry.timesheet()).isEqualTo("31");
    }

    @ParameterizedTest
    @CsvSource({"1, DRAFT", "2, SUBMITTED", "3, APPROVED", "4, REJECTED"})
    void timeOfACustomerHasNoProjectAndAnApproval(String status, Approval approval) {
        netSuite.thenQuery(Reply.rows(time("\"hours\":\"1.5\",\"approvalstatus\":\"%s\"".formatted(status))));

        TimeEntry entry = only(RecordType.TIME_ENTRY);

        assertThat(entry.project()).isNull();
        assertThat(entry.task()).isNull();
        assertThat(entry.billable()).isFalse();
        assertThat(entry.approval()).isEqualTo(approval);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"hours\":\"1:30\",\"approvalstatus\":\"3\" | TYPE",
                "\"approvalstatus\":\"3\"                    | ABSENT",
                "\"hours\":\"1.5\",\"approvalstatus\":\"5\"  | APPROVAL_UNKNOWN"
            })
    void timeThatCannotBeReadIsSetAside(String columns, String code) {
        netSuite.thenQuery(Reply.rows(time(columns)));

        Change<TimeEntry> change =
                read(RecordType.TIME_ENTRY, SourceSpec.BUILT_IN).changes().get(0);

        assertThat(((Change.Unreadable<TimeEntry>) change).problem().code()).isEqualTo(code);
    }

    /** What is planned stands in the same table. */
    @Test
    void onlyTimeThatWasWorkedIsAskedFor() {
        netSuite.thenQuery(Reply.rows());

        read(RecordType.TIME_ENTRY, SourceSpec.BUILT_IN);

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains(
                        "FROM timebill t LEFT JOIN job p ON p.id = t.customer WHERE t.timetype = 'A' AND t.id > 0 ORDER BY t.id");
    }

    private static String time(String columns) {
        return "{\"id\":\"901\",\"customer\":\"7\",\"casetaskevent\":\"8\",\"trandate\":\"2026-08-03T00:00:00\",%s}"
                .formatted(columns);
    }

    @Test
    void aPageGoesOnAfterItsLastId() {
        netSuite.thenQuery(
                Reply.page(true, "{\"id\":\"7\",\"companyname\":\"A\"}"),
                Reply.rows("{\"id\":\"9\",\"companyname\":\"B\"}"));
        RecordSource<Customer> source = source(RecordType.CUSTOMER, SourceSpec.BUILT_IN);

        Page<Customer> first = source.read(null, 1);
        Page<Customer> second = source.read(first.cursor(), 1);

        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(1).body()).contains("WHERE t.id > 7 ORDER BY t.id");
    }

    @Test
    void rowsOutOfOrderAreRefusedWhole() {
        netSuite.thenQuery(Reply.rows("{\"id\":\"9\",\"companyname\":\"B\"}", "{\"id\":\"7\",\"companyname\":\"A\"}"));

        assertThatThrownBy(() -> read(RecordType.CUSTOMER, SourceSpec.BUILT_IN))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("Row '7' follows row 9");
    }

    @Test
    void oneRowThatCannotBeReadIsSetAside() {
        netSuite.thenQuery(
                Reply.rows(
                        "{\"id\":\"5\",\"name\":\"DE\",\"country\":\"Germany\"}",
                        "{\"id\":\"6\",\"name\":\"FR\",\"country\":\"FR\"}"),
                Reply.rows());

        List<Change<LegalEntity>> changes =
                read(RecordType.LEGAL_ENTITY, SourceSpec.BUILT_IN).changes();

        assertThat(changes.get(0)).isInstanceOf(Change.Unreadable.class);
        assertThat(changes.get(1)).isInstanceOf(Change.Upsert.class);
    }

    @Test
    void columnsAndTablesThatARuleSetNamesAreReadAlong() {
        netSuite.thenQuery(
                Reply.rows("{\"id\":\"7\",\"companyname\":\"A\",\"custentity_tier\":\"gold\"}"),
                Reply.rows("{\"id\":\"1\",\"name\":\"Cloud\"}"));

        read(RecordType.CUSTOMER, new SourceSpec(null, Set.of("custentity_tier")));
        Page<Customer> practices = read(RecordType.CUSTOMER, new SourceSpec("customrecord_practice", Set.of("name")));

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body()).contains(", t.custentity_tier FROM customer t");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(1).body())
                .contains("SELECT t.id, t.name FROM customrecord_practice t WHERE t.id > 0 ORDER BY t.id");
        assertThat(practices.changes()).hasSize(1);
    }

    /** Two columns of one name are one too many in a row. */
    @Test
    void aColumnThatIsReadAnywayIsAskedForOnce() {
        netSuite.thenQuery(Reply.rows(), Reply.rows());

        read(RecordType.CUSTOMER, new SourceSpec(null, Set.of("companyname", "company")));
        read(RecordType.PROJECT, new SourceSpec(null, Set.of("startdate", "symbol", "parentjob")));

        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains(", t.company FROM")
                .containsOnlyOnce("companyname");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(1).body())
                .containsOnlyOnce("AS startdate")
                .containsOnlyOnce("symbol")
                .containsOnlyOnce("parentjob");
    }

    /** They stand in the query as they are. */
    @Test
    void whatIsNoTableOrColumnIsRefused() {
        assertThatThrownBy(() -> source(RecordType.CUSTOMER, new SourceSpec("job; DROP", Set.of())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'job; DROP' is no table");
        assertThatThrownBy(() -> source(RecordType.CUSTOMER, new SourceSpec(null, Set.of("companyName"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'companyName' is no column");
    }

    private <T extends Entity> T only(RecordType<T> type) {
        List<Change<T>> changes = read(type, SourceSpec.BUILT_IN).changes();
        assertThat(changes).hasSize(1);
        return built(changes.get(0));
    }

    private static <T extends Entity> T built(Change<T> change) {
        return ((Change.Upsert<T>) change).drafts().get(0).build();
    }

    private <T extends Entity> Page<T> read(RecordType<T> type, SourceSpec spec) {
        return source(type, spec).read(null, 100);
    }

    private <T extends Entity> RecordSource<T> source(RecordType<T> type, SourceSpec spec) {
        return netSuite.connector().source(type, spec).orElseThrow();
    }
}
