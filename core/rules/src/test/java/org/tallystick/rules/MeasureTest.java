package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/** Units and currencies other than the canonical field's, and parts of fields. */
class MeasureTest {

    private static final String FILE = """
            ruleset: acme
            units:
              day: { hour: 8 }
              hour: { minute: 60 }
            systems:
              psa:
                time-entry:
                  fields:
                    %s
              crm:
                opportunity:
                  fields:
                    %s
            """;
    private static final String CAP =
            "terms.cap: { money: { amount: Cap, currency: Cur, into: %s, on: Day, rates: ECB, rounding: HALF_UP } }";
    private static final String NOTHING = "{}";

    private final TimeEntryBuilder time = TimeEntryBuilder.builder();
    private final OpportunityBuilder opportunity = OpportunityBuilder.builder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            quantity: Q, from: day, to: hour                               | {"Q": 1.125}               | 9
            quantity: Q, from: minute, to: hour                            | {"Q": "90"}                | 1.5
            quantity: Q, from: minute, to: hour, scale: 2, rounding: UP    | {"Q": 50}                  | 0.84
            quantity: Q, from: minute, to: hour, scale: 2, rounding: DOWN  | {"Q": 50}                  | 0.83
            quantity: Q, unit: U, to: hour                                 | {"Q": 2, "U": "day"}       | 16
            quantity: Q, unit: U, to: hour                                 | {"Q": 2, "U": "hour"}      | 2
            quantity: Q, unit: U, to: hour                                 | {"Q": 30, "U": "minute"}   | 0.5
            """)
    void aQuantityComesInTheUnitOfTheField(String convert, String raw, String hours) {
        assertThat(applyTime("hours: { convert: { %s } }".formatted(convert), raw))
                .isEmpty();
        assertThat(time.hours()).isEqualTo(Quantity.of(hours));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            quantity: Q, from: minute, to: hour | {"Q": 50}               | NUMBER_SCALE | Q '50' has no end in the other unit
            quantity: Q, unit: U, to: hour      | {"Q": 1, "U": "week"}   | UNIT_UNKNOWN | U 'week' is no unit that the rule set can convert, which has [day, hour, minute]
            quantity: Q, unit: U, to: hour      | {"Q": 1}                | UNIT_UNKNOWN | U is empty
            quantity: Q, from: day, to: hour    | {"Q": "many"}           | TYPE         | Q 'many' is no number
            """)
    void aQuantityThatCannotBeConvertedIsRefused(String convert, String raw, String code, String message) {
        assertThat(applyTime("hours: { convert: { %s } }".formatted(convert), raw))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.message()).contains(message);
                });
        assertThat(time.hours()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-08-31, 920.00", "2026-09-01, 930.46", "2030-01-01, 930.46"})
    void anAmountIsExchangedAtTheNewestRateOfItsDayAndRoundedOnce(String day, String amount) {
        RuleSet rules = rules(NOTHING, CAP.formatted("EUR"))
                .withRates(List.of(
                        rate("USD", "EUR", "0.93045678", "2026-09-01", "ECB"),
                        rate("USD", "EUR", "0.92", "2026-08-01", "ECB"),
                        rate("USD", "EUR", "2", "2026-08-31", "BANK"),
                        rate("EUR", "USD", "3", "2026-08-31", "ECB")));

        assertThat(applyOpportunity(rules, "{\"Cap\": 1000.00, \"Cur\": \"USD\", \"Day\": \"%s\"}".formatted(day)))
                .isEmpty();
        assertThat(opportunity.terms().cap()).isEqualTo(Money.of(amount, "EUR"));
    }

    @Test
    void theMinorUnitOfTheOtherCurrencyIsKept() {
        RuleSet rules = rules(NOTHING, CAP.formatted("JPY"))
                .withRates(List.of(rate("USD", "JPY", "147.255", "2026-08-01", "ECB")));

        applyOpportunity(rules, "{\"Cap\": 10.00, \"Cur\": \"USD\", \"Day\": \"2026-08-01\"}");

        assertThat(opportunity.terms().cap()).isEqualTo(Money.of("1473", "JPY"));
    }

    @Test
    void anAmountInTheWantedCurrencyNeedsNoRate() {
        assertThat(applyOpportunity(rules(NOTHING, CAP.formatted("EUR")), "{\"Cap\": 10.00, \"Cur\": \"EUR\"}"))
                .isEmpty();
        assertThat(opportunity.terms().cap()).isEqualTo(Money.of("10.00", "EUR"));
    }

    @Test
    void aMissingRateNamesSourcePairAndDay() {
        RuleSet rules = rules(NOTHING, CAP.formatted("EUR"))
                .withRates(List.of(rate("USD", "EUR", "0.92", "2026-08-31", "ECB")));

        assertThat(applyOpportunity(rules, "{\"Cap\": 10.00, \"Cur\": \"USD\", \"Day\": \"2026-08-30\"}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("FX_RATE_MISSING");
                    assertThat(problem.message())
                            .endsWith("Cap '10.00' has no rate of 'ECB' from USD to EUR on or before 2026-08-30");
                });
    }

    @Test
    void otherRatesAreAnotherVersion() {
        RuleSet rules = rules(NOTHING, CAP.formatted("EUR"));
        FxRate first = rate("USD", "EUR", "0.92", "2026-08-31", "ECB");
        FxRate second = rate("USD", "EUR", "0.93", "2026-09-01", "ECB");

        String version = rules.withRates(List.of(first, second)).version();
        assertThat(version).matches("[0-9a-f]{64}").isNotEqualTo(rules.version());
        assertThat(rules.withRates(List.of(second, first)).version()).isEqualTo(version);
        assertThat(rules.withRates(List.of(first)).version()).isNotEqualTo(version);
    }

    @Test
    void twoRatesOfOneDayAreRefused() {
        List<FxRate> rates = List.of(
                rate("USD", "EUR", "0.92", "2026-08-31", "ECB"), rate("USD", "EUR", "0.93", "2026-08-31", "ECB"));
        RuleSet rules = rules(NOTHING, NOTHING);

        assertThatThrownBy(() -> rules.withRates(rates))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.92");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { split: F, with: '-', part: 1, of: 3 }  | 10-DE-X   | 10
            { split: F, with: '-', part: 3, of: 3 }  | 10-DE-X   | X
            { split: F, with: '::', part: 2, of: 2 } | a:b::c:d  | c:d
            { split: F, first: 2, last: 3 }        | xDEy      | DE
            { split: F, first: 3 }                 | xx😀tail  | 😀tail
            { join: [F, G], with: / }              | A         | A/g
            """)
    void aTextIsPutTogetherOrTakenApart(String copy, String field, String name) {
        assertThat(applyOpportunity(
                        rules(NOTHING, "name: { copy: %s }".formatted(copy)),
                        "{\"F\": \"%s\", \"G\": \"g\"}".formatted(field)))
                .isEmpty();
        assertThat(opportunity.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { split: F, with: '-', part: 1, of: 3 }  | 10-DE  | F '10-DE' has 2 parts with '-' between them, wanted are 3
            { split: F, first: 2, last: 3 }        | xD     | F 'xD' has 2 characters, wanted are 3
            { split: F, first: 3 }                 | xD     | F 'xD' has 2 characters, wanted are 3
            """)
    void aTextOfAnotherShapeIsRefused(String copy, String field, String message) {
        assertThat(applyOpportunity(
                        rules(NOTHING, "name: { copy: %s }".formatted(copy)), "{\"F\": \"%s\"}".formatted(field)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("SPLIT");
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void anObjectIsNoTextThatCanBeJoined() {
        RuleSet rules = rules(NOTHING, "name: { copy: { join: [F, G], with: / } }");

        assertThat(applyOpportunity(rules, "{\"F\": \"A\", \"G\": {\"code\": \"g\"}}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("TYPE");
                    assertThat(problem.field()).isEqualTo("G");
                });
        assertThat(opportunity.name()).isNull();
    }

    @Test
    void anEmptyPartIsNoValue() {
        opportunity.name("built in");

        applyOpportunity(rules(NOTHING, "name: { copy: { split: F, with: '-', part: 2, of: 2 } }"), "{\"F\": \"a-\"}");

        assertThat(opportunity.name()).isEqualTo("built in");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hours: { convert: { quantity: Q, to: hour } }                                    | The source's unit is said nowhere
            hours: { convert: { quantity: Q, from: day, unit: U, to: hour } }                | The source's unit is said twice
            hours: { convert: { quantity: Q, from: week, to: hour } }                        | How many hour are in one week is not declared
            hours: { convert: { quantity: Q, from: day, to: hour, scale: 2 } }               | 'rounding' is missing
            hours: { convert: { quantity: Q, from: day, to: hour, scale: 7, rounding: UP } } | '7' is no number from 0 to 6
            hours: { convert: { quantity: Q, from: day, to: hour, scale: 2, rounding: UNNECESSARY } } | 'UNNECESSARY' is no way of rounding
            workDate: { convert: { quantity: Q, from: day, to: hour } }                      | 'convert' does not make what 'workDate' holds
            role: { copy: { split: F, with: '-', part: 3, of: 2 } }                            | There is no part 3 of 2
            role: { copy: { split: F, with: '-', part: 0, of: 2 } }                            | '0' is no number from 1
            role: { copy: { split: F, with: '-', part: 1 } }                                   | 'of' is missing
            role: { copy: { split: F, first: 3, last: 2 } }                                  | 2 is before 3
            role: { copy: { split: F } }                                                     | 'first' is missing
            terms.cap: { money: { amount: A, currency: C, into: EUR, on: D, rates: ECB } }  | 'rounding' is missing
            terms.cap: { money: { amount: A, currency: C, into: XXX, on: D, rates: ECB, rounding: UP } } | 'XXX' is no currency
            terms.cap: { money: { amount: A, into: EUR, on: D, rates: ECB, rounding: UP } } | 'currency' is missing
            """)
    void aMistakeIsNamedWithItsPlace(String field, String what) {
        boolean isOpportunity = field.startsWith("terms");
        String file = FILE.formatted(isOpportunity ? NOTHING : field, isOpportunity ? field : NOTHING);

        assertThat(refused(file).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).contains(what);
            assertThat(fault.line()).isEqualTo(isOpportunity ? 13 : 9);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            units: { day: { hour: 0 } }                       | '0' is no number greater than zero
            units: { day: { hour: x } }                       | 'x' is no number greater than zero
            units: { day: { hour: 8 }, hour: { day: 0.125 } } | How many day are in one hour is said already
            units: { day: 8 }                                 | '8' stands here
            """)
    void aMistakeInTheUnitsIsNamed(String units, String what) {
        assertThat(refused("{ruleset: a, %s, systems: {}}".formatted(units)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).isEqualTo(what));
    }

    private List<Problem> applyTime(String field, String raw) {
        Draft<?> draft = Draft.of(new Ref<>("psa", RecordType.TIME_ENTRY, "1"), time);
        return rules(field, NOTHING).apply("psa", draft, RawDocument.json(raw));
    }

    private List<Problem> applyOpportunity(RuleSet rules, String raw) {
        Draft<?> draft = Draft.of(new Ref<>("crm", RecordType.OPPORTUNITY, "1"), opportunity);
        return rules.apply("crm", draft, RawDocument.json(raw));
    }

    private static RuleSet rules(String time, String opportunity) {
        return RuleSet.parse(FILE.formatted(time, opportunity), "rules.yaml");
    }

    private static RuleSetException refused(String yaml) {
        RuleSetException refused =
                catchThrowableOfType(RuleSetException.class, () -> RuleSet.parse(yaml, "rules.yaml"));
        assertThat(refused).as(yaml).isNotNull();
        return refused;
    }

    private static FxRate rate(String base, String quote, String rate, String day, String source) {
        return new FxRate(
                new CurrencyCode(base), new CurrencyCode(quote), new BigDecimal(rate), LocalDate.parse(day), source);
    }
}
