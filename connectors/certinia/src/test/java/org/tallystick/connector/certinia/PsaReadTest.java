package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Assignment;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Milestone;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.Project;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.Task;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

class PsaReadTest extends StubbedOrg {

    private static final String ACCOUNT = "0015g00000f8o0fAAA";
    private static final String OPPORTUNITY = "0065g00000S1GRDAA3";
    private static final String PROJECT = "a0P5g000006LEMREA4";
    private static final String RESOURCE = "0035g00000CsBAzAAN";
    private static final String ASSIGNMENT = "a0A5g00000gSLXOEA4";
    private static final String TIMECARD = "a1T5g00000kfKNrEAM";
    private static final String TASK = "a1K5g00000HaqBiEAJ";
    private static final String PARENT_TASK = "a1K5g00000HaqBjEAJ";
    private static final String MARCH = """
            "pse__WBS_Element_Number__c":"1","pse__Status__c":"Planned",
            "pse__Start_Date_Time__c":"2026-03-01T23:00:00.000+0000","pse__End_Date_Time__c":"2026-03-31T22:00:00.000+0000"\
            """;
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Test
    void aProjectNamesTheCrmsCustomerAndEngagement() {
        org.thenRows(row(PROJECT, """
                "Name":"Core migration","CurrencyIsoCode":"EUR","pse__Account__c":"%s","pse__Opportunity__c":"%s",
                "pse__Start_Date__c":"2026-03-02","pse__End_Date__c":"2027-03-31","Tallystick_Key__c":"006x"\
                """.formatted(ACCOUNT, OPPORTUNITY)));

        Draft<Project> draft = draft(RecordType.PROJECT);
        Project project = draft.build();

        assertThat(draft.externalKey()).contains("006x");
        assertThat(project.ref()).isEqualTo(new Ref<>("psa", RecordType.PROJECT, PROJECT));
        assertThat(project.engagement()).isEqualTo(new Ref<>("crm", RecordType.ENGAGEMENT, OPPORTUNITY));
        assertThat(project.customer()).isEqualTo(new Ref<>("crm", RecordType.CUSTOMER, ACCOUNT));
        assertThat(project.currency()).isEqualTo(EUR);
        assertThat(project.period()).isEqualTo(new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2027, 4, 1)));
        assertThat(org.lastRequest())
                .contains(
                        "pse__Exclude_From_Billing__c, Tallystick_Key__c FROM pse__Proj__c ORDER BY SystemModstamp ASC");
    }

    @Test
    void aProjectThatWeDidNotWriteCarriesNoKey() {
        org.thenRows(row(PROJECT, "\"Name\":\"Bench\",\"Tallystick_Key__c\":null,\"pse__Opportunity__c\":null"));

        Draft<Project> draft = draft(RecordType.PROJECT);

        assertThat(draft.externalKey()).isEmpty();
        assertThat(draft.build().engagement()).isNull();
        assertThat(draft.build().period()).isEqualTo(Period.ALWAYS);
    }

    @Test
    void aResourceIsAContactThatIsOne() {
        org.thenRows(
                row(
                        RESOURCE,
                        "\"Name\":\"Worker 0081\",\"pse__ERP_Worker_Correlation_Id__c\":\"200081\",\"pse__Resource_Role__c\":\"Analyst\""));

        Resource resource = draft(RecordType.RESOURCE).build();

        assertThat(resource.workerId()).isEqualTo("200081");
        assertThat(resource.role()).isEqualTo("Analyst");
        assertThat(org.lastRequest()).contains("FROM Contact WHERE pse__Is_Resource__c = true ORDER BY");
    }

    @Test
    void anAssignmentMayHaveItsOwnHourlyRate() {
        org.thenRows(row(ASSIGNMENT, """
                "CurrencyIsoCode":"EUR","pse__Project__c":"%s","pse__Resource__c":"%s","pse__Role__c":"Architect",
                "pse__Bill_Rate__c":120.1250,"pse__Daily_Bill_Rate__c":false,"pse__Start_Date__c":"2026-03-02","pse__End_Date__c":null\
                """.formatted(PROJECT, RESOURCE)));

        Assignment assignment = draft(RecordType.ASSIGNMENT).build();

        assertThat(assignment.billRate()).isEqualTo(new UnitPrice(new BigDecimal("120.125"), EUR));
        assertThat(assignment.period()).isEqualTo(new Period(LocalDate.of(2026, 3, 2), null));
        assertThat(assignment.project()).isEqualTo(new Ref<>("psa", RecordType.PROJECT, PROJECT));
        assertThat(assignment.resource()).isEqualTo(new Ref<>("psa", RecordType.RESOURCE, RESOURCE));
    }

    @Test
    void anAssignmentWithoutRateHasNone() {
        org.thenRows(row(ASSIGNMENT, "\"pse__Bill_Rate__c\":null,\"pse__Daily_Bill_Rate__c\":true"));

        assertThat(draft(RecordType.ASSIGNMENT).build().billRate()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "pse__Bill_Rate__c":800,"pse__Daily_Bill_Rate__c":true,"CurrencyIsoCode":"EUR" | DAILY_RATE       | pse__Bill_Rate__c | 800
                    "pse__Bill_Rate__c":-1,"CurrencyIsoCode":"EUR"                                 | VALUE            | pse__Bill_Rate__c | -1
                    "pse__Bill_Rate__c":1.1234567,"CurrencyIsoCode":"EUR"                          | VALUE            | pse__Bill_Rate__c | 1.1234567
                    "pse__Bill_Rate__c":1,"CurrencyIsoCode":"EURO"                                 | CURRENCY_UNKNOWN | CurrencyIsoCode   | EURO
                    "pse__Bill_Rate__c":1                                                          | ABSENT           | CurrencyIsoCode   |
                    """)
    void anAssignmentThatWouldBeMispricedIsUnreadable(String fields, String rule, String field, String value) {
        org.thenRows(row(ASSIGNMENT, fields));

        assertProblem(problem(RecordType.ASSIGNMENT), rule, field, value);
    }

    @Test
    void aShareOfAPersonThatCannotBeIsToldWithItsField() {
        org.thenRows(row(ASSIGNMENT, "\"pse__Percent_Allocated__c\":33.1234567"));

        assertProblem(problem(RecordType.ASSIGNMENT), "VALUE", "pse__Percent_Allocated__c", "33.1234567");
    }

    @Test
    void aTimecardOfAWeekThatStartsOnMondayGivesItsDays() {
        org.thenRows(timecard(
                "2026-08-10", "2026-08-16", "Approved", "\"pse__Monday_Hours__c\":8.00,\"pse__Sunday_Hours__c\":1.5"));

        List<Draft<TimeEntry>> drafts = upsert(RecordType.TIME_ENTRY).drafts();

        assertThat(drafts)
                .extracting(draft -> draft.ref().id())
                .containsExactly(TIMECARD + ":2026-08-10", TIMECARD + ":2026-08-16");
        TimeEntry monday = drafts.get(0).build();
        assertThat(monday.workDate()).isEqualTo(LocalDate.of(2026, 8, 10));
        assertThat(monday.hours()).isEqualTo(Quantity.of("8"));
        assertThat(monday.project()).isEqualTo(new Ref<>("psa", RecordType.PROJECT, PROJECT));
        assertThat(monday.assignment()).isEqualTo(new Ref<>("psa", RecordType.ASSIGNMENT, ASSIGNMENT));
        assertThat(monday.resource()).isEqualTo(new Ref<>("psa", RecordType.RESOURCE, RESOURCE));
        assertThat(monday.billable()).isTrue();
        assertThat(monday.approval()).isEqualTo(Approval.APPROVED);
    }

    @Test
    void theNoteOfADayIsForTheFirm() {
        org.thenRows(timecard("2026-08-09", "2026-08-15", "Approved", """
                "pse__Monday_Hours__c":8,"pse__Monday_Notes__c":"Interviews","pse__Sunday_Hours__c":1,"pse__Sunday_Notes__c":"Travel",
                "pse__Friday_Hours__c":2,"pse__Friday_Notes__c":null,"pse__Saturday_Notes__c":"No hours"\
                """));

        assertThat(upsert(RecordType.TIME_ENTRY).drafts())
                .extracting(draft ->
                        draft.build().workDate() + " " + draft.build().notes().internal())
                .containsExactly("2026-08-10 Interviews", "2026-08-14 null", "2026-08-09 Travel");
    }

    @Test
    void aTimecardOfAWeekThatStartsOnSundayGivesItsDays() {
        org.thenRows(timecard(
                "2026-08-09", "2026-08-15", "Approved", "\"pse__Monday_Hours__c\":8.00,\"pse__Sunday_Hours__c\":1.5"));

        assertThat(upsert(RecordType.TIME_ENTRY).drafts())
                .extracting(draft -> draft.ref().id() + " " + draft.build().hours())
                .containsExactlyInAnyOrder(TIMECARD + ":2026-08-09 1.5", TIMECARD + ":2026-08-10 8");
    }

    /** The package makes a split for each month; the header has all days. */
    @Test
    void aTimecardOverTheEndOfAMonthGivesEachDayItsDate() {
        org.thenRows(timecard(
                "2026-08-29", "2026-09-04", "Approved", "\"pse__Monday_Hours__c\":8,\"pse__Tuesday_Hours__c\":7.25"));

        assertThat(upsert(RecordType.TIME_ENTRY).drafts())
                .extracting(
                        draft -> draft.build().workDate() + " " + draft.build().hours())
                .containsExactly("2026-08-31 8", "2026-09-01 7.25");
    }

    @Test
    void aDayWithoutHoursIsNoEntryAndADayOfZeroHoursIsOne() {
        org.thenRows(timecard(
                "2026-08-10", "2026-08-16", "Approved", "\"pse__Monday_Hours__c\":null,\"pse__Friday_Hours__c\":0"));

        assertThat(upsert(RecordType.TIME_ENTRY).drafts())
                .extracting(draft -> draft.ref().id())
                .containsExactly(TIMECARD + ":2026-08-14");
    }

    @ParameterizedTest
    @CsvSource({
        "Saved, DRAFT, true",
        "Submitted, SUBMITTED, true",
        "Approved, APPROVED, false",
        "Rejected, REJECTED, false"
    })
    void aTimecardDecidesSomethingOnlyOnceItIsApprovedOrRejected(String status, Approval approval, boolean undecided) {
        org.thenRows(timecard("2026-08-10", "2026-08-16", status, "\"pse__Monday_Hours__c\":8"));

        Change.Upsert<TimeEntry> change = upsert(RecordType.TIME_ENTRY);

        assertThat(change.drafts().get(0).build().approval()).isEqualTo(approval);
        assertThat(change.undecided()).isEqualTo(undecided);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-08-10 | 2026-08-17 | Approved | "x":1                                | TIMECARD_PERIOD        | pse__End_Date__c          | 2026-08-17
                    2026-08-10 | 2026-08-09 | Approved | "x":1                                | TIMECARD_PERIOD        | pse__End_Date__c          | 2026-08-09
                    2026-08-10 | 2026-08-12 | Approved | "pse__Thursday_Hours__c":2           | HOURS_OUTSIDE_TIMECARD | pse__Thursday_Hours__c    | 2
                    2026-08-10 | 2026-08-16 | Closed   | "pse__Monday_Hours__c":2             | STATUS_UNKNOWN         | pse__Status__c            | Closed
                    2026-08-10 | 2026-08-16 | Approved | "pse__Tuesday_Hours__c":1.1234567    | VALUE                  | pse__Tuesday_Hours__c     | 1.1234567
                    2026-08-10 | 2026-08-16 | Approved | "pse__Tuesday_Hours__c":"eight"      | TYPE                   | pse__Tuesday_Hours__c     | eight
                    2026-08-10 | 2026-08-16 | Approved | "pse__Monday_Hours__c":1e30          | NUMBER_TOO_LARGE       | pse__Monday_Hours__c      | 1e30
                    2026-08-1x | 2026-08-16 | Approved | "pse__Monday_Hours__c":1             | DATE                   | pse__Start_Date__c        | 2026-08-1x
                    """)
    void aTimecardThatWouldLoseOrShiftHoursIsUnreadable(
            String first, String last, String status, String more, String rule, String field, String value) {
        org.thenRows(timecard(first, last, status, more));

        assertProblem(problem(RecordType.TIME_ENTRY), rule, field, value);
    }

    @Test
    void zeroHoursOutsideATimecardAreNoHours() {
        org.thenRows(timecard("2026-08-10", "2026-08-12", "Approved", "\"pse__Thursday_Hours__c\":0.0"));

        assertThat(upsert(RecordType.TIME_ENTRY).drafts()).isEmpty();
    }

    @Test
    void aDeletedTimecardTakesItsDaysAlong() {
        org.thenRows("{\"Id\":\"%s\",\"IsDeleted\":true,\"SystemModstamp\":\"2026-08-23T03:02:00.000+0000\"}"
                .formatted(TIMECARD));

        assertThat(read(RecordType.TIME_ENTRY).changes().get(0)).isInstanceOf(Change.Delete.class);
    }

    @Test
    void anExpenseIsInItsOwnCurrency() {
        org.thenRows(row("a1E5g00000zqmIPEAY", """
                "CurrencyIsoCode":"CHF","pse__Resource__c":"%s","pse__Project__c":"%s","pse__Expense_Date__c":"2026-08-11",
                "pse__Type__c":"Meals","pse__Amount__c":950.0,"pse__Billable__c":true,"pse__Status__c":"Draft"\
                """.formatted(RESOURCE, PROJECT)));

        ExpenseItem expense = draft(RecordType.EXPENSE_ITEM).build();

        assertThat(expense.amount()).isEqualTo(Money.of("950.00", "CHF"));
        assertThat(expense.category()).isEqualTo("Meals");
        assertThat(expense.date()).isEqualTo(LocalDate.of(2026, 8, 11));
        assertThat(expense.billable()).isTrue();
        assertThat(expense.receiptAttached()).isFalse();
        assertThat(expense.approval()).isEqualTo(Approval.DRAFT);
    }

    @Test
    void anExpenseWithMoreDecimalsThanItsCurrencyIsUnreadable() {
        org.thenRows(row("a1E5g00000zqmIPEAY", "\"CurrencyIsoCode\":\"JPY\",\"pse__Amount__c\":10.5"));

        assertProblem(problem(RecordType.EXPENSE_ITEM), "VALUE", "pse__Amount__c", "10.5");
    }

    @Test
    void anExpenseWithoutItsDateIsMissingIt() {
        org.thenRows(row(
                "a1E5g00000zqmIPEAY",
                "\"CurrencyIsoCode\":\"EUR\",\"pse__Amount__c\":1,\"pse__Status__c\":\"Approved\""));

        assertThatThrownBy(() -> draft(RecordType.EXPENSE_ITEM).build())
                .isInstanceOf(MissingFieldsException.class)
                .hasMessageContaining("date");
    }

    @ParameterizedTest
    @CsvSource({"Planned, DRAFT", "Open, SUBMITTED", "Approved, APPROVED", "Canceled, REJECTED"})
    void aMilestoneIsAcceptedOnceItIsApproved(String status, Approval approval) {
        org.thenRows(row("a1M5g00000HaqBiEAJ", """
                "Name":"Milestone 28","CurrencyIsoCode":"EUR","pse__Project__c":"%s","pse__Milestone_Amount__c":7000.0,
                "pse__Actual_Date__c":"2026-08-10","pse__Status__c":"%s"\
                """.formatted(PROJECT, status)));

        Milestone milestone = draft(RecordType.MILESTONE).build();

        assertThat(milestone.approval()).isEqualTo(approval);
        assertThat(milestone.amount()).isEqualTo(Money.of("7000.00", "EUR"));
        assertThat(milestone.completedOn()).isEqualTo(LocalDate.of(2026, 8, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "Draft, NOT_STARTED",
        "Planned, NOT_STARTED",
        "Started, IN_PROGRESS",
        "Blocked, BLOCKED",
        "Deferred, BLOCKED",
        "Complete, COMPLETED"
    })
    void aTaskIsAPlaceInItsProject(String state, TaskStatus status) {
        org.thenRows(task("""
                "pse__WBS_Element_Number__c":"1.2","pse__Parent_Task__c":"%s","pse__Estimated_Hours__c":40.0,
                "pse__Actual_Hours__c":12.5,"pse__Status__c":"%s"\
                """.formatted(PARENT_TASK, state)));

        Task task = this.<Task>draft(RecordType.TASK).build();

        assertThat(task.ref()).isEqualTo(new Ref<>("psa", RecordType.TASK, TASK));
        assertThat(task.project()).isEqualTo(new Ref<>("psa", RecordType.PROJECT, PROJECT));
        assertThat(task.parent()).isEqualTo(new Ref<>("psa", RecordType.TASK, PARENT_TASK));
        assertThat(task.name()).isEqualTo("Design");
        assertThat(task.wbsCode()).isEqualTo("1.2");
        assertThat(task.effort().planned()).isEqualTo(Quantity.of("40"));
        assertThat(task.effort().actual()).isEqualTo(Quantity.of("12.5"));
        assertThat(task.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-01, 2026-03-31",
        "Europe/Berlin, 2026-03-02, 2026-04-01",
        "America/New_York, 2026-03-01, 2026-03-31"
    })
    void theDaysOfATaskAreThoseOfTheZoneThatIsConfigured(String zone, LocalDate from, LocalDate last) {
        org.thenRows(task(MARCH));
        Connector zoned = new CertiniaConnectorFactory().create(org.config("psa", "time-zone", zone));

        Page<Task> page =
                zoned.source(RecordType.TASK, SourceSpec.BUILT_IN).orElseThrow().read(null, 10);

        Task task =
                ((Change.Upsert<Task>) page.changes().get(0)).drafts().get(0).build();
        assertThat(task.period()).isEqualTo(Period.inclusive(from, last));
    }

    @Test
    void withoutAZoneATaskIsOpenOnAllDays() {
        org.thenRows(task(MARCH));

        assertThat(this.<Task>draft(RecordType.TASK).build().period()).isEqualTo(Period.ALWAYS);
    }

    @Test
    void aTaskWithoutItsNumberIsMissingIt() {
        org.thenRows(task("\"pse__Status__c\":\"Planned\",\"pse__Estimated_Hours__c\":null"));

        Draft<Task> draft = draft(RecordType.TASK);

        assertThatThrownBy(draft::build)
                .isInstanceOf(MissingFieldsException.class)
                .hasMessageContaining("wbsCode");
    }

    @Test
    void aTaskWhoseStatusOrHoursMeanNothingIsUnreadable() {
        org.thenRows(task("\"pse__Status__c\":\"Parked\""));
        assertProblem(problem(RecordType.TASK), "STATUS_UNKNOWN", "pse__Status__c", "Parked");

        org.thenRows(task("\"pse__Status__c\":\"Planned\",\"pse__Estimated_Hours__c\":0.1234567"));
        assertProblem(problem(RecordType.TASK), "VALUE", "pse__Estimated_Hours__c", "0.1234567");
    }

    @Test
    void aRateCardSetIsOneDocumentMadeOfItsRows() {
        String first = member("J1", "a2S1", "a1R1", card("Analyst", "96.0", "\"2026-01-01\"", "null"));
        String second = member("J2", "a2S1", "a1R2", card("Manager", "null", "null", "\"2026-12-31\""));
        String other = member("J3", "a2S2", "a1R3", card("Analyst", "99.5", "null", "null"));
        org.thenRows(first, second, other);

        Page<RateCard> page = read(RecordType.RATE_CARD);

        assertThat(page.more()).isFalse();
        assertThat(page.cursor()).isNull();
        assertThat(page.changes()).extracting(Change::documentId).containsExactly("a2S1", "a2S2");
        Change.Upsert<RateCard> set = (Change.Upsert<RateCard>) page.changes().get(0);
        assertThat(set.version()).isEqualTo(Change.UNVERSIONED);
        assertThat(set.raw().content()).isEqualTo("[" + first + "," + second + "]");
        assertThat(set.drafts().get(0).build().entries())
                .containsExactly(
                        RateCardEntry.of(
                                "a1R1",
                                "Analyst",
                                EUR,
                                new BigDecimal("96"),
                                new Period(LocalDate.of(2026, 1, 1), null)),
                        RateCardEntry.of("a1R2", "Manager", EUR, null, new Period(null, LocalDate.of(2027, 1, 1))));
        assertThat(org.lastRequest())
                .startsWith(
                        "GET /services/data/v62.0/query?q=SELECT Id, pse__Rate_Card_Set__c, pse__Rate_Card_Set__r.Name, pse__Rate_Card__c, "
                                + "pse__Rate_Card__r.IsDeleted, pse__Rate_Card__r.pse__Role__c, ")
                .endsWith(" FROM pse__Rate_Card_Set_Junction__c ORDER BY pse__Rate_Card_Set__c ASC, Id ASC");
    }

    @Test
    void aRateCardThatIsGoneIsPassedOver() {
        org.thenRows(
                member("J1", "a2S1", "a1R1", "null"),
                member("J2", "a2S1", "a1R2", "{\"IsDeleted\":true,\"CurrencyIsoCode\":\"EUR\"}"));

        assertThat(((Change.Upsert<RateCard>)
                                read(RecordType.RATE_CARD).changes().get(0))
                        .drafts()
                        .get(0)
                        .build()
                        .entries())
                .isEmpty();
    }

    @Test
    void aRateCardSetWithOneBadRowIsUnreadableAsAWhole() {
        org.thenRows(
                member("J1", "a2S1", "a1R1", card("Analyst", "96.0", "null", "null")),
                member("J2", "a2S1", "a1R2", card("Analyst", "-1", "null", "null")));

        assertProblem(problem(RecordType.RATE_CARD), "VALUE", "pse__Rate_Card__r.pse__Suggested_Bill_Rate__c", "-1");
    }

    @Test
    void aCardThatIsPutIntoASetTwiceIsInItOnce() {
        String card = card("Analyst", "96.0", "null", "null");
        org.thenRows(member("J1", "a2S1", "a1R1", card), member("J2", "a2S1", "a1R1", card));

        assertThat(draft(RecordType.RATE_CARD).build().entries())
                .extracting(RateCardEntry::id)
                .containsExactly("a1R1");
    }

    /** The first card is for Region 1, for all of 2026, and costs another price. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "pse__Region__c":"a5R2"  | Analyst | "2026-07-01" | true
            "pse__Account__c":"0015" | Analyst | "2026-07-01" | true
            "x":1                    | Analyst | "2026-07-01" | true
            "pse__Region__c":"a5R1"  | Analyst | "2026-07-01" | false
            "pse__Region__c":"a5R2"  | Manager | "2026-07-01" | false
            "pse__Region__c":"a5R2"  | Analyst | "2027-01-01" | false
            """)
    void twoPricesForOneRoleThatOnlyTheirScopeTellsApartAreRefused(
            String scope, String role, String from, boolean refused) {
        String first = card("Analyst", "96.0", "\"2026-01-01\"", "\"2026-12-31\"")
                .replaceFirst("}$", ",\"pse__Region__c\":\"a5R1\"}");
        String second = card(role, "120.0", from, "null").replaceFirst("}$", "," + scope + "}");
        org.thenRows(member("J1", "a2S1", "a1R1", first), member("J2", "a2S1", "a1R2", second));

        Change<RateCard> set = read(RecordType.RATE_CARD).changes().get(0);

        if (refused) {
            assertProblem(
                    ((Change.Unreadable<RateCard>) set).problem(), "RATE_CARD_SCOPE", "pse__Rate_Card__r", "a1R2");
        } else {
            assertThat(((Change.Upsert<RateCard>) set).drafts()).hasSize(1);
        }
    }

    @Test
    void aRateCardSetIsNeverSplitOverTwoPages() {
        String[] rows = {
            member("J1", "a2S1", "a1R1", card("A", "1", "null", "null")),
            member("J2", "a2S1", "a1R2", card("B", "1", "null", "null")),
            member("J3", "a2S2", "a1R3", card("C", "1", "null", "null")),
        };
        org.thenRows(rows).thenRows(rows[2]);

        Page<RateCard> first = source(RecordType.RATE_CARD).read(null, 1);
        Page<RateCard> second = source(RecordType.RATE_CARD).read(first.cursor(), 1);

        assertThat(first.changes()).extracting(Change::documentId).containsExactly("a2S1");
        assertThat(first.more()).isTrue();
        assertThat(org.lastRequest()).contains("WHERE pse__Rate_Card_Set__c > 'a2S1' ORDER BY");
        assertThat(second.changes()).extracting(Change::documentId).containsExactly("a2S2");
        assertThat(second.more()).isFalse();
    }

    @Test
    void rateCardsAreListedWholeAndWhatIsAbsentIsGone() {
        assertThat(connector.descriptor().reads().get(RecordType.RATE_CARD).increment())
                .isFalse();
        assertThat(connector.descriptor().reads().get(RecordType.RATE_CARD).deletes())
                .isEqualTo(DeleteMode.ABSENCE);
        assertThat(connector.descriptor().reads().get(RecordType.TIME_ENTRY).increment())
                .isTrue();
    }

    @Test
    void fieldsOfARuleSetAreReadAlong() {
        org.thenRows();

        connector
                .source(
                        RecordType.EXPENSE_ITEM,
                        new SourceSpec(null, Set.of("Receipt_Attached__c", "Contract_Line__c")))
                .orElseThrow()
                .read(null, 10);

        assertThat(org.lastRequest())
                .contains("pse__Non_Reimbursible__c, Contract_Line__c, Receipt_Attached__c FROM pse__Expense__c");
    }

    private <T extends Entity> RecordSource<T> source(RecordType<T> type) {
        return connector.source(type, SourceSpec.BUILT_IN).orElseThrow();
    }

    private <T extends Entity> Page<T> read(RecordType<T> type) {
        return source(type).read(null, 100);
    }

    private <T extends Entity> Change.Upsert<T> upsert(RecordType<T> type) {
        return (Change.Upsert<T>) read(type).changes().get(0);
    }

    private <T extends Entity> Draft<T> draft(RecordType<T> type) {
        return upsert(type).drafts().get(0);
    }

    private <T extends Entity> Problem problem(RecordType<T> type) {
        return ((Change.Unreadable<T>) read(type).changes().get(0)).problem();
    }

    private static void assertProblem(Problem problem, String rule, String field, String value) {
        assertThat(problem.code()).isEqualTo(rule);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.value()).isEqualTo(value);
        assertThat(problem.remedy()).isNotBlank();
    }

    private static String task(String more) {
        return row(TASK, "\"Name\":\"Design\",\"pse__Project__c\":\"%s\",%s".formatted(PROJECT, more));
    }

    private static String timecard(String first, String last, String status, String more) {
        return row(TIMECARD, """
                "pse__Resource__c":"%s","pse__Project__c":"%s","pse__Assignment__c":"%s","pse__Start_Date__c":"%s",
                "pse__End_Date__c":"%s","pse__Status__c":"%s","pse__Billable__c":true,%s\
                """.formatted(RESOURCE, PROJECT, ASSIGNMENT, first, last, status, more));
    }

    private static String member(String id, String set, String card, String row) {
        return "{\"Id\":\"%s\",\"pse__Rate_Card_Set__c\":\"%s\",\"pse__Rate_Card__c\":\"%s\",\"pse__Rate_Card__r\":%s}"
                .formatted(id, set, card, row);
    }

    private static String card(String role, String rate, String first, String last) {
        return """
                {"attributes":{"type":"pse__Rate_Card__c"},"IsDeleted":false,"pse__Role__c":"%s","CurrencyIsoCode":"EUR",\
                "pse__Suggested_Bill_Rate__c":%s,"pse__Start_Date__c":%s,"pse__End_Date__c":%s}\
                """.formatted(role, rate, first, last);
    }

    private static String row(String id, String more) {
        return "{\"attributes\":{\"type\":\"X\"},\"Id\":\"%s\",\"IsDeleted\":false,\"SystemModstamp\":\"2026-08-23T03:02:00.000+0000\",%s}"
                .formatted(id, more);
    }
}
