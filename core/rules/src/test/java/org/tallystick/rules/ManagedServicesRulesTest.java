package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/** The rule set that ships with the managed-services example, on rows of the PSA's CSV files: objects of texts. */
class ManagedServicesRulesTest {

    private final RuleSet rules = RuleSet.load(Path.of("../../examples/managed-services/config/rules.yaml"));

    @Test
    void aContractNamesItsCustomerByTwoColumns() {
        Engagement contract = record(RecordType.ENGAGEMENT, """
                {"id":"CT-1","version":"1","name":"Acme / Desk","legal_entity":"jp50","customer_account":"C-7","currency":"JPY",
                 "start_date":"2026-03-02","end_date":"2027-03-31","cap":"1600000","deleted":"N"}""");

        assertThat(contract.customer()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "jp50/C-7"));
        assertThat(contract.legalEntity()).isEqualTo(new Ref<>("host", RecordType.LEGAL_ENTITY, "jp50"));
        assertThat(contract.terms().cap()).isEqualTo(Money.of("1600000", "JPY"));
        assertThat(contract.terms().term())
                .isEqualTo(Period.inclusive(LocalDate.parse("2026-03-02"), LocalDate.parse("2027-03-31")));
    }

    @Test
    void aContractWithoutACustomerCannotBeBuiltAndIsNotGivenHalfAName() {
        Draft<Engagement> draft = Draft.empty(new Ref<>("psa", RecordType.ENGAGEMENT, "CT-1"));
        assertThat(rules.apply("psa", draft, row("{\"legal_entity\":\"jp50\",\"customer_account\":\"\"}")))
                .isEmpty();
        assertThatThrownBy(draft::build).hasMessageContaining("customer");
    }

    @Test
    void aProjectIsClosedAtAMoment() {
        Project project = record(
                RecordType.PROJECT,
                "{\"contract_id\":\"CT-1\",\"name\":\"Desk\",\"closed_at\":\"2026-08-31T22:30:00Z\"}");

        assertThat(project.engagement()).isEqualTo(new Ref<>("psa", RecordType.ENGAGEMENT, "CT-1"));
        assertThat(project.closedAt()).isEqualTo(Instant.parse("2026-08-31T22:30:00Z"));
        assertThat(project.closedOn()).isNull();
    }

    @Test
    void aTimeLineIsARowOfTheRateCardInTheContractsCurrency() {
        ContractLine line = line("time", "\"role\":\"Analyst\",\"rate\":\"12345.5\",\"monthly_amount\":\"9\"");

        assertThat(line.billingMethod()).isEqualTo(BillingMethod.TIME_AND_MATERIAL);
        assertThat(line.role()).isEqualTo("Analyst");
        assertThat(line.unitPrice()).hasToString("12345.5 XXX");
        assertThat(line.monthlyAmount()).isNull();
    }

    @Test
    void otherLinesHaveWhatTheirKindHas() {
        ContractLine recurring =
                line("recurring", "\"role\":\"Analyst\",\"rate\":\"1\",\"monthly_amount\":\"2500.50\"");
        ContractLine expense = line("expense", "\"markup_percent\":\"7.5\"");

        assertThat(recurring.monthlyAmount()).isEqualTo(Money.of("2500.5", "XXX"));
        assertThat(recurring.role()).isNull();
        assertThat(recurring.unitPrice()).isNull();
        assertThat(expense.markup()).isEqualTo(Rate.of("0.075"));
    }

    @ParameterizedTest
    @CsvSource({"CAP, true, false, false", "RATE, false, true, false", "RECURRING, false, false, true"})
    void anAmendmentsValueGoesWhereItsKindSays(String kind, boolean cap, boolean rate, boolean monthly) {
        ContractAmendment amendment = record(
                RecordType.CONTRACT_AMENDMENT,
                "{\"kind\":\"%s\",\"effective_date\":\"2026-08-01\",\"new_value\":\"10\",\"status\":\"Approved\"}"
                        .formatted(kind));

        assertThat(amendment.newCap() != null).isEqualTo(cap);
        assertThat(amendment.newRate() != null).isEqualTo(rate);
        assertThat(amendment.newMonthlyAmount() != null).isEqualTo(monthly);
    }

    @ParameterizedTest
    @CsvSource({"Approved, APPROVED", "Rejected, REJECTED", "Saved, SUBMITTED", "Whatever, SUBMITTED"})
    void onlyTwoStatusesAreDecided(String status, Approval approval) {
        TimeEntry time = record(RecordType.TIME_ENTRY, """
                {"resource_id":"R1","project_id":"P1","role":"","work_date":"2026-08-03","hours":"7.5","billable":"Y",
                 "status":"%s"}""".formatted(status));

        assertThat(time.approval()).isEqualTo(approval);
        assertThat(time.hours()).isEqualTo(Quantity.of("7.5"));
        assertThat(time.billable()).isTrue();
        assertThat(time.role()).isNull();
    }

    @Test
    void aMilestoneIsInTheContractsCurrencyAnExpenseInItsOwn() {
        Milestone milestone = record(
                RecordType.MILESTONE,
                "{\"project_id\":\"P1\",\"name\":\"M1\",\"amount\":\"58688.26\",\"completion_date\":\"\",\"status\":\"Saved\"}");
        ExpenseItem expense = record(RecordType.EXPENSE_ITEM, """
                {"project_id":"P1","contract_line_id":"L1","expense_date":"2026-08-07","category":"Taxi","currency":"EUR",
                 "amount":"48.90","receipt":"N","billable":"Y","status":"Approved"}""");

        assertThat(milestone.amount().currency()).isEqualTo(CurrencyCode.OF_CONTRACT);
        assertThat(milestone.completedOn()).isNull();
        assertThat(expense.amount()).isEqualTo(Money.of("48.90", "EUR"));
        assertThat(expense.receiptAttached()).isFalse();
        assertThat(expense.contractLine()).isEqualTo(new Ref<>("psa", RecordType.CONTRACT_LINE, "L1"));
    }

    @Test
    void aCodeThatNoMapHasIsNamed() {
        Draft<ContractLine> draft = Draft.empty(new Ref<>("psa", RecordType.CONTRACT_LINE, "L1"));
        List<Problem> problems = rules.apply("psa", draft, row("{\"kind\":\"licence\"}"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("VALUE_UNMAPPED");
            assertThat(problem.message()).contains("'licence'", "billingMethod", "recurring");
        });
    }

    private ContractLine line(String kind, String more) {
        return record(
                RecordType.CONTRACT_LINE,
                "{\"contract_id\":\"CT-1\",\"kind\":\"%s\",%s,\"start_date\":\"2026-01-01\"}".formatted(kind, more));
    }

    private <T extends Entity> T record(RecordType<T> type, String json) {
        Draft<T> draft = Draft.empty(new Ref<>("psa", type, "X-1"));
        assertThat(rules.apply("psa", draft, row(json))).isEmpty();
        return draft.build();
    }

    private static RawDocument row(String json) {
        return RawDocument.json(json);
    }
}
