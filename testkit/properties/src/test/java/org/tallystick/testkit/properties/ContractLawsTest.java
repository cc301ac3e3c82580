package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.BillingScheduleEntry;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.FundingShare;
import org.tallystick.model.PaymentArrangementBuilder;
import org.tallystick.model.RecurringPeriods;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/** Contracts, lines and recurring periods (I15, I16, I40, I41). */
class ContractLawsTest {

    @Property
    void aCoherentContractKeepsEveryRule(@ForAll("engagements") Engagement contract) {
        assertThat(contract.check()).isEmpty();
        assertThat(contract.checkAfter(contract)).isEmpty();
    }

    @Property
    void i40_aValueOneMinorUnitOffIsReported(@ForAll("engagements") Engagement contract) {
        Money wrong = Amounts.oneMore(contract.value());

        Expect.only(
                "I40", EngagementBuilder.builder(contract).value(wrong).build().check());
    }

    @Property
    void i40_theLinesSumToTheValue(@ForAll("contractsWithLines") ContractWithLines whole) {
        assertThat(whole.contract().checkLines(whole.lines())).isEmpty();
        Expect.only("I40", whole.contract().checkLines(whole.withOneMore()));
    }

    @Property
    void i41_sharesThatDoNotSumToOneAreReported(@ForAll("engagements") Engagement contract) {
        List<FundingShare> shares = new ArrayList<>(contract.payment().funding());
        FundingShare last = shares.remove(shares.size() - 1);
        BigDecimal less = last.share().value().subtract(BigDecimal.valueOf(1, 8));
        shares.add(new FundingShare(last.customer(), new Rate(less)));

        Engagement broken = EngagementBuilder.builder(contract)
                .payment(PaymentArrangementBuilder.builder(contract.payment())
                        .funding(shares)
                        .build())
                .build();
        Expect.only("I41", broken.check());
    }

    @Property
    void i15_aScheduleOneMinorUnitOffIsReported(@ForAll("lines") ContractLine line) {
        assertThat(line.check()).isEmpty();
        Expect.only(
                "I15",
                ContractLineBuilder.builder(line)
                        .value(Amounts.oneMore(line.value()))
                        .build()
                        .check());
    }

    @Property
    void i15_aBilledEntryNeverChanges(@ForAll("lines") ContractLine line) {
        List<BillingScheduleEntry> moved = line.schedule().stream()
                .map(entry -> new BillingScheduleEntry(
                        entry.no(), entry.date().plusDays(1), entry.amount(), entry.billed(), null))
                .toList();
        ContractLine later = ContractLineBuilder.builder(line).schedule(moved).build();

        assertThat(later.checkAfter(line))
                .hasSize((int) line.schedule().stream()
                        .filter(BillingScheduleEntry::billed)
                        .count())
                .allMatch(violation -> violation.rule().equals("I15"));
        assertThat(line.checkAfter(line)).isEmpty();
    }

    @Property
    void i16_periodsTileTheTermAndOneDayLessDoesNot(@ForAll("tilings") List<Period> periods) {
        Period term = termOf(periods);
        assertThat(RecurringPeriods.check(term, periods)).isEmpty();

        Period longer = new Period(term.from(), term.until().plusDays(1));
        Expect.only("I16", RecurringPeriods.check(longer, periods));
    }

    @Property
    void i16_proratedPartsSumToThePeriodsAmount(
            @ForAll("amounts") Money amount, @ForAll("tilings") List<Period> parts) {
        List<Money> prorated = RecurringPeriods.prorate(amount, parts);

        assertThat(RecurringPeriods.checkParts(amount, prorated)).isEmpty();
        Expect.only("I16", RecurringPeriods.checkParts(Amounts.oneMore(amount), prorated));
        Expect.only("I16", RecurringPeriods.checkParts(Amounts.inAnother(amount), prorated));
    }

    private static Period termOf(List<Period> periods) {
        return new Period(
                periods.stream().map(Period::from).min(LocalDate::compareTo).orElseThrow(),
                periods.stream().map(Period::until).max(LocalDate::compareTo).orElseThrow());
    }

    record ContractWithLines(Engagement contract, List<ContractLine> lines) {

        List<ContractLine> withOneMore() {
            ContractLine first = lines.get(0);
            List<ContractLine> changed = new ArrayList<>(lines);
            changed.set(
                    0,
                    ContractLineBuilder.builder(first)
                            .value(Amounts.oneMore(first.value()))
                            .build());
            return changed;
        }
    }

    @Provide
    Arbitrary<Engagement> engagements() {
        return Contracts.engagement();
    }

    @Provide
    Arbitrary<ContractWithLines> contractsWithLines() {
        return Contracts.engagement()
                .flatMap(contract -> Contracts.linesOf(contract).map(lines -> new ContractWithLines(contract, lines)));
    }

    @Provide
    Arbitrary<ContractLine> lines() {
        return Contracts.fixedPriceLine();
    }

    @Provide
    Arbitrary<List<Period>> tilings() {
        return Contracts.tiling();
    }

    @Provide
    Arbitrary<Money> amounts() {
        return Amounts.currency().flatMap(Amounts::in);
    }
}
