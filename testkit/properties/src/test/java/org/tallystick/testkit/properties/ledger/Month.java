package org.tallystick.testkit.properties.ledger;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** An acceptance month: the firm's tables, what each delivery brings, and what is to come out. */
record Month(FirmTables tables, Map<YearMonth, List<Arrival>> deliveries, MonthFiles expected) {

    static final List<YearMonth> PERIODS =
            List.of(YearMonth.of(2026, 8), YearMonth.of(2026, 9), YearMonth.of(2026, 10));

    static MonthFiles files(Path month, String directory) {
        return new MonthFiles(month.resolve(directory));
    }
}
