package org.tallystick.connector.workday;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.connector.http.BadRecordException;
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
 * @param expected those that some row must have
 */
record WorkerColumns(String employeeId, String name, String role, List<String> expected) {

    private static final String USUAL_NAME = "Worker";

    /** A name is expected where the configuration says its column: a report may do without names. */
    static WorkerColumns from(ConnectorConfig config) {
        String employeeId = config.text("column-employee-id");
        Optional<String> name = config.optionalText("column-name");
        String role = config.text("column-role");
        List<String> expected =
                Stream.concat(Stream.of(employeeId, role), name.stream()).toList();
        return new WorkerColumns(employeeId, name.orElse(USUAL_NAME), role, expected);
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
            throw new ConnectorException(Problem.of(
                            FailureKind.INVALID,
                            "COLUMN_ABSENT",
                            "No row of the report has the columns %s".formatted(absent))
                    .withRemedy("Add them to the report, or correct column-employee-id, column-role and column-name"));
        }
    }
}
