package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.FieldExplanation.Outcome;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;

/** When a rule applies. */
class ConditionTest {

    private static final String ROW =
            "{\"Name\": \"new\", \"kind\": \"CAP\", \"count\": 3, \"open\": true, \"empty\": \"\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { eq: { kind: CAP } }                                         | true
            { eq: { kind: cap } }                                         | false
            { eq: { kind: CAP, count: 3 } }                               | true
            { eq: { kind: CAP, count: 4 } }                               | false
            { eq: { open: true } }                                        | true
            { eq: { absent: CAP } }                                       | false
            { in: { kind: [RATE, CAP] } }                                 | true
            { in: { kind: [RATE] } }                                      | false
            { present: kind }                                             | true
            { present: empty }                                            | false
            { not: { present: empty } }                                   | true
            { not: { eq: { kind: CAP } } }                                | false
            { all: [ { present: kind }, { eq: { count: 3 } } ] }          | true
            { all: [ { present: kind }, { eq: { count: 4 } } ] }          | false
            { any: [ { present: empty }, { eq: { count: 3 } } ] }         | true
            { any: [ { present: empty }, { not: { present: kind } } ] }   | false
            """)
    void aRuleAppliesWhereItsConditionHolds(String condition, boolean holds) {
        assertThat(name(condition)).isEqualTo(holds ? "new" : "built in");
    }

    /** What is inside of it is not compared, so nobody knows whether the rule applies. */
    @ParameterizedTest
    @ValueSource(strings = {"{ eq: { place: DE } }", "{ not: { eq: { place: DE } } }", "{ in: { list: [DE] } }"})
    void anObjectOrAListIsNotCompared(String condition) {
        CustomerBuilder customer = CustomerBuilder.builder().name("built in");
        RawDocument raw = RawDocument.json("{\"Name\": \"new\", \"place\": {\"country\": \"DE\"}, \"list\": [\"DE\"]}");
        Draft<Customer> draft = Draft.of(new Ref<>("crm", RecordType.CUSTOMER, "1"), customer);

        assertThat(rules(condition).apply("crm", draft, raw)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TYPE");
            assertThat(problem.message())
                    .contains("r/crm/customer/name (r:1)", "is an object or a list, wanted is a text");
        });
        assertThat(customer.name()).isEqualTo("built in");
        assertThat(rules(condition).explain("crm", draft, raw))
                .extracting(FieldExplanation::outcome)
                .containsExactly(Outcome.REFUSED);
    }

    @Test
    void theFieldsOfAConditionAreReadAlong() {
        assertThat(rules("{ any: [ { present: a }, { not: { eq: { b: c } } } ] }")
                        .sourceSpec("crm", RecordType.CUSTOMER)
                        .fields())
                .containsExactlyInAnyOrder("Name", "a", "b");
    }

    private static String name(String condition) {
        CustomerBuilder customer = CustomerBuilder.builder().name("built in");
        Ref<Customer> ref = new Ref<>("crm", RecordType.CUSTOMER, "1");
        assertThat(rules(condition).apply("crm", Draft.of(ref, customer), RawDocument.json(ROW)))
                .isEmpty();
        return customer.name();
    }

    private static RuleSet rules(String condition) {
        return RuleSet.parse(
                "{ruleset: r, systems: {crm: {customer: {fields: {name: {copy: Name, when: %s}}}}}}"
                        .formatted(condition),
                "r");
    }
}
