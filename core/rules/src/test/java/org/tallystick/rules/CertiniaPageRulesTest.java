package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;

/** The rule sets on the page of the Certinia connector, on drafts as its mapping leaves them. */
class CertiniaPageRulesTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Ref<Engagement> BUDGET = new Ref<>("psa", RecordType.ENGAGEMENT, "a1B5g00000HaqBiEAJ");

    @Test
    void aBudgetIsCompleteWithWhatTheFirmsOwnFieldsSay() {
        EngagementBuilder builder = EngagementBuilder.builder()
                .header(Header.of(BUDGET))
                .name("PO 4711")
                .customer(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000f8o0fAAA"))
                .currency(new CurrencyCode("EUR"));

        Engagement order = ruled(Draft.of(BUDGET, builder), """
                {"Company__c":"5","Service_Line__c":"Advisory","Top_Account__c":"0015g00000f8o0gAAA",
                 "Bill_To__c":null,"Project_Start__c":"2026-03-02","Project_End__c":"2027-03-31",
                 "Payment_Term__c":"NET30","Order_Number__c":"PO-4711","Signed_At__c":"2026-02-27T16:00:00.000+0000"}
                """);

        assertThat(order.legalEntity()).isEqualTo(new Ref<>("erp", RecordType.LEGAL_ENTITY, "5"));
        assertThat(order.serviceLine()).isEqualTo("Advisory");
        assertThat(order.ultimateParent()).isEqualTo(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000f8o0gAAA"));
        assertThat(order.invoicedTo()).isEqualTo(order.customer());
        assertThat(order.terms().term())
                .isEqualTo(Period.inclusive(LocalDate.of(2026, 3, 2), LocalDate.of(2027, 3, 31)));
        assertThat(order.payment().paymentTerm()).isEqualTo("NET30");
        assertThat(order.paper().number()).isEqualTo("PO-4711");
        assertThat(order.paper().signedAt()).isEqualTo(Instant.parse("2026-02-27T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTimeEntryHasItsCostAndIsNotBilledIfItIsExcluded(boolean excluded) {
        Ref<TimeEntry> ref = new Ref<>("psa", RecordType.TIME_ENTRY, "a1T5g00000kfKNrEAM:2026-08-10");
        TimeEntryBuilder builder = TimeEntryBuilder.builder()
                .header(Header.of(ref))
                .workDate(LocalDate.of(2026, 8, 10))
                .hours(Quantity.of("8"))
                .billable(true)
                .approval(Approval.APPROVED);

        TimeEntry day = ruled(Draft.of(ref, builder), """
                {"pse__Cost_Rate_Amount__c":61.50,"pse__Cost_Rate_Currency_Code__c":"CHF","pse__Exclude_from_Billing__c":%b}
                """.formatted(excluded));

        assertThat(day.pricing().costRate()).isEqualTo(new UnitPrice(new BigDecimal("61.50"), new CurrencyCode("CHF")));
        assertThat(day.billable()).isEqualTo(!excluded);
    }

    @ParameterizedTest
    @CsvSource({"true, 100.00", "false, 119.00"})
    void taxThatThePackageDoesNotBillIsNotBilled(boolean kept, String billed) {
        Ref<ExpenseItem> ref = new Ref<>("psa", RecordType.EXPENSE_ITEM, "a1E5g00000zqmIPEAY");
        ExpenseItemBuilder builder = ExpenseItemBuilder.builder()
                .header(Header.of(ref))
                .date(LocalDate.of(2026, 8, 11))
                .amount(Money.of("119.00", "EUR"))
                .billable(true)
                .approval(Approval.APPROVED);

        ExpenseItem expense = ruled(Draft.of(ref, builder), """
                {"CurrencyIsoCode":"EUR","pse__Incurred_Tax__c":19.00,"pse__Incurred_Tax_Non_Billable__c":%b}
                """.formatted(kept));

        assertThat(expense.tax().included()).isEqualTo(Money.of("19.00", "EUR"));
        assertThat(expense.billAmount(Rate.of("0"), RoundingMode.HALF_UP)).isEqualTo(Money.of(billed, "EUR"));
    }

    @Test
    void whatMayBeBilledCanBeTheAmount() {
        Ref<ExpenseItem> ref = new Ref<>("psa", RecordType.EXPENSE_ITEM, "a1E5g00000zqmIPEAY");
        ExpenseItemBuilder builder = ExpenseItemBuilder.builder()
                .header(Header.of(ref))
                .date(LocalDate.of(2026, 8, 11))
                .amount(Money.of("119.00", "EUR"))
                .approval(Approval.APPROVED);
        Matcher rule =
                Pattern.compile("`(amount: \\{ .*pse__Billable_Amount__c.*})`").matcher(page());
        assertThat(rule.find()).isTrue();
        String set =
                block("    expense-item:").replaceAll("(?m)^        tax.*$", "") + "        " + rule.group(1) + "\n";

        Draft<ExpenseItem> draft = Draft.of(ref, builder);
        RawDocument row = RawDocument.json("{\"CurrencyIsoCode\":\"EUR\",\"pse__Billable_Amount__c\":80.50}");

        assertThat(RuleSet.parse(set, "certinia.md").apply("psa", draft, row)).isEmpty();
        assertThat(draft.build().amount()).isEqualTo(Money.of("80.50", "EUR"));
    }

    private static <T extends Entity> T ruled(Draft<T> draft, String row) {
        RuleSet rules = RuleSet.parse(block("    " + draft.type().name() + ":"), "certinia.md");
        assertThat(rules.apply("psa", draft, RawDocument.json(row))).isEmpty();
        return draft.build();
    }

    /** The one that has that line. */
    private static String block(String line) {
        return BLOCK.matcher(page())
                .results()
                .map(block -> block.group(1))
                .filter(text -> text.lines().anyMatch(line::equals))
                .findFirst()
                .orElseThrow();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../../docs/connectors/certinia.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
