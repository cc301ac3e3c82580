package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.rules.RuleSetException.Fault;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/** Code lists with days (TRN-2). */
class CodeListTest {

    private static final String LISTS = """
            ruleset: acme
            lists:
              service-line:
                owner: finance-master-data
                values:
                  Audit: AUD
                  Data:
                    - { is: DA, until: 2026-07-01 }
                    - { is: AI, from: 2026-07-01, until: 2027-01-01 }
              stage:
                owner: sales-operations
                values: { Won: CONTRACTED, Gone: LOST }
            systems:
              crm:
                opportunity:
                  fields:
                    %s
            """;
    private static final String DATED = "serviceLine: { copy: Line__c, list: service-line, on: CloseDate }";

    private final OpportunityBuilder opportunity = OpportunityBuilder.builder();

    @ParameterizedTest
    @CsvSource({
        "Audit, 1999-01-01, AUD",
        "Data, 1999-01-01, DA",
        "Data, 2026-06-30, DA",
        "Data, 2026-07-01, AI",
        "Data, 2026-12-31, AI"
    })
    void trn2_theDayDecidesWhatACodeStandsFor(String code, String day, String value) {
        assertThat(apply(DATED, "{\"Line__c\": \"%s\", \"CloseDate\": \"%s\"}".formatted(code, day)))
                .isEmpty();
        assertThat(opportunity.serviceLine()).isEqualTo(value);
    }

    @Test
    void trn2_aCodeWithoutAMappingNamesListValueDayAndOwner() {
        List<Problem> problems = apply(DATED, "{\"Line__c\": \"Tax\", \"CloseDate\": \"2026-08-31\"}");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("VALUE_UNMAPPED");
            assertThat(problem.field()).isEqualTo("Line__c");
            assertThat(problem.value()).isEqualTo("Tax");
            assertThat(problem.owner()).isEqualTo("finance-master-data");
            assertThat(problem.message())
                    .endsWith(
                            "Line__c 'Tax' is not in the list 'service-line' on 2026-08-31, which finance-master-data keeps");
            assertThat(problem.remedy()).startsWith("Ask finance-master-data to add it to the list 'service-line'");
        });
        assertThat(opportunity.serviceLine()).isNull();
    }

    @Test
    void aCodeThatIsNoLongerInForceHasNoMapping() {
        assertThat(apply(DATED, "{\"Line__c\": \"Data\", \"CloseDate\": \"2027-01-01\"}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("'Data' is not in force in the list 'service-line' on 2027-01-01"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Line__c": "Data"}                             | CloseDate is empty
            {"Line__c": "Data", "CloseDate": "31.08.2026"}  | CloseDate '31.08.2026' is no date
            """)
    void withoutTheDayNothingIsGuessed(String raw, String message) {
        assertThat(apply(DATED, raw)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("DATE");
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void aListWithoutDaysNeedsNoneAndServesAnyTypeOfField() {
        assertThat(apply("stage: { copy: StageName, list: stage }", "{\"StageName\": \"Won\"}"))
                .isEmpty();
        assertThat(opportunity.stage()).isEqualTo(OpportunityStage.CONTRACTED);
    }

    @Test
    void theDayIsReadAlong() {
        assertThat(rules(DATED).sourceSpec("crm", RecordType.OPPORTUNITY).fields())
                .containsExactlyInAnyOrder("Line__c", "CloseDate");
    }

    @Test
    void allMistakesOfListsAreReportedTogetherWithTheirPlaces() {
        RuleSetException refused = refused("""
                ruleset: acme
                lists:
                  line:
                    owner: finance
                    values:
                      A: [{ is: X, until: 2026-07-01 }, { is: Y, from: 2026-06-30 }]
                      B: [{ is: X, from: 2026-07-01, until: 2026-07-01 }]
                      C: [{ is: X, from: July }]
                      D: []
                      E: { was: X }
                  stage:
                    values: { Won: WON }
                  other:
                    owner: finance
                    values: { Won: WON }
                systems:
                  crm:
                    opportunity:
                      fields:
                        serviceLine: { copy: L, list: lines }
                        name: { copy: L, list: line }
                        stage: { copy: S, list: other, on: D }
                        legalEntity: { copy: S, on: D }
                        currency: { copy: S, list: stage, map: { A: B } }
                """);

        assertThat(refused.faults())
                .extracting(Fault::line, Fault::what)
                .containsExactly(
                        tuple(6, "'A' stands for both 'X' and 'Y' on some day"),
                        tuple(7, "From 2026-07-01 until 2026-07-01 is no day"),
                        tuple(8, "'July' is no date such as 2026-08-31"),
                        tuple(9, "'D' has no value"),
                        tuple(10, "'is' is missing"),
                        tuple(10, "'was' is not known here"),
                        tuple(12, "'owner' is missing"),
                        tuple(15, refused.faults().get(7).what()),
                        tuple(20, "There is no list 'lines'"),
                        tuple(21, "Values of the list 'line' have days, and the rule names none"),
                        tuple(22, "No value of the list 'other' has days"),
                        tuple(23, "'on' stands without a list"),
                        tuple(24, "The rule has a map and a list"));
        assertThat(refused.faults().get(7).what()).startsWith("'WON' is none of [");
    }

    private List<Problem> apply(String field, String raw) {
        Draft<?> draft = Draft.of(new Ref<>("crm", RecordType.OPPORTUNITY, "1"), opportunity);
        return rules(field).apply("crm", draft, RawDocument.json(raw));
    }

    private static RuleSet rules(String field) {
        return RuleSet.parse(LISTS.formatted(field), "rules.yaml");
    }

    private static RuleSetException refused(String yaml) {
        RuleSetException refused =
                catchThrowableOfType(RuleSetException.class, () -> RuleSet.parse(yaml, "rules.yaml"));
        assertThat(refused).isNotNull();
        return refused;
    }
}
