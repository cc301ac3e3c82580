package org.tallystick.billing;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Period;

/** The amendments in force on a day: approved, with a new value, effective on or before it (RULES section 0). */
final class Amendments {

    /** The latest effective date; on a tie the greater id. */
    private static final Comparator<ContractAmendment> LATEST_FIRST = comparing(ContractAmendment::effectiveFrom)
            .thenComparing(amendment -> amendment.ref().id(), CodePoints.ORDER)
            .reversed();

    private final List<ContractAmendment> latestFirst;

    private Amendments(List<ContractAmendment> latestFirst) {
        this.latestFirst = latestFirst;
    }

    static Amendments asOf(LocalDate day, Collection<ContractAmendment> amendments) {
        return new Amendments(amendments.stream()
                .filter(amendment -> amendment.approval() == Approval.APPROVED)
                .filter(amendment -> !amendment.effectiveFrom().isAfter(day))
                .filter(Amendments::hasNewValue)
                .sorted(LATEST_FIRST)
                .toList());
    }

    /** The latest effective one first. */
    List<ContractAmendment> inForce() {
        return latestFirst;
    }

    /** {@code agreed} as amended; its first and its last day are amended each by itself. */
    Period amend(Period agreed) {
        LocalDate first = newest(ContractAmendment::newStart).orElse(agreed.from());
        LocalDate last = newest(ContractAmendment::newEnd).orElse(agreed.last());
        return Period.inclusive(first, last);
    }

    private Optional<LocalDate> newest(Function<ContractAmendment, @Nullable LocalDate> date) {
        return latestFirst.stream()
                .filter(amendment -> amendment.kind() == AmendmentKind.DATES)
                .map(date)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean hasNewValue(ContractAmendment amendment) {
        return switch (amendment.kind()) {
            case CAP -> amendment.newCap() != null;
            case DATES -> amendment.newStart() != null || amendment.newEnd() != null;
            case RECURRING -> amendment.newMonthlyAmount() != null;
        };
    }
}
