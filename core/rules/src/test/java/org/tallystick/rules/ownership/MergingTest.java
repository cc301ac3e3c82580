package org.tallystick.rules.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerRole;
import org.tallystick.model.CustomerTerms;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.rules.ownership.ConflictPolicy.Outcome;
import org.tallystick.rules.ownership.Contribution.Agreed;
import org.tallystick.rules.ownership.Contribution.Scope;
import org.tallystick.rules.ownership.Contribution.Times;
import org.tallystick.rules.ownership.Merged.Dispute;

/** What one system says, merged into what the hub has (OWN-1, OWN-2, OWN-5, OWN-6). */
class MergingTest {

    private static final Ref<Customer> CRM = new Ref<>("crm", RecordType.CUSTOMER, "C1");
    private static final Ref<Customer> ERP = new Ref<>("erp", RecordType.CUSTOMER, "77");
    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    private final Customer base = customer(CRM).name("Acme").build();
    private final Customer seen =
            CustomerBuilder.builder(base).header(Header.of(ERP)).build();

    private final Agreed<Customer> agreed = new Agreed<>(seen, base);

    private Ownership ownership = Ownership.parse("""
            ownership: test
            rules:
              all:   { type: customer, owner: crm }
              terms: { type: customer, fields: terms, owner: erp }
              legal: { type: customer, fields: legalName, owner: crm, policy: ask }
            """, "test");
    private Set<String> knownTo = Set.of("crm", "erp");
    private UnaryOperator<Ref<?>> nameOf = UnaryOperator.identity();

    private static CustomerBuilder customer(Ref<Customer> ref) {
        return CustomerBuilder.builder()
                .header(Header.of(ref))
                .legalName("Acme Ltd")
                .roles(Set.of(CustomerRole.BILL_TO))
                .terms(new CustomerTerms(new CurrencyCode("EUR"), "NET30", null, null));
    }

    private Merged<Customer> merge(@Nullable Agreed<Customer> from, Customer ours, Customer theirs) {
        return merge(from, ours, theirs, Times.UNKNOWN);
    }

    private Merged<Customer> merge(@Nullable Agreed<Customer> from, Customer ours, Customer theirs, Times times) {
        return ownership.merge(
                new Contribution<>("erp", theirs, ours, from, null, knownTo, new Scope(null, DAY), times, nameOf));
    }

    @Test
    void own5_changesOfDifferentFieldsMerge() {
        Customer ours = CustomerBuilder.builder(base).name("Acme Inc").build();
        Customer theirs = CustomerBuilder.builder(seen).terms(terms("NET60")).build();

        Merged<Customer> merged = merge(agreed, ours, theirs);

        assertThat(merged.record())
                .isEqualTo(CustomerBuilder.builder(ours).terms(terms("NET60")).build());
        assertThat(merged.disputes()).isEmpty();
        assertThat(merged.agreed())
                .isEqualTo(new Agreed<>(
                        theirs,
                        CustomerBuilder.builder(merged.record()).name("Acme").build()));
    }

    @Test
    void own5_changesOfOneFieldAreOneConflictWithBaseOursAndTheirs() {
        Customer ours = CustomerBuilder.builder(base).legalName("ours").build();
        Customer theirs = CustomerBuilder.builder(seen).legalName("theirs").build();

        Merged<Customer> merged = merge(agreed, ours, theirs);

        assertThat(merged.record()).isEqualTo(ours);
        assertThat(merged.disputes())
                .containsOnlyKeys("legalName")
                .containsValue(new Dispute(
                        new Conflict("Acme Ltd", "ours", "theirs", Outcome.ASKED, "ours"),
                        ownership.rules().get(2)));
    }

    @Test
    void own1_whatTheyDoNotOwnIsRefusedAndToldAgainUntilItIsSettled() {
        Customer theirs = CustomerBuilder.builder(seen)
                .name("Renamed")
                .terms(terms("NET60"))
                .build();

        Merged<Customer> merged = merge(agreed, base, theirs);
        Merged<Customer> again = merge(merged.agreed(), merged.record(), theirs);
        Merged<Customer> undone = merge(
                merged.agreed(),
                merged.record(),
                CustomerBuilder.builder(theirs).name("Acme").build());

        assertThat(merged.record().name()).isEqualTo("Acme");
        assertThat(merged.record().terms()).isEqualTo(terms("NET60"));
        assertThat(merged.disputes().get("name").conflict().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(again.disputes()).isEqualTo(merged.disputes());
        assertThat(undone.disputes()).isEmpty();
    }

    @Test
    void own5_aSystemThatIsBehindChangesNothing() {
        Customer ours = CustomerBuilder.builder(base)
                .name("Acme Inc")
                .terms(terms("NET90"))
                .build();

        Merged<Customer> merged = merge(agreed, ours, seen);

        assertThat(merged.record()).isEqualTo(ours);
        assertThat(merged.disputes()).isEmpty();
    }

    /** What became of the last write is not known: the system may still have what was sent before. */
    @Test
    void whatWasSentBeforeIsNoChangeEither() {
        Customer sent = CustomerBuilder.builder(seen).name("Acme Inc").build();
        Customer ours = CustomerBuilder.builder(base).name("Acme Inc").build();

        Merged<Customer> merged = ownership.merge(new Contribution<>(
                "erp",
                seen,
                ours,
                new Agreed<>(sent, ours),
                seen,
                knownTo,
                new Scope(null, DAY),
                Times.UNKNOWN,
                nameOf));

        assertThat(merged.record()).isEqualTo(ours);
        assertThat(merged.disputes()).isEmpty();
    }

    @Test
    void anOwnerThatNeverSpokeOfTheRecordClaimsNothing() {
        knownTo = Set.of("erp");

        assertThat(merge(
                                agreed,
                                base,
                                CustomerBuilder.builder(seen).name("Renamed").build())
                        .record()
                        .name())
                .isEqualTo("Renamed");
    }

    /** Whoever speaks first, the end is the same (I42). */
    @Test
    void theFirstWordsOfTwoSystemsEndInTheSameStateInEitherOrder() {
        Customer fromCrm =
                CustomerBuilder.builder(base).name("Acme").terms(terms("NET30")).build();
        Customer fromErp = CustomerBuilder.builder(seen)
                .name("ACME")
                .terms(terms("NET60"))
                .legalName(null)
                .build();

        Customer crmFirst = merge(null, fromCrm, fromErp).record();
        Customer erpFirst = ownership
                .merge(new Contribution<>(
                        "crm", fromCrm, fromErp, null, null, knownTo, new Scope(null, DAY), Times.UNKNOWN, nameOf))
                .record();

        assertThat(crmFirst.name()).isEqualTo("Acme");
        assertThat(crmFirst.terms()).isEqualTo(terms("NET60"));
        assertThat(CustomerBuilder.builder(erpFirst).header(crmFirst.header()).build())
                .isEqualTo(crmFirst);
    }

    @Test
    void refsThatDenoteOneRecordAreEqual() {
        Ref<Customer> parent = new Ref<>("crm", RecordType.CUSTOMER, "P");
        Ref<Customer> same = new Ref<>("erp", RecordType.CUSTOMER, "12");
        nameOf = ref -> ref.equals(same) ? parent : ref;
        Customer ours = CustomerBuilder.builder(base).parent(parent).build();

        Merged<Customer> merged =
                merge(agreed, ours, CustomerBuilder.builder(seen).parent(same).build());

        assertThat(merged.record()).isEqualTo(ours);
        assertThat(merged.disputes()).isEmpty();
    }

    /** The system shows names in capitals: what it shows of ours is no change, and ours is not changed by it. */
    @Test
    void own5_aSystemWithAFormOfItsOwnAgreesInItsOwnWords() {
        Customer shown = CustomerBuilder.builder(seen).name("ACME").build();
        Agreed<Customer> inItsWords = new Agreed<>(shown, base);

        Merged<Customer> quiet = merge(inItsWords, base, shown);
        ownership = Ownership.parse("{ownership: t, rules: {all: {type: customer, owner: erp, policy: ask}}}", "t");
        Merged<Customer> renamed = merge(
                inItsWords,
                base,
                CustomerBuilder.builder(shown).name("ACME INC").build());

        assertThat(quiet.record()).isEqualTo(base);
        assertThat(quiet.isKnownThere()).isTrue();
        assertThat(renamed.record().name()).isEqualTo("ACME INC");
        assertThat(renamed.disputes()).isEmpty();
    }

    @Test
    void own5_whatIsAskedTheFirstTimeIsAskedUntilOneSideGivesIn() {
        ownership = Ownership.parse("{ownership: t, rules: {all: {type: customer, owner: erp, policy: ask}}}", "t");
        Customer theirs = CustomerBuilder.builder(seen).name("theirs").build();

        Merged<Customer> first = merge(null, base, theirs);
        Merged<Customer> second = merge(first.agreed(), base, theirs);

        assertThat(first.disputes()).containsOnlyKeys("name");
        assertThat(second.disputes()).containsOnlyKeys("name");
        assertThat(merge(second.agreed(), base, seen).disputes()).isEmpty();
        Customer givesIn = CustomerBuilder.builder(base).name("theirs").build();
        assertThat(merge(second.agreed(), givesIn, theirs).disputes()).isEmpty();
    }

    /** A role that two systems play makes each the owner: neither word is lost to the other (OWN-3, OWN-5). */
    @Test
    void own5_whatTwoThatPlayTheOwnersRoleChangedAtOnceIsAsked() {
        ownership = Ownership.parse(
                "{ownership: t, systems: {finance: [erp, erp-us]}, rules: {all: {type: customer, owner: finance}}}",
                "t");
        knownTo = Set.of("erp", "erp-us", "crm");
        Customer ours = CustomerBuilder.builder(base).name("of erp-us").build();
        Customer theirs = CustomerBuilder.builder(seen).name("of erp").build();

        assertThat(outcome(merge(agreed, ours, theirs))).isEqualTo(Outcome.ASKED);
        assertThat(outcome(merge(null, ours, theirs))).isEqualTo(Outcome.ASKED);
        assertThat(merge(agreed, base, theirs).record().name()).isEqualTo("of erp");
        assertThat(merge(agreed, ours, seen).record().name()).isEqualTo("of erp-us");

        knownTo = Set.of("erp", "crm");
        assertThat(merge(agreed, ours, theirs).record().name()).isEqualTo("of erp");

        knownTo = Set.of("erp-us", "erp");
        Merged<Customer> ofAnother = ownership.merge(new Contribution<>(
                "crm", theirs, ours, agreed, null, knownTo, new Scope(null, DAY), Times.UNKNOWN, nameOf));
        assertThat(outcome(ofAnother)).isEqualTo(Outcome.REFUSED);
    }

    private static Outcome outcome(Merged<Customer> merged) {
        return merged.disputes().get("name").conflict().outcome();
    }

    @Test
    void theSystemIsStillToBeToldWhatItHasNotSeen() {
        Customer ours = CustomerBuilder.builder(base).name("Acme Inc").build();
        Customer theirs = CustomerBuilder.builder(seen).terms(terms("NET60")).build();

        assertThat(merge(agreed, ours, theirs).isKnownThere()).isFalse();
        assertThat(merge(agreed, base, theirs).isKnownThere()).isTrue();
    }

    @Test
    void aFieldIsCleared() {
        Merged<Customer> merged = merge(
                agreed, base, CustomerBuilder.builder(seen).terms(terms(null)).build());

        assertThat(merged.record().terms()).isEqualTo(terms(null));
    }

    @Test
    void own6_theNewestOfTwoChangesStandsIfTheClocksCanTell() {
        ownership = Ownership.parse(
                "{ownership: t, rules: {all: {type: customer, owner: crm, policy: newest, skew: PT5S}}}", "t");
        Customer ours = CustomerBuilder.builder(base).name("ours").build();
        Customer theirs = CustomerBuilder.builder(seen).name("theirs").build();
        Instant noon = Instant.parse("2026-08-01T12:00:00Z");

        assertThat(List.of(6, 5, -5, -6))
                .extracting(seconds -> merge(agreed, ours, theirs, new Times(noon, noon.plusSeconds(seconds))))
                .extracting(
                        merged -> merged.record().name(),
                        merged -> merged.disputes().size())
                .containsExactly(tuple("theirs", 0), tuple("ours", 1), tuple("ours", 1), tuple("ours", 0));
    }

    private static CustomerTerms terms(@Nullable String paymentTerm) {
        return new CustomerTerms(new CurrencyCode("EUR"), paymentTerm, null, null);
    }
}
