package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Entry;

/** Rules of time: hours and minutes in bodies are a decimal number in SuiteQL (sections 3 and 8 of the contract sheet). */
final class TimeBills {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,4}):([0-5]\\d)");
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int DECIMALS = 10;
    private static final Map<String, String> USUAL =
            Map.of("isbillable", "F", "supervisorapproval", "F", "posted", "F", "approvalstatus", "1", "timetype", "A");

    private final Books books;

    TimeBills(Books books) {
        this.books = books;
    }

    /** The hours of {@code 1:30}; none of another text. */
    static Optional<String> hours(String duration) {
        Matcher parts = DURATION.matcher(duration);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal minutes = new BigDecimal(parts.group(2)).divide(MINUTES, DECIMALS, RoundingMode.HALF_UP);
        return Optional.of(
                new BigDecimal(parts.group(1)).add(minutes).stripTrailingZeros().toPlainString());
    }

    /** The duration of so many hours. */
    static String duration(BigDecimal hours) {
        long minutes = hours.multiply(MINUTES).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    void save(Saving saving) {
        Map<String, String> values = saving.values();
        USUAL.forEach(values::putIfAbsent);
        Optional.ofNullable(values.get("employee"))
                .flatMap(id -> books.find(RecordTypes.EMPLOYEE.table(), id))
                .map(employee -> employee.get("subsidiary"))
                .ifPresent(subsidiary -> values.putIfAbsent("subsidiary", subsidiary));
        saving.changes().put(new Entry(saving.type().table(), saving.id(), values));
    }
}
