package org.tallystick.simulators.netsuite.internal.record;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Set;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Cells;
import org.tallystick.simulators.netsuite.internal.books.Changes;
import org.tallystick.simulators.netsuite.internal.books.Entry;

/** Shows in the delivered accounting periods which months are closed: a period of several is closed with the last of them. */
public final class AccountingPeriods {
    private final Books books;
    private final Set<YearMonth> closed;

    /** @param closed months that nothing can be posted to, as they are at any time */
    public AccountingPeriods(Books books, Set<YearMonth> closed) {
        this.books = books;
        this.closed = closed;
    }

    /** After a delivery, or after other months were closed. */
    public void show() {
        Changes changes = books.changes();
        for (Entry period : books.all(RecordTypes.ACCOUNTING_PERIOD.table())) {
            changes.put(period.with("closed", isClosed(period) ? "T" : "F"));
        }
        changes.commit();
    }

    private boolean isClosed(Entry period) {
        YearMonth last = YearMonth.from(day(period, "enddate"));
        for (YearMonth month = YearMonth.from(day(period, "startdate"));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            if (!closed.contains(month)) {
                return false;
            }
        }
        return true;
    }

    private static LocalDate day(Entry period, String column) {
        String text = period.values().getOrDefault(column, "");
        if (Cells.typed(Cells.Type.MOMENT, text) instanceof LocalDateTime moment) {
            return moment.toLocalDate();
        }
        throw new IllegalArgumentException("Accounting period %s has no %s: %s".formatted(period.id(), column, text));
    }
}
