package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.ForecastBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/** Rules that are written, too (TRN-4). */
class RoundTripTest {

    private static final String FILE = """
            ruleset: acme
            lists:
              line:
                owner: finance-master-data
                values:
                  Data: [{ is: DA, until: 2026-07-01 }, { is: AI, from: 2026-07-01 }]
                  Audit: AUD
            units: { day: { hour: 8 } }
            systems:
              crm:
                opportunity:
                  fields:
                    name:                   { copy: Title__c }
                    customer:               { ref: Account__c, system: erp }
                    stage:                  { copy: Stage__c, map: { Won: CONTRACTED, Gone: LOST, New: OPEN } }
                    forecast.closeDate:     { copy: Close__c }
                    serviceLine:            { copy: Line__c, list: line, on: Close__c }
                    terms.cap:              { money: { amount: Cap__c, currency: Cur__c } }
                    terms.term:             { period: { first: Start__c, last: End__c } }
                    extensions.acme.region: { copy: { split: Place__c, with: /, part: 1, of: 2 } }
                    extensions.acme.site:   { copy: { split: Place__c, with: /, part: 2, of: 2 } }
                  writes: [name, customer, stage, serviceLine, forecast.closeDate, terms.cap, terms.term, extensions.acme.region, extensions.acme.site]
              psa:
                time-entry:
                  fields:
                    hours: { convert: { quantity: Days__c, from: day, to: hour, scale: 2, rounding: HALF_UP } }
                  writes: hours
                  loss: { hours: days have two decimals }
            """;

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    private final RuleSet rules = RuleSet.parse(FILE, "rules.yaml");

    @Property(tries = 300)
    void trn4_whatIsWrittenAndReadAgainIsTheSame(
            @ForAll String name,
            @ForAll OpportunityStage stage,
            @ForAll @IntRange(max = 1000) int day,
            @ForAll @BigRange(min = "0", max = "1000000") @Scale(2) BigDecimal cap,
            @ForAll String region) {
        LocalDate close = LocalDate.of(2025, 1, 1).plusDays(day);
        String line = close.isBefore(LocalDate.of(2026, 7, 1)) ? "DA" : "AI";
        Opportunity record = opportunity(name, close, line, region.replace("/", ""), new Money(cap, EUR))
                .stage(stage)
                .build();

        assertThat(rules.write("crm", record, RemoteIds.NONE).problems()).isEmpty();
        assertThat(rules.roundTrip("crm", record, RemoteIds.NONE)).isEmpty();
    }

    @Property(tries = 300)
    void trn4_termsComeBackWhicheverOfTheirDaysComesFirst(
            @ForAll @IntRange(max = 100) int first, @ForAll @IntRange(max = 100) int last) {
        LocalDate start = LocalDate.of(2026, 1, 1);
        Opportunity record = OpportunityBuilder.builder(filled())
                .terms(new ContractTerms(
                        Period.inclusive(start.plusDays(first), start.plusDays(last)),
                        Money.of("1600.00", "EUR"),
                        null))
                .build();

        assertThat(rules.write("crm", record, RemoteIds.NONE).fields())
                .containsEntry("Start__c", start.plusDays(first).toString())
                .containsEntry("End__c", start.plusDays(last).toString());
        assertThat(rules.roundTrip("crm", record, RemoteIds.NONE)).isEmpty();
    }

    @Test
    void aRecordIsWrittenInTheFormsOfItsSource() {
        Opportunity record = filled();

        WrittenFields written = rules.write("crm", record, RemoteIds.NONE);

        assertThat(written.problems()).isEmpty();
        assertThat(written.fields().toString())
                .isEqualTo(
                        "{Account__c=C1, Cap__c=1600.00, Close__c=2026-08-31, Cur__c=EUR, End__c=null, Line__c=Data, "
                                + "Place__c=EMEA/Berlin, Stage__c=Won, Start__c=null, Title__c=Audit 2026}");
        assertThat(rules.roundTrip("crm", record, RemoteIds.NONE)).isEmpty();
        assertThat(rules.writtenFields("crm", RecordType.OPPORTUNITY)).contains("Place__c", "Cur__c", "Line__c");
    }

    @Test
    void whatIsWrittenGivesTheSameRecordThroughTheReadersOwnDoor() {
        OpportunityBuilder again = OpportunityBuilder.builder().header(filled().header());

        List<Problem> problems = rules.apply(
                "crm", Draft.of(new Ref<>("crm", RecordType.OPPORTUNITY, "1"), again), RawDocument.json("""
                        {"Title__c": "Audit 2026", "Account__c": "C1", "Stage__c": "Won", "Close__c": "2026-08-31", "Line__c": "Data",
                         "Cap__c": 1600.00, "Cur__c": "EUR", "Place__c": "EMEA/Berlin"}"""));

        assertThat(problems).isEmpty();
        assertThat(again.build()).isEqualTo(filled());
    }

    @Test
    void theOtherSystemsIdOfARecordIsLookedUp() {
        Opportunity record = OpportunityBuilder.builder(filled())
                .customer(new Ref<>("psa", RecordType.CUSTOMER, "77"))
                .build();

        assertThat(rules.write("crm", record, (ref, system) -> Optional.of(system + "-" + ref.id()))
                        .fields()
                        .get("Account__c"))
                .isEqualTo("erp-77");
        assertThat(rules.write("crm", record, RemoteIds.NONE).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("REFERENCE_UNKNOWN");
                    assertThat(problem.field()).isEqualTo("customer");
                    assertThat(problem.message()).endsWith("has no id in erp");
                });
    }

    @Test
    void trn2_aValueWithoutACodeOnThatDayIsAnExceptionOfTheOwner() {
        Opportunity record =
                OpportunityBuilder.builder(filled()).serviceLine("DA").build();

        assertThat(rules.write("crm", record, RemoteIds.NONE).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("VALUE_UNMAPPED");
                    assertThat(problem.owner()).isEqualTo("finance-master-data");
                    assertThat(problem.message())
                            .endsWith(
                                    "serviceLine 'DA' is what no code stands for in the list 'line' on 2026-08-31, which finance-master-data keeps");
                });
    }

    @Test
    void aPartThatContainsWhatSeparatesIsRefused() {
        Opportunity record = OpportunityBuilder.builder(filled())
                .header(filled().header().withExtension("acme.site", "a/b"))
                .build();

        assertThat(rules.write("crm", record, RemoteIds.NONE).problems())
                .extracting(Problem::code)
                .containsExactly("SPLIT");
    }

    @Test
    void trn4_aLossIsListedAndMustBe() {
        RuleSetException undeclared = refused(FILE.replace("loss: { hours: days have two decimals }", ""));

        assertThat(rules.losses("psa", RecordType.TIME_ENTRY)).isEqualTo(Map.of("hours", "days have two decimals"));
        assertThat(undeclared.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).isEqualTo("'hours' does not come back as it went: it is rounded to 2 decimals");
            assertThat(fault.remedy()).isEqualTo("Declare it: loss: { hours: WHY }, or change the rule");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: { constant: A }                                              | The rule for 'name' cannot be written: a constant stands in no field
            name: { copy: N, default: A }                                      | 'default' hides that there is no value
            name: { copy: N, when: { present: M } }                            | 'when' looks at what the source says
            name: { copy: N, map: { A: B }, otherwise: C }                     | 'otherwise' stands for more than one code
            name: { copy: N, map: { A: B, C: B } }                             | in the map of 'name' both 'A' and 'C' stand for B
            name: { copy: { join: [A, B] } }                                   | nothing stands between the joined fields
            name: { copy: { split: A, first: 1 } }                             | a part by its position does not say the rest
            name: { copy: { split: A, with: /, part: 1, of: 2 } }              | A has 2 parts, and of them are written [name]
            terms.term: { period: { first: A } }                               | 'terms.term' does not come back as it went: only one bound
            terms.cap: { money: { amount: A, currency: C, into: EUR, on: D, rates: ECB, rounding: UP } } | an amount that was exchanged
            name: { copy: N, list: line, on: Close__c }                        | The day in Close__c decides the code of 'name', and is not written
            """)
    void aRuleThatCannotBeWrittenIsRefusedWithTheReason(String rule, String what) {
        String field = rule.substring(0, rule.indexOf(':'));
        RuleSetException refused = refused("""
                ruleset: acme
                lists: { line: { owner: o, values: { Data: [{ is: DA, until: 2026-07-01 }] } } }
                systems:
                  crm:
                    opportunity:
                      fields: { %s }
                      writes: [%s]
                """.formatted(rule, field));

        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).contains(what);
            assertThat(fault.line()).isEqualTo(7);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            writes: [nmae]                          | 'nmae' has no rule that could be written
            writes: [name, name]                    | 'name' is there twice
            writes: [name, region]                  | N is written by [name, region]
            `writes: [name], loss: { region: x }`   | 'region' is not written, so nothing of it is lost
            """)
    void aMistakeInWhatIsWrittenIsNamed(String writes, String what) {
        assertThat(refused("""
                {ruleset: acme, systems: {crm: {opportunity: {
                  fields: {name: {copy: N}, region: {copy: N}}, %s}}}}
                """.replace("region", "serviceLine").formatted(writes.replace("region", "serviceLine")))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).isEqualTo(what.replace("region", "serviceLine")));
    }

    @Test
    void aCustomObjectThatIsWrittenHasAKey() {
        String frame = "{ruleset: a, systems: {crm: {customer: {%s fields: {name: {copy: N}}%s}}}}";

        assertThat(RuleSet.parse(frame.formatted("object: O, key: K,", ", writes: name"), "rules.yaml")
                        .customObject("crm", RecordType.CUSTOMER))
                .contains(new CustomObject("O", "K", Set.of("N")));
        assertThat(RuleSet.parse(frame.formatted("object: O,", ""), "rules.yaml")
                        .customObject("crm", RecordType.CUSTOMER))
                .isEmpty();
        assertThat(refused(frame.formatted("object: O,", ", writes: name")).faults())
                .extracting(RuleSetException.Fault::what)
                .containsExactly("A custom object is written, and 'key' is missing");
        assertThat(refused(frame.formatted("object: O, key: K,", "")).faults())
                .extracting(RuleSetException.Fault::what)
                .containsExactly("'key' is for a custom object that is written");
        assertThat(refused(frame.formatted("key: K,", ", writes: name")).faults())
                .extracting(RuleSetException.Fault::what)
                .containsExactly("'key' is for a custom object that is written");
    }

    @ParameterizedTest
    @CsvSource({"extensions.region", "extensions..x", "extensions.acme.", "extensions.custom-field.X"})
    void anExtensionHasANamespaceOfTheHost(String path) {
        assertThat(refused("{ruleset: a, systems: {crm: {customer: {fields: {%s: {copy: A}}}}}}".formatted(path))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy()).endsWith("and extensions.NAMESPACE.NAME"));
    }

    private static Opportunity filled() {
        return opportunity("Audit 2026", LocalDate.of(2026, 8, 31), "AI", "EMEA", Money.of("1600", "EUR"))
                .stage(OpportunityStage.CONTRACTED)
                .build();
    }

    private static OpportunityBuilder opportunity(String name, LocalDate close, String line, String region, Money cap) {
        return OpportunityBuilder.builder()
                .header(Header.of(new Ref<>("crm", RecordType.OPPORTUNITY, "1"))
                        .withExtension("acme.region", region)
                        .withExtension("acme.site", "Berlin"))
                .name(name)
                .customer(new Ref<>("erp", RecordType.CUSTOMER, "C1"))
                .serviceLine(line)
                .forecast(ForecastBuilder.builder().closeDate(close).build())
                .terms(new ContractTerms(Period.ALWAYS, cap, null));
    }

    private static RuleSetException refused(String yaml) {
        RuleSetException refused =
                catchThrowableOfType(RuleSetException.class, () -> RuleSet.parse(yaml, "rules.yaml"));
        assertThat(refused).as(yaml).isNotNull();
        return refused;
    }
}
