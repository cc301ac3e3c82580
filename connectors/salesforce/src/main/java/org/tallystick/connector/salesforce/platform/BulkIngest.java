package org.tallystick.connector.salesforce.platform;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.Uris;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/**
 * Upserts many records by ingest jobs of the Bulk API 2.0. A job takes effect from the moment it is closed; until then whatever breaks has done
 * nothing. From then on its id is kept, and the job is asked what became of its rows; they are never uploaded again while it is known. Nothing here
 * waits: the rows of a job that runs are unknown. Thread-safe. Source: the vendor contract sheet of Salesforce, section 5.4.
 */
final class BulkIngest {

    private static final String JOBS = "/jobs/ingest";
    private static final Duration POLL = Duration.ofSeconds(10);
    /** After it the org has forgotten a job. */
    private static final Duration KEPT = Duration.ofDays(7);
    /** Of one upload; the org counts 150 MB after base64. */
    private static final int MAX_BYTES = 100_000_000;

    private static final Set<String> RUNNING = Set.of("UploadComplete", "InProgress");
    private static final Set<String> ENDED = Set.of("JobComplete", "Failed", "Aborted");
    private static final JsonBinder<Job> BINDER = JsonBinder.of(Job.class);

    private final OrgClient org;
    private final String object;
    private final String keyField;
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();

    /** When jobs of ours were made, ended ones too: what is said of running ones may be older than the end of one. */
    private final Map<String, Instant> ours = new ConcurrentHashMap<>();

    BulkIngest(OrgClient org, String object, String keyField) {
        this.org = org;
        this.object = object;
        this.keyField = keyField;
    }

    /** By which job a write was sent. */
    private record Sent(String job, Instant at) {}

    private record Job(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("object") @Nullable String object,
            @JsonProperty("state") @Nullable String state,
            @JsonProperty("contentUrl") @Nullable String contentUrl,
            @JsonProperty("errorMessage") @Nullable String errorMessage) {}

    /**
     * Refuses while a job for the object runs that is not one of ours: it may be one of a process that ended, and would write older states over
     * what is sent now.
     *
     * @throws ConnectorException {@link FailureKind#THROTTLED} if so
     */
    void requireNoOther() {
        for (String row : org.rowsAt(JOBS + "?jobType=V2Ingest")) {
            Job job = bind(row);
            if (object.equals(job.object)
                    && RUNNING.contains(String.valueOf(job.state))
                    && !ours.containsKey(String.valueOf(job.id))) {
                throw new ConnectorException(runs(String.valueOf(job.id), String.valueOf(job.state)));
            }
        }
    }

    /** Whether a job can hold these: its rows are told apart by their keys, and each of its values can be one of a row. */
    boolean takes(List<Upsert> batch) {
        Set<String> keys = new HashSet<>();
        Set<String> writes = new HashSet<>();
        for (Upsert each : batch) {
            if (!keys.add(each.text(keyField))
                    || !writes.add(each.idempotencyKey())
                    || IngestRows.hasUnwritable(each)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes a job of these, and says what is known of them at once.
     *
     * @throws ConnectorException if nothing was done
     */
    List<Outcome> start(List<Upsert> batch) {
        String csv = IngestRows.csv(batch);
        if (csv.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new ConnectorException(Problem.of(
                    FailureKind.INVALID, "UPLOAD_TOO_LARGE", "A bulk job takes at most %d bytes".formatted(MAX_BYTES)));
        }
        String job = upload(csv);
        Instant now = org.now();
        sent.values().removeIf(each -> each.at.plus(KEPT).isBefore(now));
        ours.values().removeIf(made -> made.plus(KEPT).isBefore(now));
        ours.put(job, now);
        batch.forEach(each -> sent.put(each.idempotencyKey(), new Sent(job, now)));
        Problem unclosed = close(job);
        if (unclosed == null) {
            return inOrder(batch, ask(job, batch, false));
        }
        if (unclosed.kind().advice() != FailureKind.Advice.LOOK_UP) {
            abort(job);
            forget(batch);
            ours.remove(job);
        }
        return SaveResult.all(unclosed, batch.size());
    }

    /** What became of those that a job was sent with, by their idempotency keys. */
    Map<String, Outcome> outcomes(List<Upsert> batch) {
        Map<String, List<Upsert>> byJob = new LinkedHashMap<>();
        for (Upsert each : batch) {
            Sent before = sent.get(each.idempotencyKey());
            if (before != null) {
                byJob.computeIfAbsent(before.job, job -> new ArrayList<>()).add(each);
            }
        }
        Map<String, Outcome> outcomes = new HashMap<>();
        byJob.forEach((job, rows) -> outcomes.putAll(ask(job, rows, true)));
        return outcomes;
    }

    private String upload(String csv) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("object", object);
        wanted.put("operation", "upsert");
        wanted.put("externalIdFieldName", keyField);
        wanted.put("contentType", "CSV");
        wanted.put("lineEnding", "LF");
        wanted.put("columnDelimiter", "COMMA");
        HttpCall create =
                HttpCall.json("POST", org.api(JOBS), JsonText.of(wanted)).asRead();
        Job job = bind(org.send(create).body());
        if (job.id == null || job.id.isEmpty() || job.contentUrl == null || job.contentUrl.isEmpty()) {
            throw malformed("A new bulk job has no id, or no address for its data");
        }
        String path = job.contentUrl.startsWith("/") ? job.contentUrl : "/" + job.contentUrl;
        try {
            org.send(new HttpCall(
                    "PUT",
                    Uris.within(create.uri(), path),
                    Map.of("Accept", "application/json", "Content-Type", "text/csv"),
                    csv,
                    HttpCall.Effect.READ));
        } catch (ConnectorException e) {
            abort(job.id);
            throw e;
        }
        return job.id;
    }

    /** Why it is not known to be closed; none: it is. */
    private @Nullable Problem close(String job) {
        HttpCall call = HttpCall.json("PATCH", address(job), JsonText.of(Map.of("state", "UploadComplete")));
        try {
            HttpAnswer answer = org.exchange(call);
            return answer.isSuccess() ? null : org.problem(call, answer);
        } catch (ConnectorException e) {
            return e.problem();
        }
    }

    /** A job that was not closed does nothing, aborted or not. */
    private void abort(String job) {
        try {
            org.exchange(HttpCall.json("PATCH", address(job), JsonText.of(Map.of("state", "Aborted")))
                    .asRead());
        } catch (ConnectorException e) {
            // The org forgets it after seven days.
        }
    }

    /** @param again whether they were said to be unknown before */
    private Map<String, Outcome> ask(String job, List<Upsert> rows, boolean again) {
        try {
            return whatBecame(job, rows, again);
        } catch (ConnectorException e) {
            String message =
                    "Bulk job %s cannot be asked: %s".formatted(job, e.problem().message());
            return all(
                    rows,
                    Outcome.unknown(
                            Problem.of(FailureKind.OUTCOME_UNKNOWN, e.problem().code(), message)));
        }
    }

    private Map<String, Outcome> whatBecame(String id, List<Upsert> rows, boolean again) {
        HttpCall call = HttpCall.get(address(id));
        HttpAnswer answer = org.exchange(call);
        if (answer.status() == 404) {
            forget(rows);
            return all(
                    rows,
                    Outcome.unknown(Problem.of(
                            FailureKind.OUTCOME_UNKNOWN, "BULK_JOB_GONE", "The org does not know bulk job " + id)));
        }
        Job job = bind(org.whole(call, answer).body());
        String state = String.valueOf(job.state);
        if (ENDED.contains(state)) {
            return results(id, job, rows);
        }
        Problem unclosed = state.equals("Open") ? close(id) : null;
        return all(rows, unfinished(unclosed == null ? runs(id, state) : unclosed, again));
    }

    /** A repetition is only not taken yet; what was never answered before is unknown. */
    private static Outcome unfinished(Problem problem, boolean again) {
        return again && problem.kind().advice() == FailureKind.Advice.TRY_LATER
                ? Outcome.retry(problem)
                : Outcome.unknown(problem);
    }

    private Map<String, Outcome> results(String id, Job job, List<Upsert> rows) {
        IngestResults results = new IngestResults(
                keyField, csv(id, "successfulResults"), csv(id, "failedResults"), csv(id, "unprocessedrecords"));
        Outcome otherwise = "JobComplete".equals(job.state)
                ? Outcome.unknown(Problem.of(
                        FailureKind.OUTCOME_UNKNOWN,
                        "ANSWER_MALFORMED",
                        "Bulk job %s tells nothing of the record".formatted(id)))
                : Outcome.of(IngestResults.ofJob(id, String.valueOf(job.state), job.errorMessage));
        Map<String, Outcome> outcomes = new HashMap<>();
        for (Upsert row : rows) {
            outcomes.put(row.idempotencyKey(), results.of(row.text(keyField)).orElse(otherwise));
        }
        forget(rows);
        return outcomes;
    }

    private String csv(String job, String which) {
        HttpCall call = HttpCall.get(org.api(JOBS + "/" + Uris.encode(job) + "/" + which))
                .withHeader("Accept", "text/csv");
        return org.send(call).body();
    }

    private void forget(List<Upsert> rows) {
        rows.forEach(each -> sent.remove(each.idempotencyKey()));
    }

    private URI address(String job) {
        return org.api(JOBS + "/" + Uris.encode(job));
    }

    private static Problem runs(String job, String state) {
        return Problem.of(FailureKind.THROTTLED, "BULK_JOB_RUNS", "Bulk job %s is %s".formatted(job, state))
                .withRetryAfter(POLL);
    }

    private static List<Outcome> inOrder(List<Upsert> batch, Map<String, Outcome> outcomes) {
        return batch.stream()
                .map(each -> requireNonNull(outcomes.get(each.idempotencyKey())))
                .toList();
    }

    private static Map<String, Outcome> all(List<Upsert> rows, Outcome outcome) {
        Map<String, Outcome> outcomes = new HashMap<>();
        rows.forEach(each -> outcomes.put(each.idempotencyKey(), outcome));
        return outcomes;
    }

    private static Job bind(String json) {
        try {
            return BINDER.bind(json);
        } catch (BadRecordException e) {
            throw malformed(e.problem().message());
        }
    }

    private static ConnectorException malformed(String what) {
        return new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "ANSWER_SHAPE", what));
    }
}
