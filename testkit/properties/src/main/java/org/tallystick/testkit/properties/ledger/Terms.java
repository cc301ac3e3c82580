package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;

/** What was agreed, as of a day: the record's own term, or the newest approved amendment of it (RULES rule 0). */
record Terms(Knowledge known) {

    /** First and last day of the engagement; none: open. */
    record Dates(@Nullable LocalDate start, @Nullable LocalDate end) {

        boolean contains(LocalDate day) {
            return (start == null || !day.isBefore(start)) && (end == null || !day.isAfter(end));
        }
    }

    Dates dates(Deal deal, LocalDate asOf) {
        LocalDate start = amended(AmendmentKind.DATES, of(deal), ContractAmendment::newStart, asOf);
        LocalDate end = amended(AmendmentKind.DATES, of(deal), ContractAmendment::newEnd, asOf);
        return new Dates(
                start == null ? deal.terms().term().from() : start,
                end == null ? deal.terms().term().last() : end);
    }

    /** None: no cap. */
    @Nullable BigDecimal cap(Deal deal, LocalDate asOf) {
        BigDecimal amended = amended(
                AmendmentKind.CAP,
                of(deal),
                a -> a.newCap() == null ? null : a.newCap().amount(),
                asOf);
        return amended != null || deal.terms().cap() == null
                ? amended
                : deal.terms().cap().amount();
    }

    /** None: the line has no amount. */
    @Nullable BigDecimal monthlyAmount(ContractLine line, LocalDate asOf) {
        BigDecimal amended = amended(
                AmendmentKind.RECURRING,
                of(line.ref()),
                a -> a.newMonthlyAmount() == null ? null : a.newMonthlyAmount().amount(),
                asOf);
        return amended != null || line.monthlyAmount() == null
                ? amended
                : line.monthlyAmount().amount();
    }

    /** What the price row of a contract line was amended to; none: it was not. */
    @Nullable BigDecimal amendedRate(Ref<?> line, LocalDate asOf) {
        return amended(
                AmendmentKind.RATE,
                of(line),
                a -> a.newRate() == null ? null : a.newRate().amount(),
                asOf);
    }

    /**
     * The new value of the amendment with the latest effective date on or before {@code asOf}, on a tie of the greater id. It counts once it
     * is approved; one without a new value changes nothing.
     */
    private <V> @Nullable V amended(
            AmendmentKind kind,
            Predicate<ContractAmendment> isOfIt,
            Function<ContractAmendment, @Nullable V> newValue,
            LocalDate asOf) {
        ContractAmendment latest = null;
        for (ContractAmendment amendment : known.all(ContractAmendment.class)) {
            boolean counts = amendment.kind() == kind
                    && isOfIt.test(amendment)
                    && amendment.approval() == Approval.APPROVED
                    && newValue.apply(amendment) != null
                    && !amendment.effectiveFrom().isAfter(asOf);
            if (counts && (latest == null || isLater(amendment, latest))) {
                latest = amendment;
            }
        }
        return latest == null ? null : newValue.apply(latest);
    }

    private static boolean isLater(ContractAmendment a, ContractAmendment b) {
        int byDate = a.effectiveFrom().compareTo(b.effectiveFrom());
        return byDate > 0
                || (byDate == 0
                        && CodePoints.ORDER.compare(a.ref().id(), b.ref().id()) > 0);
    }

    private static Predicate<ContractAmendment> of(Deal deal) {
        return amendment ->
                amendment.engagement() != null && amendment.engagement().id().equals(deal.id());
    }

    private static Predicate<ContractAmendment> of(Ref<?> line) {
        return amendment -> line.equals(amendment.contractLine());
    }
}
