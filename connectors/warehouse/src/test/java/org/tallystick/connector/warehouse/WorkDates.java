package org.tallystick.connector.warehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** On which day the hours of an invoice line's item were worked: in the item's id, or in the time sheets delivered so far. */
final class WorkDates {

    private final Map<YearMonth, Map<String, LocalDate>> bySheet = new TreeMap<>();

    private WorkDates() {}

    static WorkDates read(Path deliveries) throws IOException {
        WorkDates dates = new WorkDates();
        Map<String, LocalDate> known = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        try (Stream<Path> folders = Files.list(deliveries).sorted()) {
            for (Path delivery : folders.toList()) {
                Path sheets = delivery.resolve("psa/timesheets.csv");
                if (Files.exists(sheets)) {
                    take(Files.readAllLines(sheets), known, versions);
                }
                dates.bySheet.put(YearMonth.parse(delivery.getFileName().toString()), Map.copyOf(known));
            }
        }
        return dates;
    }

    /** Of approved rows the newest version. */
    private static void take(List<String> lines, Map<String, LocalDate> known, Map<String, Integer> versions) {
        List<String> header = Arrays.asList(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = Arrays.asList(line.split(",", -1));
            String id = row.get(header.indexOf("id"));
            int version = Integer.parseInt(row.get(header.indexOf("version")));
            boolean approved = row.get(header.indexOf("status")).equals("Approved");
            if (approved && version > versions.getOrDefault(id, -1)) {
                versions.put(id, version);
                known.put(id, LocalDate.parse(row.get(header.indexOf("work_date"))));
            }
        }
    }

    LocalDate of(YearMonth billed, String item) {
        int day = item.indexOf(':');
        return day >= 0
                ? LocalDate.parse(item.substring(day + 1))
                : requireNonNull(requireNonNull(bySheet.get(billed)).get(item), item);
    }
}
