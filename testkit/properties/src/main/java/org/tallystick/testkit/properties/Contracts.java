package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.BillingScheduleEntry;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.EngagementVersion;
import org.tallystick.model.FundingShare;
import org.tallystick.model.PaymentArrangementBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Repricing;
import org.tallystick.model.VersionKind;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/** Contracts and lines that keep every rule: their sums are right by construction. */
public final class Contracts {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Period TERM = new Period(START, START.plusYears(2));

    private Contracts() {}

    /** An executed contract with one to five versions and one to four payers. */
    public static Arbitrary<Engagement> engagement() {
        return Amounts.currency()
                .flatMap(currency -> Combinators.combine(versions(currency), funding())
                        .as((versions, funding) -> engagement(currency, versions, funding)));
    }

    private static Engagement engagement(
            CurrencyCode currency, List<EngagementVersion> versions, List<FundingShare> funding) {
        Money value = versions.stream()
                .filter(version -> version.status() == AmendmentStatus.EXECUTED)
                .map(EngagementVersion::valueDelta)
                .reduce(Money.zero(currency), Money::plus);
        return EngagementBuilder.builder()
                .header(header(RecordType.ENGAGEMENT, "E-1"))
                .name("Rollout")
                .customer(ref(RecordType.CUSTOMER, "C-0"))
                .ultimateParent(ref(RecordType.CUSTOMER, "C-0"))
                .legalEntity(ref(RecordType.LEGAL_ENTITY, "DE01"))
                .currency(currency)
                .serviceLine("ADVISORY")
                .terms(new ContractTerms(TERM, null, null))
                .paper(ContractPaperBuilder.builder().signedAt(Instant.EPOCH).build())
                .payment(PaymentArrangementBuilder.builder().funding(funding).build())
                .value(value)
                .versions(versions)
                .status(EngagementStatus.ACTIVE)
                .build();
    }

    /** The original, then amendments of which some are executed. */
    private static Arbitrary<List<EngagementVersion>> versions(CurrencyCode currency) {
        Arbitrary<AmendmentStatus> statuses = Arbitraries.of(AmendmentStatus.class);
        return Combinators.combine(
                        Amounts.in(currency).list().ofMinSize(1).ofMaxSize(5),
                        statuses.list().ofSize(5))
                .as((deltas, states) -> {
                    List<EngagementVersion> versions = new ArrayList<>();
                    for (int i = 0; i < deltas.size(); i++) {
                        AmendmentStatus status = i == 0 ? AmendmentStatus.EXECUTED : states.get(i);
                        versions.add(version(i + 1, status, deltas.get(i)));
                    }
                    return versions;
                });
    }

    /** Version {@code no} of a contract, in force from its month on. */
    public static EngagementVersion version(int no, AmendmentStatus status, Money delta) {
        VersionKind kind = no == 1 ? VersionKind.ORIGINAL : VersionKind.AMENDMENT;
        LocalDate from = START.plusMonths(no - 1L);
        return new EngagementVersion(
                no, kind, status, from, Instant.EPOCH, delta, null, "agreed", null, Repricing.NONE);
    }

    /** Shares that sum to 1. */
    private static Arbitrary<List<FundingShare>> funding() {
        return Arbitraries.integers()
                .between(1, 100)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(weights -> {
                    int sum = weights.stream().mapToInt(Integer::intValue).sum();
                    BigDecimal left = BigDecimal.ONE;
                    List<FundingShare> shares = new ArrayList<>();
                    for (int i = 1; i < weights.size(); i++) {
                        BigDecimal share = BigDecimal.valueOf(weights.get(i) * 100L / (sum + 1), 2)
                                .max(BigDecimal.valueOf(1, 3));
                        shares.add(share(i, share));
                        left = left.subtract(share);
                    }
                    shares.add(share(0, left));
                    return shares;
                });
    }

    private static FundingShare share(int customer, BigDecimal share) {
        return new FundingShare(ref(RecordType.CUSTOMER, "C-" + customer), new Rate(share));
    }

    /** Fixed-price lines whose schedules sum to their values. */
    public static Arbitrary<ContractLine> fixedPriceLine() {
        return Amounts.currency()
                .flatMap(currency -> Amounts.in(currency)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(6)
                        .map(amounts -> fixedPriceLine("L-1", currency, amounts)));
    }

    private static ContractLine fixedPriceLine(String id, CurrencyCode currency, List<Money> amounts) {
        List<BillingScheduleEntry> schedule = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            boolean isBilled = i < amounts.size() / 2;
            schedule.add(new BillingScheduleEntry(i + 1, START.plusMonths(i), amounts.get(i), isBilled, null));
        }
        return ContractLineBuilder.builder()
                .header(header(RecordType.CONTRACT_LINE, id))
                .billingMethod(BillingMethod.FIXED_PRICE)
                .period(TERM)
                .value(amounts.stream().reduce(Money.zero(currency), Money::plus))
                .schedule(schedule)
                .build();
    }

    /** Lines of a contract that sum to its value. */
    public static Arbitrary<List<ContractLine>> linesOf(Engagement contract) {
        Money value = contract.value() == null ? Money.zero(contract.currency()) : contract.value();
        return Arbitraries.integers().between(1, 5).map(count -> {
            List<ContractLine> lines = new ArrayList<>();
            for (Money part : value.allocate(count)) {
                lines.add(fixedPriceLine("L-" + lines.size(), contract.currency(), List.of(part)));
            }
            return lines;
        });
    }

    /** A term, cut into one to twelve periods in any order. */
    public static Arbitrary<List<Period>> tiling() {
        return Arbitraries.integers()
                .between(1, 60)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(Contracts::inARow)
                .flatMap(periods -> Arbitraries.shuffle(periods));
    }

    /** Periods of so many days each, one after the other. */
    public static List<Period> inARow(List<Integer> days) {
        List<Period> periods = new ArrayList<>();
        LocalDate from = START;
        for (int count : days) {
            periods.add(new Period(from, from.plusDays(count)));
            from = from.plusDays(count);
        }
        return periods;
    }
}
