package org.tallystick.connector.salesforce.platform;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** What became of the rows of an ingest job that has ended, by their external ids: the org gives them in no order. */
final class IngestResults {

    private final String keyField;
    private final Map<String, Outcome> outcomes = new HashMap<>();

    /**
     * @param successful rows with {@code sf__Id}
     * @param failed rows with {@code sf__Error}
     * @param unprocessed rows that were not reached
     * @throws ConnectorException if one of them is not whole
     */
    IngestResults(String keyField, String successful, String failed, String unprocessed) {
        this.keyField = keyField;
        take(
                unprocessed,
                null,
                nothing -> Outcome.retry(Problem.of(
                        FailureKind.UNAVAILABLE,
                        "BULK_UNPROCESSED",
                        "The bulk job ended before it came to the record")));
        take(failed, "sf__Error", error -> Outcome.of(problem(error)));
        take(successful, "sf__Id", id -> Outcome.applied(SalesforceId.canonical(id)));
    }

    /** Of the record with that external id; none: the job says nothing of it. */
    Optional<Outcome> of(String key) {
        return Optional.ofNullable(outcomes.get(key));
    }

    /** The problem of a job that ended before its time, for the rows that it says nothing of. */
    static Problem ofJob(String id, String state, @Nullable String error) {
        String message = "Bulk job %s is %s: %s".formatted(id, state, error == null ? "no reason is given" : error);
        boolean isRefused = error != null && error.startsWith("InvalidBatch");
        return Problem.of(
                isRefused ? FailureKind.INVALID : FailureKind.UNAVAILABLE,
                isRefused ? "InvalidBatch" : "BULK_JOB_" + state.toUpperCase(Locale.ROOT),
                message);
    }

    /** @param column what the outcome of a row is read from; null: that it stands there says it */
    private void take(String csv, @Nullable String column, Function<String, Outcome> outcome) {
        if (csv.chars().filter(character -> character == '"').count() % 2 != 0) {
            throw broken("end within a text");
        }
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            List<String> columns = List.of();
            for (CsvRecord row : rows) {
                if (columns.isEmpty()) {
                    columns = List.copyOf(row.getFields());
                    require(columns.contains(keyField) && (column == null || columns.contains(column)), columns);
                } else {
                    require(row.getFieldCount() == columns.size(), row.getFields());
                    outcomes.put(
                            row.getField(columns.indexOf(keyField)),
                            outcome.apply(column == null ? "" : row.getField(columns.indexOf(column))));
                }
            }
        } catch (CsvParseException e) {
            throw broken("are no CSV");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean fits, List<String> line) {
        if (!fits) {
            throw broken("have a line of %d values that does not fit, or not the column %s"
                    .formatted(line.size(), keyField));
        }
    }

    /** {@code CODE:message:fields --}; a message may have colons. */
    private static Problem problem(String error) {
        int message = error.indexOf(':');
        if (message < 0) {
            return OrgErrors.ofRecord(error, error, null);
        }
        int fields = Math.max(message, error.lastIndexOf(':'));
        String names = error.substring(fields + 1).replace("--", "").strip();
        String text = fields == message ? error.substring(message + 1) : error.substring(message + 1, fields);
        return OrgErrors.ofRecord(
                error.substring(0, message),
                text,
                fields == message || names.isEmpty()
                        ? null
                        : Arrays.stream(names.split(",")).map(String::strip).toList());
    }

    private static ConnectorException broken(String what) {
        return new ConnectorException(
                Problem.of(FailureKind.UNAVAILABLE, "ANSWER_MALFORMED", "The results of a bulk job " + what));
    }
}
