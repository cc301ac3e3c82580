package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

class ConversionTest {

    private static final RuleSet RULES = RuleSet.parse("""
            ruleset: acme
            systems:
              crm:
                customer:
                  fields:
                    name:            { copy: Name }
                    taxRegistrations: { copy: Tax }
                    profile.segment: { copy: Segment }
                legal-entity:
                  fields:
                    country:         { copy: Country }
                opportunity:
                  fields:
                    currency:        { copy: Currency }
                    terms.term:      { period: { first: Start, last: End } }
                    terms.cap:       { money: { amount: Cap, currency: CapCurrency } }
                contract-line:
                  fields:
                    billingMethod:   { copy: Kind, map: { Expense: COST_PLUS, Monthly: RECURRING, 7: RECURRING, yes: COST_PLUS, true: RECURRING } }
                    markup:          { percent: Markup }
              psa:
                assignment:
                  fields:
                    role:            { copy: Role, default: Analyst }
                    billable:        { copy: Charged }
                    billRate:        { price: { amount: Rate, currency: Currency } }
                time-entry:
                  fields:
                    workDate:        { copy: Date }
                    hours:           { copy: Hours }
                    billable:        { copy: Billable, map: { Y: true, N: false } }
                    project:         { ref: Project, system: psa-emea }
                    approval:        { constant: APPROVED }
            """, "rules.yaml");

    private final CustomerBuilder customer = CustomerBuilder.builder();
    private final LegalEntityBuilder legalEntity = LegalEntityBuilder.builder();
    private final OpportunityBuilder opportunity = OpportunityBuilder.builder();
    private final ContractLineBuilder line = ContractLineBuilder.builder();
    private final AssignmentBuilder assignment = AssignmentBuilder.builder();
    private final TimeEntryBuilder time = TimeEntryBuilder.builder();

    @Test
    void valuesBecomeWhatTheCanonicalFieldHolds() {
        assertThat(apply("{\"Name\": \"Grünfeld AG\", \"Tax\": \"DE1\", \"Segment\": \"MID\"}", customer))
                .isEmpty();
        assertThat(customer.name()).isEqualTo("Grünfeld AG");
        assertThat(customer.taxRegistrations()).containsExactly(TaxRegistration.of("DE1"));
        assertThat(customer.profile().segment()).isEqualTo("MID");

        assertThat(apply("{\"Country\": \"DE\"}", legalEntity)).isEmpty();
        assertThat(legalEntity.country()).isEqualTo(new CountryCode("DE"));

        assertThat(apply("{\"Currency\": \"EUR\", \"Cap\": \"1600\", \"CapCurrency\": \"USD\"}", opportunity))
                .isEmpty();
        assertThat(opportunity.currency()).isEqualTo(new CurrencyCode("EUR"));
        assertThat(opportunity.terms()).isEqualTo(new ContractTerms(Period.ALWAYS, Money.of("1600", "USD"), null));

        assertThat(apply("{\"Kind\": \"Monthly\", \"Markup\": 7.5}", line)).isEmpty();
        assertThat(line.billingMethod()).isEqualTo(BillingMethod.RECURRING);
        assertThat(line.markup()).isEqualTo(Rate.of("0.075"));

        assertThat(apply("{\"Role\": \"Lead\", \"Rate\": 96.125, \"Currency\": \"EUR\"}", assignment))
                .isEmpty();
        assertThat(assignment.role()).isEqualTo("Lead");
        assertThat(assignment.billRate()).isEqualTo(new UnitPrice(new BigDecimal("96.125"), new CurrencyCode("EUR")));

        assertThat(apply("{\"Date\": \"2026-08-31\", \"Hours\": 7.50, \"Billable\": \"Y\", \"Project\": 42}", time))
                .isEmpty();
        assertThat(time.workDate()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(time.hours()).isEqualTo(Quantity.of("7.5"));
        assertThat(time.billable()).isTrue();
        assertThat(time.project()).isEqualTo(new Ref<>("psa-emea", RecordType.PROJECT, "42"));
        assertThat(time.approval()).isEqualTo(Approval.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Name\": null}", "{\"Name\": \"\"}", "{\"name\": \"other field\"}"})
    void aFieldWithoutAValueStaysAsItIs(String raw) {
        customer.name("built in");

        assertThat(apply(raw, customer)).isEmpty();

        assertThat(customer.name()).isEqualTo("built in");
    }

    @Test
    void aDefaultStandsInForAnAbsentValueOnly() {
        apply("{\"Role\": null}", assignment);
        assertThat(assignment.role()).isEqualTo("Analyst");

        apply("{\"Role\": \"Lead\"}", assignment);
        assertThat(assignment.role()).isEqualTo("Lead");
    }

    /** Three answers: yes, no, and the source does not say. */
    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "null,"})
    void whatMayBeUnsaidIsFilledIfItIsSaid(String charged, @Nullable Boolean billable) {
        assertThat(apply("{\"Charged\": %s}".formatted(charged), assignment)).isEmpty();
        assertThat(assignment.billable()).isEqualTo(billable);
    }

    @Test
    void aPeriodCountsItsLastDayInAndMayBeOpen() {
        apply("{\"Start\": \"2026-03-02\", \"End\": \"2026-03-31\"}", opportunity);
        assertThat(opportunity.terms().term())
                .isEqualTo(Period.inclusive(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 31)));

        apply("{\"End\": \"2026-03-31\"}", opportunity);
        assertThat(opportunity.terms().term()).isEqualTo(new Period(null, LocalDate.of(2026, 4, 1)));
    }

    @Test
    void whatASmallRecordHasAlreadyIsKept() {
        Ref<RateCard> card = new Ref<>("psa", RecordType.RATE_CARD, "RC");
        opportunity.terms(new ContractTerms(Period.ALWAYS, null, card));

        apply("{\"Cap\": 12.5, \"CapCurrency\": \"EUR\"}", opportunity);

        assertThat(opportunity.terms()).isEqualTo(new ContractTerms(Period.ALWAYS, Money.of("12.50", "EUR"), card));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Kind": "Expense"} | COST_PLUS
            {"Kind": 7}         | RECURRING
            {"Kind": true}      | RECURRING
            {"Kind": "yes"}     | COST_PLUS
            """)
    void aMapTranslatesTextsNumbersAndBooleansAsTheyAreWritten(String raw, BillingMethod method) {
        assertThat(apply(raw, line)).isEmpty();
        assertThat(line.billingMethod()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            opportunity | {"Currency": "EURO"}                    | CURRENCY_UNKNOWN | Currency    | EURO       | currency   | is no currency of ISO 4217
            opportunity | {"Currency": "eur"}                     | CURRENCY_UNKNOWN | Currency    | eur        | currency   | is no currency of ISO 4217
            opportunity | {"Currency": 978}                       | TYPE             | Currency    | 978        | currency   | is a number, wanted is a currency such as EUR
            opportunity | {"Cap": 1, "CapCurrency": "XXX"}        | CURRENCY_UNKNOWN | CapCurrency | XXX        | terms.cap  | is no currency of ISO 4217
            opportunity | {"Cap": 1}                              | CURRENCY_UNKNOWN | CapCurrency |            | terms.cap  | CapCurrency is empty
            opportunity | {"Cap": 1.005, "CapCurrency": "EUR"}    | NUMBER_SCALE     | Cap         | 1.005      | terms.cap  | more than the 2 decimals of EUR
            opportunity | {"Cap": 0.5, "CapCurrency": "JPY"}      | NUMBER_SCALE     | Cap         | 0.5        | terms.cap  | more than the 0 decimals of JPY
            opportunity | {"Cap": 1e18, "CapCurrency": "EUR"}     | NUMBER_TOO_LARGE | Cap         | 1e18       | terms.cap  | more than 18 digits
            opportunity | {"Cap": 1e999999999, "CapCurrency": "EUR"} | NUMBER_TOO_LARGE | Cap      | 1e999999999 | terms.cap | more than 18 digits
            opportunity | {"Cap": 1e-999999999, "CapCurrency": "EUR"} | NUMBER_SCALE | Cap        | 1e-999999999 | terms.cap | more than 50 decimals
            opportunity | {"Cap": "12,50", "CapCurrency": "EUR"}  | TYPE             | Cap         | 12,50      | terms.cap  | is no number
            opportunity | {"Cap": true, "CapCurrency": "EUR"}     | TYPE             | Cap         | true       | terms.cap  | is a boolean, wanted is a number
            opportunity | {"Start": "02.03.2026"}                 | DATE             | Start       | 02.03.2026 | terms.term | is no date
            opportunity | {"End": "+999999999-12-31"}             | DATE             | End         | +999999999-12-31 | terms.term | is no date
            opportunity | {"End": "2026-02-30"}                   | DATE             | End         | 2026-02-30 | terms.term | is no date
            legal-entity | {"Country": "XX"}                      | COUNTRY_UNKNOWN  | Country     | XX         | country    | is no country of ISO 3166-1
            customer    | {"Name": {"first": "A"}}                | TYPE             | Name        | ``         | name       | is an object or a list, wanted is a text
            customer    | {"Name": false}                         | TYPE             | Name        | false      | name       | is a boolean
            contract-line | {"Kind": "Milestone"}                 | VALUE_UNMAPPED   | Kind        | Milestone  | billingMethod | is not in the map of 'billingMethod', which has [Expense, Monthly, 7, yes, true]
            contract-line | {"Kind": "expense"}                   | VALUE_UNMAPPED   | Kind        | expense    | billingMethod | is not in the map
            contract-line | {"Markup": 1.1234567}                 | NUMBER_SCALE     | Markup      | 1.1234567  | markup     | more than the decimals
            assignment  | {"Rate": -1, "Currency": "EUR"}         | VALUE_INVALID    | Rate        | -1         | billRate   | never negative
            time-entry  | {"Hours": "8h"}                         | TYPE             | Hours       | 8h         | hours      | is no number
            time-entry  | {"Hours": 0.1234567}                    | NUMBER_SCALE     | Hours       | 0.1234567  | hours      | more than the decimals
            time-entry  | {"Date": 20260831}                      | TYPE             | Date        | 20260831   | workDate   | is a number, wanted is a date
            time-entry  | {"Date": "2026-08-31T10:00:00Z"}        | DATE             | Date        | 2026-08-31T10:00:00Z | workDate | is no date
            time-entry  | {"Billable": "T"}                       | VALUE_UNMAPPED   | Billable    | T          | billable   | which has [Y, N]
            time-entry  | {"Project": ["P1"]}                     | TYPE             | Project     | ``         | project    | wanted is an id
            """)
    void whatCannotBeUsedIsAProblemWithRuleFieldValueAndRemedy(
            String type, String raw, String code, String field, String value, String rule, String what) {
        Object builder = builderOf(type);

        List<Problem> problems = apply(raw, builder);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(FailureKind.INVALID);
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.message())
                    .contains("acme/")
                    .contains("/" + type + "/" + rule + " (rules.yaml:")
                    .contains(what);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void allProblemsOfARecordAreReportedAndTheOtherFieldsAreFilled() {
        List<Problem> problems = apply(
                "{\"Currency\": \"EUR\", \"Start\": \"x\", \"End\": \"y\", \"Cap\": \"z\", \"CapCurrency\": \"?\"}",
                opportunity);

        assertThat(problems).extracting(Problem::field).containsExactly("Start", "End", "Cap", "CapCurrency");
        assertThat(opportunity.currency()).isEqualTo(new CurrencyCode("EUR"));
        assertThat(opportunity.terms()).isNull();
    }

    @Test
    void aLongValueIsShortenedInTheProblem() {
        List<Problem> problems = apply("{\"Currency\": \"%s\"}".formatted("x".repeat(10_000)), opportunity);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.value()).hasSize(201);
            assertThat(problem.message()).hasSizeLessThan(500);
        });
    }

    private Object builderOf(String type) {
        return switch (type) {
            case "customer" -> customer;
            case "legal-entity" -> legalEntity;
            case "opportunity" -> opportunity;
            case "contract-line" -> line;
            case "assignment" -> assignment;
            default -> time;
        };
    }

    private static List<Problem> apply(String raw, Object builder) {
        RecordType<?> type = RecordType.all().stream()
                .filter(each -> each.newBuilder().getClass() == builder.getClass())
                .findFirst()
                .orElseThrow();
        String system = RULES.types("crm").contains(type) ? "crm" : "psa";
        Draft<?> draft = Draft.of(new Ref<>(system, type, "1"), builder);
        return RULES.apply(system, draft, RawDocument.json(raw));
    }
}
