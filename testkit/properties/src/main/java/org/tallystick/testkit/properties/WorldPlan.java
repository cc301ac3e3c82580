package org.tallystick.testkit.properties;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;

/**
 * The choices of which a {@link World} is made: few, small and independent, so that a failing world shrinks to the records that matter.
 * Numbers that name a customer or a person count from 0, modulo how many there are.
 */
record WorldPlan(
        CurrencyCode currency,
        Books books,
        ZoneId zone,
        LocalDate start,
        List<Party> customers,
        List<Person> people,
        List<Deal> deals) {

    /** A customer or person; {@code above}: below which of those before, itself for a root. */
    record Party(String name, int above) {}

    /** Who works; a contractor's hours come on a vendor's bill. */
    record Person(Party party, boolean contractor) {}

    /** In which currency the books are kept; {@code millionths} of it stand for one unit of the world's, a millionth more when it is paid. */
    record Books(CurrencyCode currency, int millionths) {

        @Nullable FxRate rate(CurrencyCode base, LocalDate date, int later) {
            BigDecimal rate = BigDecimal.valueOf(millionths + later, 6);
            return base.equals(currency) ? null : new FxRate(base, currency, rate, date, "ECB");
        }
    }

    /**
     * Sold work. Amounts are in minor units.
     *
     * @param progress percents of the work that were done, each with a higher estimate of all of it; none: revenue is by days
     * @param share percent that another customer pays
     */
    record Deal(
            String name,
            int customer,
            int budget,
            int hourlyRate,
            List<Integer> amendments,
            List<Integer> milestones,
            List<Work> work,
            List<Cost> costs,
            List<Integer> progress,
            int share,
            Outcome outcome) {

        Deal with(List<Integer> otherProgress, int otherShare, Outcome other) {
            return new Deal(
                    name,
                    customer,
                    budget,
                    hourlyRate,
                    amendments,
                    milestones,
                    work,
                    costs,
                    otherProgress,
                    otherShare,
                    other);
        }

        /** What the work comes to at most. */
        long planned() {
            long hours = work.stream()
                    .mapToLong(some -> (long) some.quarters() * hourlyRate / 4 + 1)
                    .sum();
            return hours
                    + costs.stream()
                            .mapToLong(cost -> Math.max(0, cost.units()))
                            .sum();
        }

        /** How far the billing of its approved work is. */
        BillingState billing() {
            return outcome == Outcome.INVOICED || outcome == Outcome.PAID
                    ? BillingState.INVOICED
                    : BillingState.UNBILLED;
        }
    }

    /** Quarters of an hour of one person on one day after the start; or what was replaced, if it was corrected. */
    record Work(int person, int day, int quarters, Approval approval, boolean corrected) {}

    /** What a person spent, or a vendor billed; negative: got back. */
    record Cost(int person, int day, int units, Approval approval, boolean ofVendor) {}

    /** What became of the billing. */
    enum Outcome {
        OPEN,
        INVOICED,
        PAID,
        CREDITED
    }

    private static final List<String> NAMES =
            DomainEdges.TEXTS.stream().filter(text -> !text.isBlank()).toList();

    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia");

    static Arbitrary<WorldPlan> of(int maxParties, int maxDeals, int maxItems) {
        return Combinators.combine(
                        Arbitraries.of(DomainEdges.CURRENCIES),
                        Combinators.combine(
                                        Arbitraries.of(DomainEdges.CURRENCIES),
                                        Arbitraries.integers().between(1, 5_000_000))
                                .as(Books::new),
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        Arbitraries.of(DomainEdges.DAYS),
                        party().list().ofMinSize(1).ofMaxSize(maxParties),
                        Combinators.combine(party(), Arbitraries.of(false, true))
                                .as(Person::new)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(maxParties),
                        deal(maxItems).list().ofMinSize(1).ofMaxSize(maxDeals))
                .as(WorldPlan::new);
    }

    private static Arbitrary<Party> party() {
        return Combinators.combine(Arbitraries.of(NAMES), upTo(10)).as(Party::new);
    }

    private static Arbitrary<Deal> deal(int maxItems) {
        Arbitrary<Deal> open = Combinators.combine(
                        Arbitraries.of(NAMES),
                        upTo(1000),
                        upTo(50_000_000),
                        upTo(30_000),
                        Arbitraries.integers()
                                .between(-1_000_000, 1_000_000)
                                .list()
                                .ofMaxSize(3),
                        upTo(5_000_000).list().ofMaxSize(3),
                        work().list().ofMaxSize(maxItems),
                        cost().list().ofMaxSize(maxItems))
                .as((name, customer, budget, rate, amendments, milestones, work, costs) -> new Deal(
                        name, customer, budget, rate, amendments, milestones, work, costs, List.of(), 0, Outcome.OPEN));
        return Combinators.combine(open, upTo(100).list().ofMaxSize(3), upTo(99), Arbitraries.of(Outcome.class))
                .as(Deal::with);
    }

    private static Arbitrary<Work> work() {
        return Combinators.combine(
                        upTo(1000),
                        upTo(27),
                        Arbitraries.integers().between(1, 48),
                        approval(),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
                .as(Work::new);
    }

    private static Arbitrary<Cost> cost() {
        return Combinators.combine(
                        upTo(1000),
                        upTo(27),
                        Arbitraries.integers().between(-100_000, 500_000),
                        approval(),
                        Arbitraries.of(false, true))
                .as(Cost::new);
    }

    private static Arbitrary<Approval> approval() {
        return Arbitraries.of(
                Approval.APPROVED, Approval.APPROVED, Approval.SUBMITTED, Approval.DRAFT, Approval.REJECTED);
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(0, most);
    }
}
