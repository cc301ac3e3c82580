package org.tallystick.billing;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.Engagement;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.UnitPrice;

/**
 * The approved amendments of an engagement and of its lines: of several of one term that with the latest effective date on or before the day counts, on a
 * tie the greater id; one without a new value changes nothing (RULES rule 0).
 */
final class Amendments {

    private static final Comparator<ContractAmendment> LATEST_FIRST = comparing(ContractAmendment::effectiveFrom)
            .thenComparing(amendment -> amendment.ref().id(), CodePoints.ORDER)
            .reversed();

    private final Ref<Engagement> engagement;
    private final List<ContractAmendment> latestFirst;

    Amendments(Ref<Engagement> engagement, Collection<ContractAmendment> amendments) {
        this.engagement = engagement;
        this.latestFirst = amendments.stream()
                .filter(amendment -> amendment.approval() == Approval.APPROVED)
                .sorted(LATEST_FIRST)
                .toList();
    }

    /**
     * What a term says.
     *
     * @param by id of the amendment that set it; none: as agreed
     */
    record Term<T>(T value, @Nullable String by) {

        /** Where it stands, in words. */
        String in(String place) {
            return by == null ? place : place + " as amended by " + by;
        }
    }

    /** Ids of those that set the contract's first day, last day and cap as of the day, in that order; each once. */
    List<String> ofContract(LocalDate day) {
        return Stream.of(first(day), last(day), cap(day))
                .flatMap(Optional::stream)
                .map(Term::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** {@code agreed} as amended; its first and its last day are amended each by itself, whichever of them comes first. */
    Period dates(Period agreed, LocalDate day) {
        return Period.inclusive(
                first(day).map(Term::value).orElse(agreed.from()),
                last(day).map(Term::value).orElse(agreed.last()));
    }

    private Optional<Term<LocalDate>> first(LocalDate day) {
        return newest(AmendmentKind.DATES, day, this::isOfEngagement, ContractAmendment::newStart);
    }

    private Optional<Term<LocalDate>> last(LocalDate day) {
        return newest(AmendmentKind.DATES, day, this::isOfEngagement, ContractAmendment::newEnd);
    }

    /** The cap as amended; none: no cap. */
    @Nullable Money cap(@Nullable Money agreed, LocalDate day) {
        return cap(day).map(Term::value).orElse(agreed);
    }

    private Optional<Term<Money>> cap(LocalDate day) {
        return newest(AmendmentKind.CAP, day, this::isOfEngagement, ContractAmendment::newCap);
    }

    /** The line's amount for a whole month as of the day; none if it has none. */
    Optional<Term<Money>> monthlyAmount(ContractLine line, LocalDate day) {
        return newest(AmendmentKind.RECURRING, day, isOf(line.ref()), ContractAmendment::newMonthlyAmount)
                .or(() -> Optional.ofNullable(line.monthlyAmount()).map(agreed -> new Term<>(agreed, null)));
    }

    /** The price of an hour on the line's own rate card as of the day, where it is amended. */
    Optional<Term<UnitPrice>> rate(Ref<?> line, LocalDate day) {
        return newest(AmendmentKind.RATE, day, isOf(line), ContractAmendment::newRate);
    }

    /** The days on which an amendment of the line's monthly amount takes effect, in no order. */
    List<LocalDate> changes(ContractLine line) {
        return latestFirst.stream()
                .filter(amendment -> amendment.kind() == AmendmentKind.RECURRING)
                .filter(isOf(line.ref()))
                .map(ContractAmendment::effectiveFrom)
                .toList();
    }

    private boolean isOfEngagement(ContractAmendment amendment) {
        return engagement.equals(amendment.engagement());
    }

    private static Predicate<ContractAmendment> isOf(Ref<?> line) {
        return amendment -> line.equals(amendment.contractLine());
    }

    private <T> Optional<Term<T>> newest(
            AmendmentKind kind,
            LocalDate day,
            Predicate<ContractAmendment> relevant,
            Function<ContractAmendment, @Nullable T> value) {
        return latestFirst.stream()
                .filter(amendment -> amendment.kind() == kind)
                .filter(amendment -> !amendment.effectiveFrom().isAfter(day))
                .filter(relevant)
                .flatMap(amendment ->
                        Optional.ofNullable(value.apply(amendment))
                                .map(set -> new Term<>(set, amendment.ref().id()))
                                .stream())
                .findFirst();
    }
}
