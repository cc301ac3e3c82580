package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

class RawDocumentTest {

    private static final RuleSet RULES =
            RuleSet.parse("{ruleset: acme, systems: {crm: {customer: {fields: {name: {copy: Name}}}}}}", "rules.yaml");

    private final CustomerBuilder customer = CustomerBuilder.builder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"Name\": \"A\"",
                "{\"Name\": \"A",
                "{\"Name\": \"A\"} {}",
                "{\"Name\": \"A\", \"Name\": \"B\"}",
                "{'Name': 1}",
                "{\"Name\": NaN}"
            })
    void aDocumentThatIsNoObjectIsOneProblem(String raw) {
        assertThat(apply(RawDocument.json(raw))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("DOCUMENT_MALFORMED");
            assertThat(problem.message()).startsWith("Rules acme/crm/customer: the document ");
            assertThat(problem.remedy()).isNotBlank();
        });
        assertThat(customer.name()).isNull();
    }

    @Test
    void aDocumentThatIsNoJsonIsOneProblem() {
        assertThat(apply(new RawDocument("text/csv", "Name\nA")))
                .extracting(Problem::code)
                .containsExactly("DOCUMENT_NOT_JSON");
    }

    @Test
    void fieldsInsideOtherFieldsAreNotMeant() {
        apply(RawDocument.json("{\"Owner\": {\"Name\": \"B\"}, \"Name\": \"A\", \"List\": [{\"Name\": \"C\"}]}"));

        assertThat(customer.name()).isEqualTo("A");
    }

    @Test
    void documentsBeyondTheLimitsAreRefused() {
        assertRefused("{\"Name\": %s}".formatted("[".repeat(32) + "]".repeat(32)), "depth");
        assertRefused("{\"Other\": %s}".formatted("[".repeat(32) + "]".repeat(32)), "depth");
        assertRefused("{\"Name\": \"%s\"}".formatted("x".repeat(131_073)), "String");
        assertRefused("{\"Name\": %s}".formatted("1".repeat(101)), "Number");
        assertRefused("{\"%s\": 1}".formatted("n".repeat(513)), "Name");
        assertRefused("{}" + " ".repeat(33_554_431), "has 33554433 characters");
    }

    @Test
    void documentsWithinTheLimitsAreRead() {
        assertThat(apply(RawDocument.json("{\"Other\": %s}".formatted("[".repeat(31) + "]".repeat(31)))))
                .isEmpty();
        assertThat(apply(RawDocument.json("{\"Name\": \"%s\"}".formatted("x".repeat(131_072)))))
                .isEmpty();
        assertThat(customer.name()).hasSize(131_072);
    }

    @Property
    void nothingEscapesButProblems(@ForAll String raw) {
        assertThat(apply(RawDocument.json(raw)))
                .allSatisfy(problem -> assertThat(problem.code()).isNotBlank());
        assertThat(apply(RawDocument.json("{\"Name\":" + raw + "}")))
                .allSatisfy(problem -> assertThat(problem.code()).isNotBlank());
    }

    private void assertRefused(String raw, String reason) {
        assertThat(apply(RawDocument.json(raw))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("DOCUMENT_MALFORMED");
            assertThat(problem.message()).contains(reason);
        });
    }

    private List<Problem> apply(RawDocument raw) {
        return RULES.apply("crm", Draft.of(new Ref<>("crm", RecordType.CUSTOMER, "1"), customer), raw);
    }
}
