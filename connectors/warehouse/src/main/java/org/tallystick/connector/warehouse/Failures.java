package org.tallystick.connector.warehouse;

import java.sql.SQLException;
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
        return Problem.of(kind, state, "The warehouse failed: " + redacted);
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
