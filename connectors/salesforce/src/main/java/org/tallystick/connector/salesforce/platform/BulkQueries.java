package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.Uris;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Reads many rows by query jobs of the Bulk API 2.0. Nothing here waits: while a job runs, a read is {@link FailureKind#THROTTLED} with the time
 * after which it is worth asking again. Thread-safe. Source: the vendor contract sheet of Salesforce, section 4.3.
 */
final class BulkQueries {

    /** A job that ran for so long is given up, and the rows are read by queries. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration POLL = Duration.ofSeconds(10);
    /** The header's literal text on the last page. */
    private static final String NO_MORE = "null";

    private static final String JOBS = "/jobs/query";

    private static final JsonBinder<Job> BINDER = JsonBinder.of(Job.class);

    private final OrgClient org;
    private final FieldTypes types;
    private final int above;

    /** @param above more rows than this are read by a job; negative: never */
    BulkQueries(OrgClient org, int above) {
        this.org = org;
        this.types = FieldTypes.of(org);
        this.above = above;
    }

    /**
     * What one read gave.
     *
     * @param rows as a query gives them
     * @param cursor where to go on: in the job, or behind it by queries
     */
    record Read(List<String> rows, String cursor) {}

    /** Whether the rows are so many that a job is worth its while. */
    boolean isWorthwhile(String countQuery) {
        return above >= 0 && org.count(countQuery) > above;
    }

    /** Makes a job, of rows in the order of (SystemModstamp, Id), deleted ones included; they are read by queries if the org takes no such job. */
    Read start(String soql) {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("operation", "queryAll");
        job.put("query", soql);
        job.put("contentType", "CSV");
        job.put("columnDelimiter", "COMMA");
        job.put("lineEnding", "LF");
        HttpCall call = HttpCall.json("POST", org.api(JOBS), JsonText.of(job)).asRead();
        HttpAnswer answer = org.exchange(call);
        if (!answer.isSuccess() && org.problem(call, answer).kind().advice() == FailureKind.Advice.SET_ASIDE) {
            return new Read(List.of(), BulkCursor.START.toString());
        }
        String id = job(org.whole(call, answer)).id;
        if (id == null || id.isEmpty() || id.contains("|")) {
            throw new ConnectorException(Problem.of(FailureKind.INVALID, "ANSWER_SHAPE", "A new job has no id"));
        }
        return new Read(List.of(), BulkCursor.first(id, org.now()).toString());
    }

    /**
     * The next rows of a job.
     *
     * @throws ConnectorException {@link FailureKind#THROTTLED} while it runs
     */
    Read next(BulkCursor at, String object, int size) {
        if (at.locator().isEmpty() && !isComplete(at)) {
            return new Read(List.of(), at.after().toString());
        }
        String path = "%s/%s/results?maxRecords=%d".formatted(JOBS, Uris.encode(at.job()), size)
                + (at.locator().isEmpty() ? "" : "&locator=" + Uris.encode(at.locator()));
        HttpCall call = HttpCall.get(org.api(path)).withHeader("Accept", "text/csv");
        HttpAnswer answer = org.exchange(call);
        if (isGone(call, answer)) {
            quietly("DELETE", at, null);
            return new Read(List.of(), at.after().toString());
        }
        return page(at, object, org.whole(call, answer));
    }

    /** The job, or the place in it: it cannot be had again however often it is asked for. */
    private boolean isGone(HttpCall call, HttpAnswer answer) {
        return answer.status() == 404
                || answer.status() == 410
                || (!answer.isSuccess() && org.problem(call, answer).code().equals(OrgErrors.LOCATOR_GONE));
    }

    private Read page(BulkCursor at, String object, HttpAnswer answer) {
        String url = org.api("/sobjects/%s/".formatted(object)).getPath();
        List<String> rows = new BulkRows(types, object, url).of(answer.body(), announced(answer));
        Cursor last = rows.isEmpty() ? at.after() : lastOf(rows);
        String locator = answer.header("Sforce-Locator").orElse(NO_MORE);
        if (!locator.equals(NO_MORE) && !locator.contains("|")) {
            return new Read(rows, at.with(last, locator).toString());
        }
        // A locator that a cursor cannot hold ends the job too: queries go on behind the last row.
        quietly("DELETE", at, null);
        return new Read(rows, last.toString());
    }

    /** Whether its rows can be had; a job that cannot give them any more is cleaned up. */
    private boolean isComplete(BulkCursor at) {
        HttpCall call = HttpCall.get(org.api(JOBS + "/" + Uris.encode(at.job())));
        HttpAnswer answer = org.exchange(call);
        if (answer.status() == 404) {
            return false;
        }
        String state = String.valueOf(job(org.whole(call, answer)).state);
        return switch (state) {
            case "JobComplete" -> true;
            case "Failed", "Aborted" -> {
                quietly("DELETE", at, null);
                yield false;
            }
            default -> isGivenUp(at, state);
        };
    }

    private boolean isGivenUp(BulkCursor at, String state) {
        if (at.isOlderThan(PATIENCE, org.now())) {
            quietly("PATCH", at, JsonText.of(Map.of("state", "Aborted")));
            quietly("DELETE", at, null);
            return false;
        }
        throw new ConnectorException(
                Problem.of(FailureKind.THROTTLED, "BULK_JOB_RUNS", "Bulk job %s is %s".formatted(at.job(), state))
                        .withRetryAfter(POLL));
    }

    /** What is not cleaned up the org forgets after seven days. */
    private void quietly(String method, BulkCursor at, @Nullable String body) {
        try {
            HttpCall call = HttpCall.get(org.api(JOBS + "/" + Uris.encode(at.job())));
            org.exchange(new HttpCall(
                    method,
                    call.uri(),
                    Map.of("Accept", "application/json", "Content-Type", "application/json"),
                    body,
                    HttpCall.Effect.READ));
        } catch (ConnectorException e) {
            // The rows are what was wanted.
        }
    }

    private static int announced(HttpAnswer answer) {
        String text = answer.header("Sforce-NumberOfRecords").orElse("");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ConnectorException(Problem.of(
                    FailureKind.UNAVAILABLE, "ANSWER_SHAPE", "A page of a bulk job does not say how many rows it has"));
        }
    }

    private static Cursor lastOf(List<String> rows) {
        RowKey key = RowKey.of(rows.get(rows.size() - 1));
        return new Cursor(RowKey.stamp(key), RowKey.documentId(key));
    }

    private static Job job(HttpAnswer answer) {
        try {
            return BINDER.bind(answer.body());
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem());
        }
    }

    private record Job(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("state") @Nullable String state) {}
}
