package org.tallystick.simulators.workday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was entered about workers, and from which day it holds. A row of a delivery is such an entry: {@value #ENTERED} is its moment,
 * {@value #EFFECTIVE} its day, and the other columns hold from that day until an entry changes them. A row without moment was always there; one without day
 * holds from {@value #HIRED}, else always.
 */
final class WorkerHistory {

    static final String ENTERED = "Entry_Moment";
    static final String EFFECTIVE = "Effective_Date";
    static final String HIRED = "Hire_Date";

    private static final String KEY = "Employee_ID";

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::effective).thenComparing(Entry::entered);

    private final Map<String, List<Entry>> byWorker = new LinkedHashMap<>();

    /** Takes rows that have a number; others describe nobody. */
    void add(Collection<ObjectNode> rows) {
        for (ObjectNode row : rows) {
            String id = row.path(KEY).asString("");
            if (!id.isEmpty()) {
                byWorker.computeIfAbsent(id, some -> new ArrayList<>()).add(Entry.of(row));
            }
        }
    }

    /** The workers that exist on {@code day}, by number, as they are then after all that was entered until {@code moment}. */
    Map<String, ObjectNode> asOf(LocalDate day, Instant moment) {
        Map<String, ObjectNode> workers = new LinkedHashMap<>();
        byWorker.forEach((id, entries) -> {
            List<Entry> known = entries.stream()
                    .filter(entry -> !entry.effective.isAfter(day) && !entry.entered.isAfter(moment))
                    .sorted(ORDER)
                    .toList();
            if (!known.isEmpty()) {
                ObjectNode worker = JsonNodeFactory.instance.objectNode();
                known.forEach(entry -> worker.setAll(entry.row));
                workers.put(id, worker);
            }
        });
        return workers;
    }

    private record Entry(Instant entered, LocalDate effective, ObjectNode row) {

        static Entry of(ObjectNode row) {
            String entered = row.path(ENTERED).asString("");
            String effective = row.path(EFFECTIVE).asString(row.path(HIRED).asString(""));
            return new Entry(
                    entered.isEmpty() ? Instant.EPOCH : Instant.parse(entered),
                    effective.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(effective),
                    row);
        }
    }
}
