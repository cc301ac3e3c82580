package org.tallystick.connector.warehouse;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What a database's error means: by its SQLState (SQL standard), or by its first words where a driver gives none, as DuckDB's. */
final class Failures {

    private static final Map<String, FailureKind> BY_STATE = Map.of(
            "28000", FailureKind.UNAUTHORIZED,
            "28P01", FailureKind.UNAUTHORIZED,
            "42501", FailureKind.UNAUTHORIZED,
            "23505", FailureKind.CONFLICT);

    private static final Map<String, FailureKind> BY_CLASS =
            Map.of("22", FailureKind.INVALID, "23", FailureKind.INVALID, "40", FailureKind.CONFLICT);

    private static final Map<String, FailureKind> BY_WORDS = Map.of(
            "TransactionContext Error", FailureKind.CONFLICT,
            "Constraint Error: Duplicate key", FailureKind.CONFLICT,
            "Constraint Error", FailureKind.INVALID,
            "Conversion Error", FailureKind.INVALID,
            "Out of Range Error", FailureKind.INVALID,
            "Permission Error", FailureKind.UNAUTHORIZED);

    private static final String DRIVER =
            "Put the database's JDBC driver on the class path, and check the beginning of 'url'";
    private static final String HOST =
            "Check host, port and database in 'url', and that this machine may connect there";
    private static final String FILE = "Check the path in 'url', and that no other process has the file open";
    private static final String CREDENTIALS =
            "Check 'user', and that the secret that 'password' names is the user's password of today";
    private static final String RIGHTS =
            "Give the user the right to read and write the tables, and to make them, or make them by hand and set 'create-tables' to no";
    private static final String TABLES = "Run star.sql of this connector's version in an empty schema";

    /** By SQLState, by its class, or by a driver's first words. */
    private static final Map<String, String> REMEDIES = Map.of(
            "No suitable driver", DRIVER,
            "08", HOST,
            "3D000", HOST,
            "IO Error", FILE,
            "28", CREDENTIALS,
            "42501", RIGHTS,
            "Permission Error", RIGHTS,
            "42P01", TABLES,
            "42703", TABLES);

    private Failures() {}

    /** The call failed before anything was committed. Without a cause: a driver may repeat a password in its messages (F-AUT-04). */
    static ConnectorException of(SQLException failed, Settings settings) {
        return new ConnectorException(problem(kind(failed), failed, settings));
    }

    /** Nobody knows whether it was committed. */
    static ConnectorException unknown(SQLException failed, Settings settings) {
        return new ConnectorException(problem(FailureKind.OUTCOME_UNKNOWN, failed, settings));
    }

    private static Problem problem(FailureKind kind, SQLException failed, Settings settings) {
        String state = failed.getSQLState() == null ? "SQL" : failed.getSQLState();
        String message = String.valueOf(failed.getMessage());
        String redacted = settings.password()
                .filter(password -> !password.isEmpty())
                .map(password -> message.replace(password, "…"))
                .orElse(message);
        Problem problem = Problem.of(kind, state, "The warehouse failed: " + redacted);
        return REMEDIES.entrySet().stream()
                .filter(each -> state.startsWith(each.getKey()) || message.startsWith(each.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(each -> problem.withRemedy(each.getValue()))
                .orElse(problem);
    }

    static FailureKind kind(SQLException failed) {
        String state = failed.getSQLState();
        return state == null || state.length() != 5
                ? byWords(String.valueOf(failed.getMessage()))
                : BY_STATE.getOrDefault(state, BY_CLASS.getOrDefault(state.substring(0, 2), FailureKind.UNAVAILABLE));
    }

    /** The longest words that fit. */
    private static FailureKind byWords(String message) {
        return BY_WORDS.entrySet().stream()
                .filter(each -> message.startsWith(each.getKey()))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(Map.Entry::getValue)
                .orElse(FailureKind.UNAVAILABLE);
    }
}
