package org.tallystick.connector.http;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.InvoiceLine;

/** What a person reads on an invoice's line. */
public final class LineText {

    private LineText() {}

    /** Kind, role if it has one, project, day or days of service, and whether it is late, joined by commas. */
    public static String of(InvoiceLine line) {
        List<String> parts = new ArrayList<>();
        parts.add(kind(line));
        if (line.role() != null) {
            parts.add(line.role());
        }
        parts.add("project " + line.project().id());
        parts.add(
                line.serviceUntil() == null
                        ? line.serviceDate().toString()
                        : "%s to %s".formatted(line.serviceDate(), line.serviceUntil()));
        if (line.late()) {
            parts.add("late");
        }
        return String.join(", ", parts);
    }

    private static String kind(InvoiceLine line) {
        return switch (line.kind()) {
            case TIME -> "Time";
            case EXPENSE -> "Expense";
            case MILESTONE -> "Milestone";
            case RECURRING -> "Recurring";
        };
    }
}
