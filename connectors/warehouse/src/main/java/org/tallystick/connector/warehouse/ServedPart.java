package org.tallystick.connector.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/**
 * What a document's line says of one item in one month of service: the grain of revenue (RULES rule 11). The parts of a line sum to its amount and
 * to its quantity.
 *
 * @param item the billed item; none: what of the line's amount comes from no item
 * @param day of service; of an item that covers days, its first in the month
 * @param quantity counted in the item's first month
 * @param amount served in that month, before tax
 */
record ServedPart(@Nullable String item, LocalDate day, Quantity quantity, Money amount) {

    static List<ServedPart> of(InvoiceLine line) {
        List<ServedPart> parts = new ArrayList<>();
        Money rest = line.net();
        Quantity uncounted = line.quantity();
        for (LineSource source : line.sources()) {
            LocalDate day = source.serviceDate() == null ? line.serviceDate() : source.serviceDate();
            add(line, source.id(), day, source.quantity(), source.amount(), parts);
            rest = rest.minus(source.amount());
            uncounted = uncounted.minus(source.quantity());
        }
        if (rest.signum() != 0 || uncounted.signum() != 0) {
            add(line, null, line.serviceDate(), uncounted, rest, parts);
        }
        return parts;
    }

    private static void add(
            InvoiceLine line,
            @Nullable String item,
            LocalDate day,
            Quantity quantity,
            Money amount,
            List<ServedPart> parts) {
        List<LocalDate> firsts = firstDays(day, lastDay(line, day));
        List<Money> shares = amount.allocate(lengths(firsts, lastDay(line, day)));
        for (int i = 0; i < firsts.size(); i++) {
            Quantity counted = i == 0 ? quantity : Quantity.ZERO;
            parts.add(new ServedPart(item, firsts.get(i), counted, shares.get(i)));
        }
    }

    /** Only what recurs is served over days. */
    private static LocalDate lastDay(InvoiceLine line, LocalDate first) {
        LocalDate last = line.kind() == LineKind.RECURRING ? line.serviceUntil() : null;
        return last == null || last.isBefore(first) ? first : last;
    }

    /** The first of the days in each month that they lie in. */
    private static List<LocalDate> firstDays(LocalDate first, LocalDate last) {
        List<LocalDate> firsts = new ArrayList<>(List.of(first));
        LocalDate next = YearMonth.from(first).plusMonths(1).atDay(1);
        while (!next.isAfter(last)) {
            firsts.add(next);
            next = next.plusMonths(1);
        }
        return firsts;
    }

    private static List<BigDecimal> lengths(List<LocalDate> firsts, LocalDate last) {
        List<BigDecimal> lengths = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            LocalDate next = i + 1 < firsts.size() ? firsts.get(i + 1) : last.plusDays(1);
            lengths.add(BigDecimal.valueOf(ChronoUnit.DAYS.between(firsts.get(i), next)));
        }
        return lengths;
    }
}
