package org.tallystick.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema says of a file's form what the reader says. */
class RuleSetSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(published());

    private static final String FRAME = """
            ruleset: acme
            lists: { line: { owner: finance, values: { A: X, B: [{ is: Y, until: 2026-07-01 }, { is: Z, from: 2026-07-01 }] } } }
            units: { day: { hour: 8 } }
            systems: { crm: { opportunity: { fields: { %s } }, time-entry: { fields: { %s } } } }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: { copy: A }",
                "name: { copy: A, default: B, when: { eq: { C: [D, E] } } }",
                "name: { copy: { join: [A, B], with: / }, map: { C: D }, otherwise: E }",
                "name: { copy: { split: A, with: /, part: 1, of: 2 } }",
                "name: { copy: { split: A, first: 1, last: 2 } }",
                "serviceLine: { copy: A, list: line, on: D }",
                "stage: { constant: LOST }",
                "customer: { ref: A, system: erp }",
                "forecast.probability: { percent: A }",
                "terms.cap: { money: { amount: A } }",
                "terms.cap: { money: { amount: A, currency: B, into: EUR, on: C, rates: ECB, rounding: HALF_UP } }",
                "terms.term: { period: { last: A } }",
                "extensions.acme.region: { copy: A, when: { any: [{ present: B }, { not: { in: { C: D } } }] } }"
            })
    void whatIsReadIsValid(String rule) {
        String yaml = FRAME.formatted(rule, "hours: { convert: { quantity: A, unit: B, to: hour } }");

        RuleSet.parse(yaml, "rules.yaml");
        assertThat(faults(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: { }",
                "name: { copy: }",
                "name: { copy: A, constant: B }",
                "name: { copi: A }",
                "name: { copy: A, otherwise: B }",
                "name: { copy: A, on: B }",
                "name: { copy: A, map: { B: C }, list: line }",
                "name: { copy: { join: [A] } }",
                "name: { copy: { split: A, with: /, part: 1 } }",
                "name: { copy: { split: A, with: /, part: 0, of: 2 } }",
                "name: { copy: { split: A } }",
                "customer: { ref: A }",
                "terms.cap: { money: { currency: B } }",
                "terms.cap: { money: { amount: A, currency: B, into: EUR } }",
                "terms.cap: { money: { amount: A, currency: B, rates: ECB } }",
                "terms.term: { period: { } }",
                "name: { copy: A, when: { } }",
                "name: { copy: A, when: { all: [] } }"
            })
    void aFormThatIsNotReadIsInvalid(String rule) {
        String yaml = FRAME.formatted(rule, "");

        assertThatThrownBy(() -> RuleSet.parse(yaml, "rules.yaml")).isInstanceOf(RuleSetException.class);
        assertThat(faults(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quote-to-cash", "managed-services"})
    void theExamplesAreValid(String example) throws IOException {
        String yaml = Files.readString(Path.of("../../examples/%s/config/rules.yaml".formatted(example)), UTF_8);

        assertThat(faults(yaml)).isEmpty();
    }

    @Test
    void theDocumentationsExampleIsReadAndValid() throws IOException {
        String page = Files.readString(Path.of("../../docs/rule-sets.md"), UTF_8);
        String yaml = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("```", page.indexOf("```yaml\n") + 8));

        assertThat(RuleSet.parse(yaml, "rules.yaml").systems()).containsExactly("crm", "psa");
        assertThat(faults(yaml)).isEmpty();
    }

    private static List<String> faults(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    private static String published() {
        try (InputStream in = RuleSet.class.getResourceAsStream("/META-INF/tallystick/schema/rule-set.json")) {
            return new String(requireNonNull(in, "the published schema").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
