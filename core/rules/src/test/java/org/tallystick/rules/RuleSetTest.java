package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSetException.Fault;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SourceSpec;

class RuleSetTest {

    @Test
    void theFormatOfTheDocumentationIsRead() {
        RuleSet rules = RuleSet.parse("""
                ruleset: acme
                systems:
                  crm:                                    # the installation, by the name that the host gives it
                    opportunity:                          # a record type: rules on top of the built-in mapping
                      fields:
                        serviceLine:    { copy: Service_Line__c }
                        terms.cap:      { money: { amount: Cap__c, currency: CurrencyIsoCode } }
                        terms.term:     { period: { first: Start__c, last: End__c } }
                    contract-line:
                      object: Contract_Line__c            # a custom object: all fields come from here
                      fields:
                        engagement:     { ref: Opportunity__c, system: crm }
                        billingMethod:  { copy: Kind__c, map: { Expense: COST_PLUS, Monthly: RECURRING } }
                        markup:         { percent: Markup__c }
                """, "rules.yaml");

        assertThat(rules.types("crm")).containsExactly(RecordType.OPPORTUNITY, RecordType.CONTRACT_LINE);
        assertThat(rules.sourceSpec("crm", RecordType.CONTRACT_LINE).object()).isEqualTo("Contract_Line__c");
    }

    /** Of which type the record with an id is nobody says. */
    @ParameterizedTest
    @CsvSource({"tax-determination, document", "billable-transaction, source"})
    void aFieldThatRefersToRecordsOfAnyTypeHasNoRule(String type, String field) {
        assertThat(refused("{ruleset: a, systems: {erp: {%s: {fields: {%s: {ref: A, system: erp}}}}}}"
                                .formatted(type, field))
                        .faults())
                .extracting(Fault::what)
                .containsExactly("There is no field '%s' that a rule can fill".formatted(field));
    }

    @Test
    void noRulesAskForNothingAndChangeNothing() {
        CustomerBuilder customer = CustomerBuilder.builder().name("A");
        Draft<?> draft = Draft.of(new Ref<>("crm", RecordType.CUSTOMER, "1"), customer);

        assertThat(RuleSet.none().systems()).isEmpty();
        assertThat(RuleSet.none().sourceSpec("crm", RecordType.CUSTOMER)).isEqualTo(SourceSpec.BUILT_IN);
        assertThat(RuleSet.none().apply("crm", draft, RawDocument.json("no JSON")))
                .isEmpty();
        assertThat(customer.name()).isEqualTo("A");
    }

    @Test
    void theVersionChangesWithTheContentOnly() {
        String version = version(
                "{ruleset: a, systems: {crm: {customer: {fields: {name: {copy: N}, taxRegistrations: {copy: T}}}}}}");

        assertThat(version).matches("[0-9a-f]{64}");
        assertThat(version("""
                        # the same, said differently
                        systems:
                          crm:
                            customer:
                              fields:
                                taxRegistrations: { copy: "T" }
                                name:            { copy: 'N' }
                        ruleset: a
                        """)).isEqualTo(version);
        assertThat(
                        version(
                                "{ruleset: a, systems: {crm: {customer: {fields: {name: {copy: N}, taxRegistrations: {copy: U}}}}}}"))
                .isNotEqualTo(version);
        assertThat(
                        version(
                                "{ruleset: a, systems: {psa: {customer: {fields: {name: {copy: N}, taxRegistrations: {copy: T}}}}}}"))
                .isNotEqualTo(version);
    }

    @Test
    void allMistakesOfAFileAreReportedTogetherWithLineAndColumn() {
        RuleSetException refused = refused("""
                ruleset: acme
                systems:
                  crm:
                    custmer:
                      fields: {}
                    customer:
                      fields:
                        nmae: { copy: Name }
                        taxRegistrations: { money: { amount: A, currency: B } }
                    contract-line:
                      object: Contract_Line__c
                      fileds: {}
                      fields:
                        billingMethod: { copy: Kind__c, map: { Expense: EXPENS, Recurring: RECURRING } }
                        engagement: { ref: Opportunity__c }
                        markup: { percent: Markup__c, default: 5 }
                        period: { period: { first: Start__c, end: End__c } }
                """);

        assertThat(refused.faults())
                .extracting(Fault::file, Fault::line, Fault::column, Fault::what)
                .containsExactly(
                        tuple("rules.yaml", 4, 5, "'custmer' is no record type"),
                        tuple("rules.yaml", 8, 9, "There is no field 'nmae' that a rule can fill"),
                        tuple("rules.yaml", 9, 27, "'money' does not make what 'taxRegistrations' holds, List"),
                        tuple("rules.yaml", 12, 7, "'fileds' is not known here"),
                        tuple(
                                "rules.yaml",
                                14,
                                57,
                                "'EXPENS' is none of [TIME_AND_MATERIAL, FIXED_PRICE, MILESTONE, RECURRING, RETAINER, UNIT, COST_PLUS]"),
                        tuple("rules.yaml", 15, 21, "'system' is missing"),
                        tuple("rules.yaml", 16, 39, "'default' is not known here"),
                        tuple("rules.yaml", 17, 46, "'end' is not known here"));
        assertThat(refused.faults())
                .extracting(Fault::remedy)
                .contains("Use one of copy, constant", "Known are object, key, fields, writes, loss")
                .anyMatch(remedy ->
                        remedy.startsWith("Known are name, legalName, parent, taxRegistrations, terms.currency,"));
        assertThat(refused)
                .hasMessageContaining("rules.yaml:8:9: There is no field 'nmae' that a rule can fill. Known are name,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: {}                                   | 'name' has none of the forms of a rule
            name: { copy: A, constant: B }             | 'name' has copy and constant
            name: { copy: }                            | 'copy' has no text
            name: { copy: [A] }                        | 'copy' has no text
            name: { copy: A, default: '' }             | 'default' has no text
            name: { copy: A, map: { B: } }             | 'B' has no text
            name: { copy: A, map: B }                  | 'B' stands here
            name: { copy: A, map: [B] }                | A list stands here
            name: { copy: A, Map: { B: C } }           | 'Map' is not known here
            name: A                                    | 'A' stands here
            name:                                      | Nothing stands here
            name: [copy]                               | A list stands here
            name: { percent: A }                       | 'percent' does not make what 'name' holds, String
            name: { ref: A, system: b }                | 'ref' does not make what 'name' holds, String
            parent: { copy: A }                        | 'copy' does not make what 'parent' holds, Ref
            header: { copy: A }                        | There is no field 'header'
            terms.currency: { constant: XXX }          | 'XXX' is no currency of ISO 4217
            terms.currency: { copy: A, default: XXX }  | 'XXX' is no currency of ISO 4217
            name: { copy: A, copy: B }                 | 'copy' is there twice
            name: { copy: { join: [A] } }              | 'join' has less than two fields
            name: { copy: { join: [A, B], by: C } }    | 'by' is not known here
            name: { copy: A, otherwise: B }            | 'otherwise' stands without a map
            name: { copy: A, when: B }                 | 'B' stands here
            name: { copy: A, when: {} }                | The condition has 0 parts
            name: { copy: A, when: { is: { B: C } } }  | 'is' is not known here
            name: { copy: A, when: { eq: { } } }       | The condition names no field
            name: { copy: A, when: { eq: { B: } } }    | 'B' has no text
            name: { copy: A, when: { any: [] } }       | 'any' has no conditions
            name: { copy: A, when: { all: { B: C } } } | 'all' has no conditions
            name: { copy: A, when: { present: [B] } }  | 'present' has no text
            """)
    void aMistakeInARuleIsNamed(String field, String what) {
        RuleSetException refused = refused("""
                ruleset: acme
                systems:
                  crm:
                    customer:
                      fields:
                        %s
                """.formatted(field));

        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).contains(what);
            assertThat(fault.line()).isEqualTo(6);
            assertThat(fault.column()).isGreaterThanOrEqualTo(9);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                              | Nothing stands here
            []                                                              | A list stands here
            text                                                            | 'text' stands here
            {systems: {}}                                                   | 'ruleset' is missing
            {ruleset: a}                                                    | 'systems' is missing
            {ruleset: a, systems: {}, version: 1}                           | 'version' is not known here
            {ruleset: a, systems: {crm: }}                                  | Nothing stands here
            {ruleset: a, systems: {crm: {customer: {}}}}                    | 'fields' is missing
            {ruleset: a, systems: {crm: {customer: {object: [], fields: {}}}}} | 'object' has no text
            {ruleset: a, systems: {crm: {invoice: {fields: {lines: {copy: A}}}}}} | There is no field 'lines'
            {ruleset: a, systems: {crm: {opportunity: {fields: {terms: {copy: A}}}}}} | There is no field 'terms'
            {ruleset: a, systems: {}}}                                      | expected '<document start>', but found '}'
            {ruleset: a                                                     | while parsing a flow mapping: expected ',' or '}', but got
            """)
    void aMistakeInTheFrameIsNamed(String yaml, String what) {
        assertThat(refused(yaml).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).contains(what);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(refused("{ruleset: a, systems: {}}\n---\n{}\n").faults())
                .extracting(Fault::what, Fault::line)
                .contains(tuple("A second document begins", 3));
    }

    @Test
    void anchorsAliasesAndTagsAreRefusedWhereTheyStand() {
        RuleSetException refused = refused("""
                ruleset: acme
                systems:
                  crm:
                    customer:
                      fields:
                        name: &rule { copy: Name }
                        taxRegistrations: *rule
                        legalName: !!str { copy: Country }
                """);

        assertThat(refused.faults())
                .extracting(Fault::line, Fault::what)
                .contains(
                        tuple(6, "An anchor (&) marks a part of the file"),
                        tuple(7, "An alias (*) refers to another part of the file"),
                        tuple(8, "A tag (!) gives a type"));
    }

    @Test
    void aBillionLaughsAreRefusedWithoutTheMemoryForThem() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            String last = "*a" + (i - 1);
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", List.of(last, last, last, last, last))));
        }

        assertThat(refused(laughs.toString()).faults())
                .extracting(Fault::what)
                .contains("An anchor (&) marks a part of the file", "An alias (*) refers to another part of the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: ", "[", "- "})
    void aDeepFileIsRefused(String level) {
        assertThat(refused(level.repeat(10_000)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("depth"));
    }

    @Test
    void aLargeFileIsRefused(@TempDir Path folder) throws IOException {
        String large = "#".repeat(1_048_577);
        Path file = Files.writeString(folder.resolve("large.yaml"), large);

        assertThat(refused(large).faults()).extracting(Fault::what).containsExactly("The file has 1048577 characters");
        assertThat(refusedFile(file).faults()).extracting(Fault::what).containsExactly("The file has 1048577 bytes");
    }

    @Test
    void aFileThatCannotBeReadIsRefused(@TempDir Path folder) throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'#', (byte) 0xe4, '\n'});

        assertThat(refusedFile(latin1)).hasMessageContaining("latin1.yaml: The file cannot be read");
        Path none = folder.resolve("none.yaml");
        assertThat(refusedFile(none))
                .hasMessage("%s: There is no file %s. Name one that exists.".formatted(none, none));
    }

    @Provide
    Arbitrary<String> yamlLike() {
        return Arbitraries.of(
                        "ruleset",
                        "systems",
                        "crm",
                        "customer",
                        "fields",
                        "name",
                        "copy",
                        "map",
                        ": ",
                        ":",
                        "{",
                        "}",
                        "[",
                        "]",
                        ", ",
                        "\n",
                        "  ",
                        "- ",
                        "? ",
                        "&a ",
                        "*a",
                        "!!str ",
                        "!t ",
                        "|",
                        ">",
                        "\"",
                        "'",
                        "#",
                        "---\n",
                        "...",
                        "%YAML 1.2\n",
                        "~",
                        "null",
                        "true",
                        "0x1F",
                        "1e9",
                        "<<",
                        "\t",
                        "\u0000",
                        "\ufeff",
                        "\ud83d",
                        "ü")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 5000)
    void anythingThatLooksLikeYamlIsReadOrRefusedWithFaults(@ForAll("yamlLike") String yaml) {
        readOrRefused(yaml);
    }

    @Property
    void anyTextIsReadOrRefusedWithFaults(@ForAll String text) {
        readOrRefused(text);
        readOrRefused("{ruleset: a, systems: {crm: {customer: {fields: {name: {copy: " + text + "}}}}}}");
    }

    private static void readOrRefused(String yaml) {
        try {
            RuleSet.parse(yaml, "any.yaml");
        } catch (RuleSetException e) {
            assertThat(e.faults()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.what()).isNotBlank();
                assertThat(fault.remedy()).isNotBlank();
            });
        }
    }

    private static String version(String yaml) {
        return RuleSet.parse(yaml, "rules.yaml").version();
    }

    private static RuleSetException refused(String yaml) {
        RuleSetException refused =
                catchThrowableOfType(RuleSetException.class, () -> RuleSet.parse(yaml, "rules.yaml"));
        assertThat(refused).as("refusal of %.200s", yaml).isNotNull();
        return refused;
    }

    private static RuleSetException refusedFile(Path file) {
        RuleSetException refused = catchThrowableOfType(RuleSetException.class, () -> RuleSet.load(file));
        assertThat(refused).as("refusal of %s", file).isNotNull();
        return refused;
    }
}
