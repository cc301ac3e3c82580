package org.tallystick.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSet;
import org.tallystick.rules.RuleSetException;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;

/** Whatever stands in a document, it fills a field or is a problem: one document stops no page. */
class OddValuesTest {

    private static final List<String> FORMS = List.of(
            "{ copy: A }",
            "{ ref: A, system: crm }",
            "{ percent: A }",
            "{ money: { amount: A, currency: B } }",
            "{ money: { amount: A } }",
            "{ price: { amount: A, currency: B } }",
            "{ period: { first: A, last: B } }",
            "{ convert: { quantity: A, from: day, to: hour } }",
            "{ convert: { quantity: A, unit: B, to: hour, scale: 2, rounding: DOWN } }",
            "{ copy: { join: [A, B], with: ' ' } }",
            "{ copy: { split: A, with: ' ', part: 2, of: 2 } }",
            "{ copy: { split: A, first: 2 } }");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e17",
            "1e-12",
            "123456789012345678.123456789012",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a/b\"",
            "\"EUR\"",
            "\"DE\"",
            "\"day\"",
            "\"2026-08-31\"",
            "\"0000-01-01\"",
            "\"9999-12-31\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2026-08-31T22:00:00.000+0000\"",
            "\"%s\"".formatted("x".repeat(5000)),
            "{\"A\": 1}",
            "[]",
            "[\"2026-08-31\"]");

    private static final List<String> BESIDE =
            List.of("null", "\"EUR\"", "\"day\"", "\"9999-12-31\"", "\"+999999999-12-31\"", "{}");

    static Stream<RecordType<?>> types() {
        return RecordType.all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void nothingEscapesButProblems(RecordType<?> type) {
        List<String> fields = new ArrayList<>(Targets.of(type).keySet());
        fields.add("extensions.acme.odd");
        for (String field : fields) {
            List<RuleSet> rules =
                    FORMS.stream().flatMap(form -> rules(type, field, form)).toList();
            assertThat(rules).as(field).isNotEmpty();
            rules.forEach(each -> VALUES.forEach(a -> BESIDE.forEach(b -> apply(each, type, a, b))));
        }
    }

    private static void apply(RuleSet rules, RecordType<?> type, String a, String b) {
        Ref<?> ref = new Ref<>("crm", type, "1");
        Draft<?> draft = Draft.of(ref, type.newBuilder(Header.of(ref)));

        assertThat(rules.apply("crm", draft, RawDocument.json("{\"A\": %s, \"B\": %s}".formatted(a, b))))
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    /** None if the form does not make what the field holds. */
    private static Stream<RuleSet> rules(RecordType<?> type, String field, String form) {
        try {
            return Stream.of(RuleSet.parse(
                    "{ruleset: a, units: {day: {hour: 8}}, systems: {crm: {%s: {fields: {%s: %s}}}}}"
                            .formatted(type, field, form),
                    "rules.yaml"));
        } catch (RuleSetException e) {
            return Stream.of();
        }
    }
}
