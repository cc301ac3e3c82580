package org.tallystick.engine.internal.hub;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.json.TextMap;
import org.tallystick.model.value.Money;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Findings and problems as rows of the exception table, and back. */
public final class ExceptionRows {

    /** Role that settles what a system or the mapping of it causes. */
    public static final String INTEGRATION = "integration";

    private ExceptionRows() {}

    /** The row of a finding. */
    public static ExceptionRow of(String scope, Finding finding) {
        Money amount = finding.amount();
        return new ExceptionRow(
                scope,
                finding.code(),
                finding.subject(),
                finding.owner(),
                finding.message(),
                finding.remedy(),
                figure(amount),
                currency(amount),
                TextMap.write(finding.details()));
    }

    /** The row of a problem with a record or a call. */
    public static ExceptionRow of(String scope, String subject, Problem problem) {
        return of(scope, subject, problem, null);
    }

    /** The same, with what is at stake. */
    public static ExceptionRow of(String scope, String subject, Problem problem, @Nullable Money amount) {
        SortedMap<String, String> details = new TreeMap<>();
        put(details, "field", problem.field());
        put(details, "value", problem.value());
        details.put("kind", problem.kind().name());
        String owner = problem.owner();
        String remedy = problem.remedy();
        return new ExceptionRow(
                scope,
                problem.code(),
                subject,
                owner == null ? INTEGRATION : owner,
                problem.message(),
                remedy == null ? usualRemedy(problem.kind()) : remedy,
                figure(amount),
                currency(amount),
                TextMap.write(details));
    }

    /** The finding of a row. */
    public static Finding toFinding(ExceptionRow row) {
        String amount = row.amount();
        String currency = row.currency();
        return new Finding(
                row.code(),
                row.subject(),
                row.owner(),
                row.message(),
                row.remedy(),
                amount == null || currency == null ? null : Money.of(amount, currency),
                TextMap.read(row.details()));
    }

    /** What to do where whoever found it did not say. */
    private static String usualRemedy(FailureKind kind) {
        return switch (kind) {
            case UNAVAILABLE, THROTTLED, CONFLICT ->
                "nothing is lost, a later run goes on; if it stays so, see whether the system runs and can be reached from here";
            case UNAUTHORIZED -> "renew the credentials, or grant the rights; a later run goes on";
            case PERIOD_CLOSED -> "have the period opened in the target and run again, or discard it with a reason";
            case INVALID, REFUSED, NOT_FOUND, DUPLICATE, OUTCOME_UNKNOWN, UNSUPPORTED ->
                "find the cause, mend it at its source, and run again";
        };
    }

    private static @Nullable String figure(@Nullable Money amount) {
        return amount == null ? null : amount.amount().toPlainString();
    }

    private static @Nullable String currency(@Nullable Money amount) {
        return amount == null ? null : amount.currency().code();
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
