package org.tallystick.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Assignment;
import org.tallystick.model.AssignmentBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerProfile;
import org.tallystick.model.CustomerRole;
import org.tallystick.model.CustomerTerms;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.Touch;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.RuleSetException.Fault;

class PolicySetTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);
    private static final Ref<Resource> ANN = new Ref<>("psa", RecordType.RESOURCE, "R1");

    private final Customer acme = CustomerBuilder.builder()
            .header(HeaderBuilder.builder(Header.of(new Ref<>("crm", RecordType.CUSTOMER, "C1")))
                    .build()
                    .withExtension("acme.tier", "gold"))
            .name("Acme Ltd")
            .roles(Set.of(CustomerRole.BILL_TO))
            .taxRegistrations(List.of(TaxRegistration.of("DE123456788")))
            .terms(new CustomerTerms(new CurrencyCode("EUR"), "NET30", Money.of("50000.00", "EUR"), null))
            .profile(new CustomerProfile("banking", null, "de"))
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ eq: { name: Acme Ltd } }                                       | true",
                "{ eq: { name: acme ltd } }                                       | false",
                "{ in: { profile.industry: [retail, banking] } }                  | true",
                "{ in: { profile.industry: [retail] } }                           | false",
                "{ in: { profile.segment: [retail] } }                            | false",
                "{ range: { terms.creditLimit: { from: 50000 EUR } } }            | true",
                "{ range: { terms.creditLimit: { until: 50000 EUR } } }           | false",
                "{ range: { terms.creditLimit: { from: 1 USD } } }                | false",
                "{ eq: { terms.creditLimit: 50000.0 EUR } }                       | true",
                "{ eq: { terms.currency: EUR } }                                  | true",
                "{ matches: { name: 'A*L?d' } }                                   | true",
                "{ matches: { name: 'A*x' } }                                     | false",
                "{ present: profile.segment }                           | false",
                "{ present: profile }                                   | true",
                "{ present: contacts }                                  | false",
                "{ not: { present: profile.segment } }                  | true",
                "{ eq: { roles: BILL_TO } }                                       | true",
                "{ in: { extensions.acme.tier: [gold, silver] } }                 | true",
                "{ present: extensions.acme.none }                      | false",
                "{ all: [{ present: name }, { present: parent }] } | false",
                "{ any: [{ present: name }, { present: parent }] } | true",
                "{ all: [{ not: { any: [{ present: parent }] } }] }     | true",
            })
    void aConditionHoldsOrNot(String condition, boolean holds) {
        PolicySet policies = holding("customer", condition);

        assertThat(policies.evaluate(acme, null, DAY, UnaryOperator.identity()).severity())
                .isEqualTo(holds ? Severity.HOLD : Severity.ALLOW);
    }

    @Test
    void pol3_theStrictestOfAllThatSpokeCountsAndTheVersionIsToldWithThem() {
        PolicySet policies = parse("""
                policies: p
                rules:
                  a: { on: customer, when: { present: name }, severity: warn, owner: o, message: m, remedy: x }
                  b: { on: customer, when: { present: name }, severity: hold, owner: o, message: m, remedy: x }
                  c: { on: customer, when: { present: name }, severity: allow, owner: o, message: m, remedy: x }
                  d: { on: customer, when: { present: parent }, severity: deny, owner: o, message: m, remedy: x }
                """);

        PolicyOutcome outcome = policies.evaluate(acme, null, DAY, UnaryOperator.identity());

        assertThat(outcome.severity()).isEqualTo(Severity.HOLD);
        assertThat(outcome.spoken()).extracting(Policy::id).containsExactly("a", "b", "c");
        assertThat(outcome.version()).isEqualTo(policies.version()).matches("[0-9a-f]{64}");
        assertThat(policies.evaluate(acme, null, DAY, UnaryOperator.identity())).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-31, DE01, true",
        "2026-08-31, US01, false",
        "2026-08-31,     , false",
        "2026-07-31, DE01, false",
        "2026-08-01, DE01, true",
        "2026-08-31, DE02, true",
        "2026-09-01, DE01, false",
    })
    void pol3_aPolicyIsInForceForSomeInAPeriod(LocalDate day, @Nullable String legalEntity, boolean speaks) {
        PolicySet policies = parse("""
                policies: p
                rules:
                  a:
                    on: customer
                    when: { present: name }
                    severity: deny
                    owner: o
                    message: m
                    remedy: x
                    legalEntities: [DE01, DE02]
                    from: 2026-08-01
                    until: 2026-09-01
                """);

        assertThat(policies.evaluate(acme, legalEntity, day, UnaryOperator.identity())
                        .spoken())
                .hasSize(speaks ? 1 : 0);
    }

    /** POL-4. Systems name a person by a ref, or by its id as text. */
    @ParameterizedTest
    @CsvSource({"R1, true", "R2, false", ", false"})
    void pol4_nobodyApprovesTheirOwn(@Nullable String approver, boolean denied) {
        PolicySet policies = parse("""
                policies: p
                rules:
                  four-eyes:
                    on: [time-entry]
                    differ: [approved.by, resource]
                    severity: deny
                    owner: payroll
                    message: Nobody approves their own time
                    remedy: have somebody else approve it
                """);

        assertThat(policies.evaluate(time(approver), null, DAY, UnaryOperator.identity())
                        .severity())
                .isEqualTo(denied ? Severity.DENY : Severity.ALLOW);
    }

    /** A record that does not say it and one that says nothing in it are the same record. */
    @Test
    void aSmallRecordThatSaysNothingIsNotPresent() {
        PolicySet policies = holding("time-entry", "{ not: { present: notes } }");
        TimeEntry entry = (TimeEntry) time(null);
        TimeEntry noted = TimeEntryBuilder.builder(entry)
                .notes(new TimeNotes("internal", null))
                .build();

        assertThat(spoken(policies, entry)).containsExactly("r");
        assertThat(spoken(policies, noted)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, r", "false, ''", ", ''"})
    void whatMayBeTrueFalseOrUnsaidIsCompared(@Nullable Boolean billable, String spoken) {
        PolicySet policies = holding("assignment", "{ eq: { billable: true } }");
        Assignment assignment = AssignmentBuilder.builder()
                .header(Header.of(new Ref<>("psa", RecordType.ASSIGNMENT, "A1")))
                .resource(ANN)
                .project(new Ref<>("psa", RecordType.PROJECT, "P1"))
                .billable(billable)
                .build();

        assertThat(String.join(" ", spoken(policies, assignment))).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "differ: [totals.gross, billTo]               | 'totals.gross' names no person",
                "differ: [issueDate, state.document]          | 'issueDate' names no person",
                "differ: [billTo, billTo]                     | 'billTo' is compared with itself",
                "'when: { present: extensions. }'             | invoice has no field 'extensions.'",
            })
    void aPolicyThatCouldNeverSpeakOrAlwaysWouldIsRefused(String condition, String what) {
        assertThat(refused(
                                "{policies: p, rules: {r: {on: invoice, severity: hold, owner: o, message: m, remedy: x, %s}}}"
                                        .formatted(condition))
                        .faults())
                .first()
                .satisfies(fault -> assertThat(fault.what()).isEqualTo(what));
    }

    private static PolicySet holding(String type, String condition) {
        return parse("{policies: p, rules: {r: {on: %s, severity: hold, owner: o, message: m, remedy: x, when: %s}}}"
                .formatted(type, condition));
    }

    private static List<String> spoken(PolicySet policies, Entity record) {
        return policies.evaluate(record, null, DAY, UnaryOperator.identity()).spoken().stream()
                .map(Policy::id)
                .toList();
    }

    private static Entity time(@Nullable String approver) {
        return TimeEntryBuilder.builder()
                .header(Header.of(new Ref<>("psa", RecordType.TIME_ENTRY, "T1")))
                .resource(ANN)
                .workDate(DAY)
                .hours(Quantity.of("8"))
                .billable(true)
                .approval(Approval.APPROVED)
                .approved(approver == null ? null : new Touch(approver, Instant.EPOCH))
                .build();
    }

    @Test
    void theDocumentationsExampleIsRead() throws IOException {
        String page = Files.readString(Path.of("../../docs/policies.md"));
        int from = page.indexOf("```yaml\n") + "```yaml\n".length();

        PolicySet policies = parse(page.substring(from, page.indexOf("```", from)));

        assertThat(policies.policies())
                .extracting(Policy::id, Policy::severity)
                .containsExactly(
                        tuple("big-invoice", Severity.HOLD),
                        tuple("late-work", Severity.ALLOW),
                        tuple("four-eyes", Severity.DENY));
        assertThat(policies.evaluate(time("R1"), null, DAY, UnaryOperator.identity())
                        .severity())
                .isEqualTo(Severity.DENY);
    }

    @Test
    void everyMistakeIsNamedAtOnceWithItsPlaceAndRemedy() {
        RuleSetException refused = refused("""
                policies: p
                rules:
                  a: { on: invoices, when: { eq: { name: x } }, severity: hold, owner: o, message: m, remedy: x }
                  b: { on: invoice, severity: strict, owner: o, message: m }
                  c: { on: customer, severity: hold, owner: o, message: m, remedy: x, differ: [name] }
                  d:
                    on: customer
                    severity: hold
                    owner: o
                    message: m
                    remedy: x
                    when:
                      all:
                        - { eq: { nam: x } }
                        - { range: { terms.creditLimit: { from: 5 } } }
                        - { range: { terms.creditLimit: { from: 5 EUR, until: 5 EUR } } }
                        - { range: { name: { from: a } } }
                        - { }
                        - { eq: { name: x }, in: { name: [y] } }
                        - { eq: { status: GONE } }
                        - { eq: { terms: x } }
                        - { any: [] }
                        - { eq: { name: x, status: y } }
                        - { regex: { name: "(a+)+" } }
                """);

        assertThat(refused.faults())
                .extracting(Fault::line, Fault::what)
                .contains(
                        tuple(3, "'invoices' is no record type"),
                        tuple(4, "'strict' is no severity"),
                        tuple(4, "'remedy' is missing"),
                        tuple(4, "The policy has no condition"),
                        tuple(5, "'differ' has 1 fields"),
                        tuple(14, "customer has no field 'nam'"),
                        tuple(15, "'5' is not an amount with its currency such as 1000.00 EUR"),
                        tuple(16, "The range is empty: from 5 EUR until 5 EUR"),
                        tuple(17, "'name' has no order that a range can use"),
                        tuple(18, "There is no condition"),
                        tuple(19, "There are several: eq and in"),
                        tuple(21, "'terms' holds no value that can be compared"),
                        tuple(22, "'any' has no list of conditions"),
                        tuple(23, "'eq' tests 2 fields"),
                        tuple(24, "'regex' is not known here"),
                        tuple(24, "There is no condition"))
                .filteredOn(fault -> fault.toList().get(0).equals(20))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toList().get(1).toString()).startsWith("'GONE' is not one of"));
        assertThat(refused.faults()).hasSize(17).allSatisfy(fault -> {
            assertThat(fault.column()).isPositive();
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void aliasesAndDepthAreBounded() {
        assertThat(refused("policies: p\nrules: &x { }\n").faults())
                .extracting(Fault::what)
                .containsExactly("An anchor (&) marks a part of the file");
        String deep = "{not: ".repeat(20) + "{eq: {name: x}}" + "}".repeat(20);
        assertThat(refused("{policies: p, rules: {r: {on: customer, when: %s}}}".formatted(deep))
                        .faults())
                .hasSize(1);
    }

    /** The classic trap of patterns: a form of many stars on a long text that does not match. */
    @Test
    void aFormOfManyStarsTakesNoLongTime() {
        assertThat(new Wildcards("*a".repeat(100)).matches("a".repeat(3999) + "b"))
                .isFalse();
        assertThat(new Wildcards("*a".repeat(99) + "*b").matches("a".repeat(3999) + "b"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PO-?, PO-😀, true", "??, 😀, false", "*😀, a😀, true", "?, é, true"})
    void aQuestionMarkIsOneCharacterWhicheverItIs(String form, String text, boolean matches) {
        assertThat(new Wildcards(form).matches(text)).isEqualTo(matches);
    }

    @Test
    void noPoliciesAllowEverything() {
        assertThat(PolicySet.none()
                        .evaluate(acme, null, DAY, UnaryOperator.identity())
                        .severity())
                .isEqualTo(Severity.ALLOW);
        assertThat(PolicySet.none().isAbout(RecordType.INVOICE)).isFalse();
    }

    private static PolicySet parse(String yaml) {
        return PolicySet.parse(yaml, "policies.yaml");
    }

    private static RuleSetException refused(String yaml) {
        RuleSetException refusal = catchThrowableOfType(RuleSetException.class, () -> parse(yaml));
        assertThat(refusal).as("refusal of " + yaml).isNotNull();
        return refusal;
    }
}
