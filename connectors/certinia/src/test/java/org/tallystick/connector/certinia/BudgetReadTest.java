package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.ContractType;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementVersion;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.PaymentArrangement;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Succession;
import org.tallystick.model.VersionKind;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SourceSpec;

/** Source: the vendor contract sheet of Certinia, section 3, and decision 044. */
class BudgetReadTest extends StubbedOrg {

    private static final String BUDGET = "a1B5g00000HaqBiEAJ";

    @Test
    void aCustomersOrderIsAnEngagementUnderThatOfItsSale() {
        Engagement order = read("Customer Purchase Order", "Approved", "12500.50");

        assertThat(order.ref()).isEqualTo(new Ref<>("psa", RecordType.ENGAGEMENT, BUDGET));
        assertThat(order.name()).isEqualTo("PO 4711");
        assertThat(order.customer()).isEqualTo(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000f8o0fAAA"));
        assertThat(order.billTo()).isNull();
        assertThat(order.currency().code()).isEqualTo("EUR");
        assertThat(order.value()).isEqualTo(Money.of("12500.50", "EUR"));
        assertThat(order.status()).isEqualTo(EngagementStatus.EXECUTED);
        assertThat(order.paper().type()).isEqualTo(ContractType.ORDER);
        assertThat(order.paper().parentContract())
                .isEqualTo(new Ref<>("crm", RecordType.ENGAGEMENT, "0065g00000S1GRDAA3"));
        assertThat(order.paper().opportunity()).isNull();
        assertThat(order.terms()).isEqualTo(ContractTerms.OPEN);
        assertThat(order.payment()).isEqualTo(PaymentArrangement.NONE);
        assertThat(order.header().extensions()).containsEntry("certinia.project", "a0P5g000006LEMREA4");
        assertThat(order.versions()).singleElement().satisfies(original -> {
            assertThat(original.no()).isEqualTo(1);
            assertThat(original.kind()).isEqualTo(VersionKind.ORIGINAL);
            assertThat(original.status()).isEqualTo(AmendmentStatus.EXECUTED);
            assertThat(original.effectiveFrom()).isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(original.valueDelta()).isEqualTo(order.value());
            assertThat(original.executedAt()).isNull();
            assertThat(original.reason()).isEqualTo("Customer Purchase Order");
        });
        assertThat(errors(order.check())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Customer Purchase Order, ORDER",
        "Work Order, SOW",
        "Customer Purchase Order Change Request, CHANGE_ORDER",
        "Work Order Change Request, CHANGE_ORDER"
    })
    void theTypeOfABudgetSaysWhatKindOfPaperItIs(String type, ContractType paper) {
        assertThat(read(type, "Open", "1").paper().type()).isEqualTo(paper);
    }

    @ParameterizedTest
    @CsvSource({
        "Draft, DRAFT, DRAFT",
        "Open, IN_REVIEW, DRAFT",
        "Approved, EXECUTED, EXECUTED",
        "Rejected, CANCELLED, REJECTED"
    })
    void onlyWhatIsApprovedIsExecuted(String status, EngagementStatus contract, AmendmentStatus original) {
        Engagement engagement = read("Work Order", status, "100");

        assertThat(engagement.status()).isEqualTo(contract);
        assertThat(engagement.versions()).extracting(EngagementVersion::status).containsExactly(original);
        assertThat(errors(engagement.check())).isEmpty();
    }

    /** Steps that the package takes and the lifecycle of a contract knows. */
    @ParameterizedTest
    @CsvSource({"Draft, Open", "Draft, Approved", "Draft, Rejected", "Open, Approved", "Open, Rejected"})
    void aBudgetMovesOnAsAContractDoes(String before, String after) {
        assertThat(errors(Succession.check(read("Work Order", before, "100"), read("Work Order", after, "100"))))
                .isEmpty();
    }

    /** I40: a contract is changed by another paper. */
    @Test
    void anApprovedOrderThatChangesInPlaceIsRefused() {
        Engagement before = read("Work Order", "Approved", "100");
        Engagement after = read("Work Order", "Approved", "120");

        assertThat(errors(Succession.check(before, after))).containsExactly("ENGAGEMENT_VERSION_FROZEN");
        assertThat(errors(Succession.check(before, read("Work Order", "Draft", "100"))))
                .containsExactlyInAnyOrder("LC_ENGAGEMENT_STATUS", "ENGAGEMENT_VERSION_FROZEN");
        assertThat(errors(Succession.check(read("Work Order", "Rejected", "100"), read("Work Order", "Open", "100"))))
                .containsExactly("LC_ENGAGEMENT_STATUS");
    }

    /** A contract's value is never negative, and what a change takes away is not lost. */
    @Test
    void aChangeThatTakesAwayHasItsAmountInItsVersion() {
        Engagement less = read("Work Order Change Request", "Approved", "-2500");

        assertThat(less.value()).isNull();
        assertThat(less.versions())
                .extracting(EngagementVersion::valueDelta)
                .containsExactly(Money.of("-2500.00", "EUR"));
        assertThat(errors(less.check())).isEmpty();
        assertThat(read("Work Order Change Request", "Approved", "2500").value())
                .isEqualTo(Money.of("2500.00", "EUR"));
        assertThat(read("Work Order", "Approved", "-1").value()).isEqualTo(Money.of("-1.00", "EUR"));
    }

    /** The total is a formula, and expenses are beside the amount. */
    @Test
    void onlyTheAmountIsRead() {
        read("Work Order", "Approved", "100");

        assertThat(org.lastRequest())
                .contains("pse__Amount__c, pse__Effective_Date__c FROM pse__Budget__c ORDER BY SystemModstamp ASC")
                .doesNotContain("pse__Total_Amount__c", "pse__Expense_Amount__c", "__r.");
    }

    @ParameterizedTest
    @CsvSource({"Internal Budget", "Internal Budget Change Request"})
    void aBudgetOfTheFirmsOwnIsNoEngagement(String type) {
        org.thenRows(row(Map.of("pse__Type__c", quoted(type), "pse__Amount__c", "null")));

        Change.Upsert<Engagement> change = upsert();
        assertThat(change.drafts()).isEmpty();
        assertThat(change.undecided()).isFalse();
    }

    @Test
    void aBudgetWithoutProjectOrSaleStandsAlone() {
        org.thenRows(row(Map.of("pse__Project__c", "null", "pse__Opportunity__c", "null")));

        Engagement alone = build(upsert().drafts().get(0));

        assertThat(alone.header().extensions()).isEmpty();
        assertThat(alone.paper().parentContract()).isNull();
    }

    /** Each of these a rule set can say; the engine sets the record aside under their names, with that remedy. */
    @Test
    void whatABudgetDoesNotSayIsMissed() {
        org.thenRows(row(Map.of("pse__Account__c", "null")));
        Draft<Engagement> draft = upsert().drafts().get(0);

        assertThat(catchThrowableOfType(MissingFieldsException.class, draft::build)
                        .fields())
                .containsExactly("customer", "ultimateParent", "legalEntity", "serviceLine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pse__Type__c           | "Framework" | TYPE_UNKNOWN     | Framework
            pse__Type__c           | null        | ABSENT           |
            pse__Status__c         | "Parked"    | STATUS_UNKNOWN   | Parked
            pse__Status__c         | null        | ABSENT           |
            pse__Amount__c         | null        | ABSENT           |
            pse__Amount__c         | 0.005       | VALUE            | 0.005
            pse__Amount__c         | "many"      | TYPE             | many
            pse__Effective_Date__c | null        | ABSENT           |
            pse__Effective_Date__c | "soon"      | DATE             | soon
            CurrencyIsoCode        | "EURO"      | CURRENCY_UNKNOWN | EURO
            CurrencyIsoCode        | null        | ABSENT           |
            Name                   | null        | ABSENT           |
            """)
    void aBudgetThatWouldBeMisreadIsUnreadable(String field, String json, String rule, String value) {
        org.thenRows(row(Map.of(field, json)));

        Problem problem = ((Change.Unreadable<Engagement>) change()).problem();
        assertThat(problem.code()).isEqualTo(rule);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.value()).isEqualTo(value);
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aDeletedBudgetTakesItsEngagementAlong() {
        org.thenRows("{\"Id\":\"%s\",\"IsDeleted\":true,\"SystemModstamp\":\"2026-08-23T03:02:00.000+0000\"}"
                .formatted(BUDGET));

        assertThat(change()).isEqualTo(new Change.Delete<Engagement>(BUDGET, 1787454120000L));
    }

    private Engagement read(String type, String status, String amount) {
        org.thenRows(
                row(Map.of("pse__Type__c", quoted(type), "pse__Status__c", quoted(status), "pse__Amount__c", amount)));
        return build(upsert().drafts().get(0));
    }

    private static Engagement build(Draft<Engagement> draft) {
        BudgetContractTest.complete(draft.builder());
        return draft.build();
    }

    private Change.Upsert<Engagement> upsert() {
        return (Change.Upsert<Engagement>) change();
    }

    private Change<Engagement> change() {
        return connector
                .source(RecordType.ENGAGEMENT, SourceSpec.BUILT_IN)
                .orElseThrow()
                .read(null, 10)
                .changes()
                .get(0);
    }

    private static List<String> errors(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.severity() == Severity.ERROR)
                .map(Violation::rule)
                .toList();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** A work order, with other values of some fields, as JSON. */
    private static String row(Map<String, String> other) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "Name", "\"PO 4711\"",
                "CurrencyIsoCode", "\"EUR\"",
                "pse__Project__c", "\"a0P5g000006LEMREA4\"",
                "pse__Account__c", "\"0015g00000f8o0fAAA\"",
                "pse__Opportunity__c", "\"0065g00000S1GRDAA3\"",
                "pse__Type__c", "\"Work Order\"",
                "pse__Status__c", "\"Approved\"",
                "pse__Amount__c", "100.0",
                "pse__Effective_Date__c", "\"2026-03-02\""));
        fields.putAll(other);
        StringBuilder row = new StringBuilder(
                "{\"Id\":\"%s\",\"IsDeleted\":false,\"SystemModstamp\":\"2026-08-23T03:02:00.000+0000\""
                        .formatted(BUDGET));
        fields.forEach((name, value) -> row.append(",\"%s\":%s".formatted(name, value)));
        return row.append('}').toString();
    }
}
