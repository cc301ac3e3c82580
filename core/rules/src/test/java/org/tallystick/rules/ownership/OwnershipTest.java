package org.tallystick.rules.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.RuleSetException.Fault;

class OwnershipTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    private static final String ACME = """
            ownership: acme
            systems:                                   # who plays an owner's role; an owner that is not listed is the system of that name
              erp: [netsuite-us, netsuite-de]
            rules:
              sales:        { type: [opportunity, customer], owner: crm }        # all fields that no other rule names
              credit:       { type: customer, fields: [terms, taxRegistrations], owner: erp }
              contacts:     { type: customer, fields: contacts, owner: crm, policy: merge }
              names-before: { type: customer, fields: name, owner: crm, until: 2026-07-01, policy: ask }
              names-since:  { type: customer, fields: name, owner: erp, from: 2026-07-01 }
              drafts:       { type: invoice, fields: terms, states: [DRAFT], legalEntities: [DE01], owner: psa, policy: newest, skew: PT5S }
            """;

    private final Ownership acme = Ownership.parse(ACME, "ownership.yaml");

    /** OWN-2: the same field changes its owner at a cutover. */
    @Test
    void own2_aFieldChangesItsOwnerOnADay() {
        assertThat(owner(acme, RecordType.CUSTOMER, "name", LocalDate.of(2026, 6, 30)))
                .isEqualTo("crm");
        assertThat(owner(acme, RecordType.CUSTOMER, "name", LocalDate.of(2026, 7, 1)))
                .isEqualTo("erp");
    }

    @Test
    void theNarrowestRuleCountsAndCoversTheParts() {
        assertThat(owner(acme, RecordType.CUSTOMER, "terms.creditLimit", DAY)).isEqualTo("erp");
        assertThat(owner(acme, RecordType.CUSTOMER, "profile.segment", DAY)).isEqualTo("crm");
        assertThat(owner(acme, RecordType.PROJECT, "name", DAY)).isNull();
    }

    @Test
    void own2_stateAndLegalEntityLimitARule() {
        Map<String, String> draft = Map.of("state.document", "DRAFT");

        assertThat(acme.owner(RecordType.INVOICE, "terms.dueDate", draft, "DE01", DAY))
                .isPresent();
        assertThat(acme.owner(RecordType.INVOICE, "terms.dueDate", draft, "US01", DAY))
                .isEmpty();
        assertThat(acme.owner(RecordType.INVOICE, "terms.dueDate", draft, null, DAY))
                .isEmpty();
        assertThat(acme.owner(RecordType.INVOICE, "terms.dueDate", Map.of("state.document", "ISSUED"), "DE01", DAY))
                .isEmpty();
    }

    @Test
    void aRoleIsPlayedByItsSystems() {
        assertThat(acme.systems("erp")).isEqualTo(Set.of("netsuite-us", "netsuite-de"));
        assertThat(acme.systems("crm")).isEqualTo(Set.of("crm"));
        assertThat(acme.namedSystems()).containsExactly("netsuite-de", "netsuite-us");
    }

    /** OWN-1. */
    @ParameterizedTest
    @CsvSource({
        "opportunity,       stage,            crm",
        "project,           status,           psa",
        "assignment,        *,                psa",
        "time-entry,        approval,         psa",
        "milestone,         status,           psa",
        "invoice,           state.posting,    erp",
        "invoice,           state.collection, erp",
        "payment,           status,           erp",
        "tax-determination, status,           erp",
        "resource,          workerId,         hcm",
        "resource,          employment,       hcm",
    })
    void own1_theDefaultsAreTheUsualSplit(String type, String field, String owner) {
        assertThat(owner(Ownership.defaults(), RecordType.named(type).orElseThrow(), field, DAY))
                .isEqualTo(owner);
    }

    @Test
    void nobodyOwnsAnythingWithoutRules() {
        assertThat(Ownership.none().isEmpty()).isTrue();
        assertThat(owner(Ownership.none(), RecordType.CUSTOMER, "name", DAY)).isNull();
    }

    /** OWN-3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ type: customer, owner: crm }                                    | { type: customer, owner: erp }",
                "{ type: customer, fields: name, owner: crm }                      | { type: customer, fields: [terms, name], owner: crm }",
                "{ type: customer, owner: crm, until: 2026-07-02 }                 | { type: customer, owner: erp, from: 2026-07-01 }",
                "{ type: invoice, owner: crm, states: [DRAFT, ISSUED] }            | { type: invoice, owner: erp, states: [ISSUED] }",
                "{ type: invoice, owner: crm, states: [DRAFT] }                    | { type: invoice, owner: erp, states: [POSTED] }",
                "{ type: invoice, owner: crm, states: [DRAFT] }                    | { type: invoice, owner: erp, legalEntities: [DE01] }",
                "{ type: invoice, owner: crm, legalEntities: [DE01, US01] }        | { type: invoice, owner: erp, legalEntities: US01 }",
            })
    void own3_twoOwnersOfOneFieldAreRefused(String one, String other) {
        RuleSetException refused = refused("ownership: a\nrules:\n  one: %s\n  other: %s\n".formatted(one, other));

        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.what()).contains("'one' (line 3)", "'other' (line 4)");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ type: customer, owner: crm, until: 2026-07-01 }                 | { type: customer, owner: erp, from: 2026-07-01 }",
                "{ type: invoice, owner: crm, states: [DRAFT] }                    | { type: invoice, owner: erp, states: [ISSUED] }",
                "{ type: invoice, owner: crm, legalEntities: DE01 }                | { type: invoice, owner: erp, legalEntities: US01 }",
                "{ type: invoice, owner: crm }                                     | { type: customer, owner: erp }",
                "{ type: invoice, fields: state, owner: crm }                      | { type: invoice, fields: state.posting, owner: erp }",
            })
    void own3_partedScopesAreFine(String one, String other) {
        assertThat(parse("ownership: a\nrules:\n  one: %s\n  other: %s\n".formatted(one, other))
                        .rules())
                .hasSize(2);
    }

    @Test
    void everyMistakeIsNamedAtOnceWithItsPlaceAndRemedy() {
        RuleSetException refused = refused("""
                ownership: a
                rule: {}
                rules:
                  a: { type: invoices, owner: erp }
                  b: { type: invoice, fields: [numbr], owner: erp }
                  c: { type: invoice, states: [GONE], fields: number }
                  d: { type: invoice, fields: lines, owner: erp, policy: newest }
                  e: { type: invoice, fields: totals, owner: erp, from: 2026-07-01, until: 2026-07-01 }
                  f: { type: invoice, fields: taxes, owner: erp, from: july, policy: mine, skew: PT1S }
                  g: { owner: erp }
                  h: [ ]
                """);

        assertThat(refused.faults())
                .extracting(Fault::line, Fault::column, Fault::what)
                .contains(
                        tuple(2, 1, "'rule' is not known here"),
                        tuple(4, 14, "'invoices' is no record type"),
                        tuple(5, 32, "invoice has no field 'numbr'"),
                        tuple(6, 6, "'owner' is missing"),
                        tuple(6, 32, "invoice has no state 'GONE'"),
                        tuple(7, 6, "'skew' is missing: how far the clocks of the systems may differ"),
                        tuple(8, 76, "The rule ends on 2026-07-01, and begins on 2026-07-01"),
                        tuple(9, 56, "'july' is not a day such as 2026-07-01"),
                        tuple(9, 70, "'mine' is not owner, newest, merge or ask"),
                        tuple(9, 82, "Only the policy newest has a skew"),
                        tuple(10, 6, "'type' is missing"),
                        tuple(11, 6, "A list stands here"));
        assertThat(refused.faults())
                .hasSize(12)
                .allSatisfy(fault -> assertThat(fault.remedy()).isNotBlank());
        assertThat(refused.faults()).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
    }

    @Test
    void aStateThatTwoAxesKnowIsNamedWithItsAxis() {
        String rule = "{ownership: a, rules: {r: {type: expense-item, owner: psa, states: [%s]}}}";

        assertThat(refused(rule.formatted("REJECTED")).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what())
                    .isEqualTo("expense-item has the state 'REJECTED' on the axes [approval, reimbursement]");
            assertThat(fault.remedy()).isEqualTo("Write approval.REJECTED");
        });
        assertThat(parse(rule.formatted("approval.REJECTED")).rules())
                .singleElement()
                .satisfies(read -> assertThat(read.states()).containsEntry("approval", Set.of("REJECTED")));
    }

    @Test
    void aliasesDepthAndSizeAreBounded(@TempDir Path folder) throws IOException {
        assertThat(refused("ownership: a\nrules:\n  a: &x { type: invoice, owner: erp }\n  b: *x\n")
                        .faults())
                .extracting(Fault::what)
                .contains("An anchor (&) marks a part of the file", "An alias (*) refers to another part of the file");
        assertThat(refused("ownership: " + "[".repeat(200)).faults()).hasSize(1);
        Path big = Files.writeString(folder.resolve("big.yaml"), "#".repeat(1_048_577));
        assertThat(catchThrowableOfType(RuleSetException.class, () -> Ownership.load(big)))
                .hasMessageContaining("has 1048577 bytes");
    }

    @Test
    void theVersionChangesWithTheContentOnly() {
        String version = parse("{ownership: a, rules: {r: {type: [invoice, payment], owner: erp}}}")
                .version();

        assertThat(parse("rules:\n  r: { owner: erp, type: [invoice, payment] } # same\nownership: a")
                        .version())
                .isEqualTo(version);
        assertThat(parse("{ownership: a, rules: {r: {type: [invoice, project], owner: erp}}}")
                        .version())
                .isNotEqualTo(version);
    }

    /** OWN-8. */
    @Test
    void own8_theMatrixIsADocument() throws IOException {
        assertThat(acme.document()).isEqualTo(Files.readString(Path.of("src/test/resources/ownership/acme.md")));
        assertThat(Files.readString(Path.of("../../docs/ownership.md")))
                .startsWith(Ownership.defaults().document() + "\n## ")
                .contains("```yaml\n" + ACME + "```\n");
    }

    private static @Nullable String owner(Ownership ownership, RecordType<?> type, String field, LocalDate day) {
        return ownership
                .owner(type, field, Map.of(), null, day)
                .map(OwnershipRule::owner)
                .orElse(null);
    }

    private static Ownership parse(String yaml) {
        return Ownership.parse(yaml, "ownership.yaml");
    }

    private static RuleSetException refused(String yaml) {
        RuleSetException refusal = catchThrowableOfType(RuleSetException.class, () -> parse(yaml));
        assertThat(refusal).as("refusal of " + yaml).isNotNull();
        return refusal;
    }

    @Test
    void theRulesAreListed() {
        assertThat(acme.rules())
                .extracting(OwnershipRule::id)
                .containsExactly(
                        "sales", "credit", "credit", "contacts", "names-before", "names-since", "sales", "drafts");
        assertThat(List.of(acme.name(), acme.toString())).containsOnly("acme");
    }
}
