package org.tallystick.connector.workday;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.value.Period;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Under which XML aliases the report gives what we read.
 *
 * @param employeeId of the employee number
 * @param name of the name
 * @param role of the role
 * @param hireDate of the first day of the employment; none: it is not read
 * @param endDate of its last day; none: it is not read
 * @param expected those that some row must have
 */
record WorkerColumns(
        String employeeId,
        String name,
        String role,
        @Nullable String hireDate,
        @Nullable String endDate,
        List<String> expected) {

    private static final String USUAL_NAME = "Worker";

    /** A name, and a first day, are expected where the configuration says their column: a report may do without. It may be that nobody has a last day. */
    static WorkerColumns from(ConnectorConfig config) {
        String employeeId = config.text("column-employee-id");
        Optional<String> name = config.optionalText("column-name");
        String role = config.text("column-role");
        Optional<String> hireDate = config.optionalText("column-hire-date");
        List<String> expected = Stream.of(Stream.of(employeeId, role), name.stream(), hireDate.stream())
                .flatMap(columns -> columns)
                .toList();
        return new WorkerColumns(
                employeeId,
                name.orElse(USUAL_NAME),
                role,
                hireDate.orElse(null),
                config.optionalText("column-end-date").orElse(null),
                expected);
    }

    /**
     * The employee number of a row.
     *
     * @throws BadRecordException if it has none
     */
    String employeeId(ReportRow row) {
        String id = row.text(employeeId);
        if (id == null) {
            throw new BadRecordException(Problem.ofField(
                    "EMPLOYEE_ID_ABSENT",
                    employeeId,
                    null,
                    "The row has no '%s', so nobody knows whom it describes".formatted(employeeId),
                    "Give the worker a number in Workday"));
        }
        return id;
    }

    /**
     * The employment that a row tells; none if it does not say when it began. A last day before the first is that of an employment before it.
     *
     * @throws BadRecordException if a day is none
     */
    List<Period> employment(ReportRow row) {
        LocalDate hired = day(hireDate, row);
        LocalDate last = day(endDate, row);
        return hired == null
                ? List.of()
                : List.of(Period.inclusive(hired, last == null || last.isBefore(hired) ? null : last));
    }

    private static @Nullable LocalDate day(@Nullable String column, ReportRow row) {
        String text = column == null ? null : row.text(column);
        return column == null || text == null ? null : Days.parse(column, text);
    }

    /**
     * A report leaves out an empty column, so one that no row has is most likely misnamed: without this check a wrong alias would
     * quietly take everybody's role away, and with it the prices of their work.
     *
     * @param seen the columns of all rows together
     * @throws ConnectorException if an expected one is in none
     */
    void requireIn(Set<String> seen) {
        List<String> absent =
                expected.stream().filter(column -> !seen.contains(column)).toList();
        if (!absent.isEmpty()) {
            throw new ConnectorException(
                    Problem.of(
                                    FailureKind.INVALID,
                                    "COLUMN_ABSENT",
                                    "No row of the report has the columns %s".formatted(absent))
                            .withRemedy(
                                    "Add them to the report, or correct column-employee-id, column-role, column-name and column-hire-date"));
        }
    }
}
