package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.Header;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.JournalEntryBuilder;
import org.tallystick.model.JournalKind;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.LedgerLineBuilder;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Period;

/** Journal entries balance, are undone exactly, and go into open periods. */
class LedgerArithmeticTest {

    @Property
    void aCoherentEntryBreaksNothing(@ForAll("entries") JournalEntry entry) {
        assertThat(entry.check()).isEmpty();
        assertThat(entry.checkPostingIn(entity(PeriodStatus.OPEN), Set.of())).isEmpty();
    }

    @Property
    void i31_debitsEqualCreditsInBothCurrencies(@ForAll("entries") JournalEntry entry) {
        LedgerLine line = entry.lines().get(0);
        LedgerLine functional = LedgerLineBuilder.builder(line)
                .functional(InvoiceArithmeticTest.more(line.functional()))
                .rounding(true)
                .build();
        LedgerLine amount = LedgerLineBuilder.builder(line)
                .amount(InvoiceArithmeticTest.more(line.amount()))
                .rounding(true)
                .build();

        assertThat(rules(with(entry, functional).check())).isNotEmpty().containsOnly("I31");
        assertThat(rules(with(entry, amount).check())).isNotEmpty().containsOnly("I31");
    }

    @Property
    void i31_oneLineAtMostIsForRounding(@ForAll("entries") JournalEntry entry) {
        List<LedgerLine> lines = entry.lines().stream()
                .map(line -> LedgerLineBuilder.builder(line).rounding(true).build())
                .toList();

        assertThat(rules(JournalEntryBuilder.builder(entry).lines(lines).build().check()))
                .containsExactly("I31");
    }

    @Property
    void i35_functionalAmountsFollowFromTheRate(@ForAll("entries") JournalEntry entry) {
        LedgerLine line = entry.lines().get(0);
        LedgerLine more = LedgerLineBuilder.builder(line)
                .functional(InvoiceArithmeticTest.more(line.functional()))
                .build();

        assertThat(with(entry, more).check())
                .filteredOn(violation -> violation.rule().equals("I35"))
                .extracting(Violation::path)
                .containsExactly("/lines/0/functional");
    }

    @Property
    void i35_aSettlementBooksTheRealisedDifferenceAndNoOtherKindMay(@ForAll("settlements") JournalEntry entry) {
        assertThat(entry.check()).isEmpty();

        boolean hasDifference = entry.lines().stream().anyMatch(LedgerLine::isFxDifference);
        JournalEntry invoice =
                JournalEntryBuilder.builder(entry).kind(JournalKind.INVOICE).build();
        assertThat(rules(invoice.check())).isEqualTo(hasDifference ? List.of("I35") : List.of());
    }

    @Property
    void i32_aReversalTakesBackEveryLine(@ForAll("entries") JournalEntry entry) {
        LegalEntity entity = entity(PeriodStatus.OPEN);
        JournalEntry reversal = Journals.reversalOf(entry);
        LedgerLine line = reversal.lines().get(0);
        LedgerLine more = LedgerLineBuilder.builder(line)
                .amount(InvoiceArithmeticTest.more(line.amount()))
                .build();

        assertThat(reversal.check()).isEmpty();
        assertThat(reversal.checkReversalOf(entry, entity)).isEmpty();
        assertThat(rules(with(reversal, more).checkReversalOf(entry, entity)))
                .isNotEmpty()
                .containsOnly("I32");
        assertThat(rules(reversal.checkReversalOf(entry, entity(PeriodStatus.CLOSED))))
                .containsExactly("I34");
    }

    @Property
    void i34_aPostingNeedsAnOpenPeriodOrAPermittedKind(
            @ForAll("entries") JournalEntry entry, @ForAll PeriodStatus status, @ForAll Set<JournalKind> permitted) {
        boolean takesIt =
                status == PeriodStatus.OPEN || (status == PeriodStatus.SOFT_CLOSED && permitted.contains(entry.kind()));

        assertThat(entry.checkPostingIn(entity(status), permitted).isEmpty()).isEqualTo(takesIt);
    }

    private static LegalEntity entity(PeriodStatus status) {
        return LegalEntityBuilder.builder()
                .header(Header.of(Documents.ref(RecordType.LEGAL_ENTITY, "GB01")))
                .country(new CountryCode("GB"))
                .timeZone(ZoneId.of("Europe/London"))
                .fiscalPeriods(List.of(FiscalPeriod.of("2026-08", Period.of(YearMonth.from(Documents.DAY)), status)))
                .build();
    }

    private static JournalEntry with(JournalEntry entry, LedgerLine first) {
        List<LedgerLine> lines = new ArrayList<>(entry.lines());
        lines.set(0, first);
        return JournalEntryBuilder.builder(entry).lines(lines).build();
    }

    private static List<String> rules(List<Violation> violations) {
        return violations.stream().map(Violation::rule).toList();
    }

    @Provide
    Arbitrary<JournalEntry> settlements() {
        return Journals.settlement();
    }

    @Provide
    Arbitrary<JournalEntry> entries() {
        return Journals.valid();
    }
}
