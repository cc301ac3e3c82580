package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.rules.FieldExplanation.Outcome;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;

/** Where each value comes from (TRN-5), and what another rule set would change (TRN-8). */
class ExplainTest {

    private static final String RULES = """
            ruleset: acme
            systems:
              crm:
                opportunity:
                  fields:
                    serviceLine: { copy: Line__c, map: { A: 'audit, tax', B: advisory } }
                    terms.cap:   { money: { amount: Cap__c, currency: Cur__c } }
                    terms.term:  { period: { first: Start__c, last: End__c } }
                    name:        { copy: Title__c, when: { eq: { Kind__c: new } } }
            """;
    private static final RawDocument RAW = RawDocument.json(
            "{\"Line__c\":\"A\",\"Cap__c\":1000.50,\"Cur__c\":\"EUR\",\"Kind__c\":\"old\",\"Other\":\"x\"}");
    private static final RawDocument ODD =
            RawDocument.json("{\"Line__c\":\"C\",\"Kind__c\":\"new\",\"Title__c\":\"T\"}");

    private final RuleSet rules = RuleSet.parse(RULES, "rules.yaml");

    private static Draft<?> draft() {
        return Draft.of(new Ref<>("crm", RecordType.OPPORTUNITY, "1"), OpportunityBuilder.builder());
    }

    @Test
    void trn5_eachFieldIsExplainedByItsRuleItsVersionAndItsInputs() {
        Draft<?> draft = draft();

        List<FieldExplanation> explained = rules.explain("crm", draft, RAW);

        assertThat(explained)
                .extracting(FieldExplanation::field, FieldExplanation::outcome, FieldExplanation::result)
                .containsExactly(
                        tuple("serviceLine", Outcome.FILLED, "audit, tax"),
                        tuple("terms.cap", Outcome.FILLED, Money.of("1000.50", "EUR")),
                        tuple("terms.term", Outcome.NO_VALUE, null),
                        tuple("name", Outcome.NOT_APPLIED, null));
        assertThat(explained.get(1))
                .isEqualTo(new FieldExplanation(
                        "terms.cap",
                        "acme/crm/opportunity/terms.cap",
                        "rules.yaml:7",
                        "{ money: { amount: Cap__c, currency: Cur__c } }",
                        rules.version(),
                        new TreeMap<>(Map.of("Cap__c", "1000.50", "Cur__c", "EUR")),
                        Outcome.FILLED,
                        Money.of("1000.50", "EUR"),
                        List.of()));
        assertThat(explained.get(0).text()).isEqualTo("{ copy: Line__c, map: { A: 'audit, tax', B: advisory } }");
        assertThat(((OpportunityBuilder) draft.builder()).serviceLine()).isNull();
    }

    /** What is explained is what is done. */
    @Test
    void trn5_theExplanationReproducesWhatIsApplied() {
        Draft<?> draft = draft();
        rules.apply("crm", draft, RAW);

        OpportunityBuilder filled = (OpportunityBuilder) draft.builder();

        assertThat(filled.serviceLine())
                .isEqualTo(rules.explain("crm", draft, RAW).get(0).result());
        assertThat(filled.terms().cap())
                .isEqualTo(rules.explain("crm", draft, RAW).get(1).result());
    }

    @Test
    void trn5_whatIsRefusedIsExplainedWithItsProblem() {
        assertThat(rules.explain("crm", draft(), ODD).get(0)).satisfies(refused -> {
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(refused.problems()).isEqualTo(rules.apply("crm", draft(), ODD));
        });
        assertThat(rules.explain("crm", draft(), RawDocument.json("[")))
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo("DOCUMENT_MALFORMED")));
    }

    @Test
    void trn8_equalRulesChangeNothingWhateverTheirWording() {
        RuleSet reworded = RuleSet.parse(
                RULES.replace("{ A: 'audit, tax', B: advisory }", "{ B: advisory, A: \"audit, tax\", Z: z }"),
                "new.yaml");

        assertThat(rules.diff(rules, inputs())).isEmpty();
        assertThat(rules.diff(reworded, inputs())).isEmpty();
    }

    @Test
    void trn8_aChangeOfOneFieldIsToldExactly() {
        RuleSet changed =
                RuleSet.parse(RULES.replace("'audit, tax'", "audit").replace("B: advisory", "C: other"), "new.yaml");

        assertThat(rules.diff(changed, inputs()))
                .containsExactly(
                        new RuleSetDifference(
                                "crm", RecordType.OPPORTUNITY, "1", "serviceLine", "'audit, tax'", "'audit'"),
                        new RuleSetDifference(
                                "crm", RecordType.OPPORTUNITY, "2", "serviceLine", "[VALUE_UNMAPPED]", "'other'"));
    }

    @Test
    void trn8_aRuleThatComesOrGoesIsADifference() {
        RuleSet less = RuleSet.parse(
                RULES.replace("        name:        { copy: Title__c, when: { eq: { Kind__c: new } } }\n", ""),
                "new.yaml");

        assertThat(rules.diff(less, inputs()))
                .extracting(RuleSetDifference::toString)
                .containsExactly(
                        "crm/opportunity/1: name was not applied, would be no rule",
                        "crm/opportunity/2: name was 'T', would be no rule");
        assertThat(less.diff(rules, inputs())).hasSize(2);
    }

    private static List<StoredInput> inputs() {
        return List.of(
                new StoredInput("crm", RecordType.OPPORTUNITY, "1", RAW),
                new StoredInput("crm", RecordType.OPPORTUNITY, "2", ODD),
                new StoredInput("psa", RecordType.OPPORTUNITY, "3", RAW));
    }
}
