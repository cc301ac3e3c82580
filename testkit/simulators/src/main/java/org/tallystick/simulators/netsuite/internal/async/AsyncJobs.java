package org.tallystick.simulators.netsuite.internal.async;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.Handler;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.netsuite.internal.wire.Problem;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;

/**
 * Writes that ask for {@code Prefer: respond-async}: each is a job with one task. Its work is done at once, and it says that it is pending until it was
 * asked for once. Jobs live in memory. An idempotency key counts for such a write only. Source: the vendor contract sheet of NetSuite,
 * section 5.1.
 */
public final class AsyncJobs {
    /** Below which jobs are. */
    public static final String PATH = "/services/rest/async/v1/job";

    private static final String KEY = "X-NetSuite-Idempotency-Key";

    private final InstantSource clock;
    private final Map<String, Job> jobs = new TreeMap<>();
    private final Map<String, String> jobByKey = new LinkedHashMap<>();

    private static final class Job {
        private final Response result;
        private final Instant done;
        private boolean completed;

        Job(Response result, Instant done) {
            this.result = result;
            this.done = done;
        }
    }

    public AsyncJobs(InstantSource clock) {
        this.clock = clock;
    }

    /** The handler of a write, done at once unless the request wants it as a job. */
    public Handler orLater(Handler write) {
        return request -> {
            if (!request.header("Prefer").orElse("").toLowerCase(Locale.ROOT).contains("respond-async")) {
                return write.handle(request);
            }
            @Nullable String key = request.header(KEY).map(AsyncJobs::checked).orElse(null);
            if (key != null && jobByKey.containsKey(key)) {
                throw new Refusal(Refusals.conflict(Problem.inHeader(
                                "IDEMPOTENCY_ERROR", KEY, "A request with this idempotency key was submitted already."))
                        .withHeader("Location", PATH + "/" + jobByKey.get(key)));
            }
            String id = String.valueOf(jobs.size() + 1);
            jobs.put(id, new Job(result(write, request), clock.instant().truncatedTo(ChronoUnit.SECONDS)));
            if (key != null) {
                jobByKey.put(key, id);
            }
            return Response.empty(202)
                    .withHeader("Preference-Applied", "respond-async")
                    .withHeader("Location", PATH + "/" + id);
        };
    }

    private static Response result(Handler write, Request request) {
        try {
            return write.handle(request);
        } catch (Refusal refusal) {
            return refusal.response();
        }
    }

    private static String checked(String key) {
        try {
            return UUID.fromString(key).toString();
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(Problem.inHeader("INVALID_REQUEST", KEY, "An idempotency key is a UUID."));
        }
    }

    /** A job; from the second time on it is completed. */
    public Response job(Request request) {
        Job job = existing(request);
        boolean completed = job.completed;
        job.completed = true;
        String self = PATH + "/" + request.variable("job");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("completed", completed);
        body.put("id", request.variable("job"));
        body.put("progress", completed ? progress(job) : "pending");
        body.put("task", Map.of("links", links("self", self + "/task/")));
        return Response.json(200, body);
    }

    /** The list of its one task, in the form of other lists. */
    public Response tasks(Request request) {
        existing(request);
        String self = PATH + "/" + request.variable("job") + "/task/";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("links", links("self", self));
        body.put("count", 1);
        body.put("hasMore", false);
        body.put("items", List.of(Map.of("links", links("self", self + "1"))));
        body.put("offset", 0);
        body.put("totalResults", 1);
        return Response.json(200, body);
    }

    /** Its one task. */
    public Response task(Request request) {
        Job job = existing(request);
        checkTask(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("completed", job.completed);
        body.put("progress", job.completed ? progress(job) : "pending");
        body.put("startTime", job.done.toString());
        if (job.completed) {
            body.put("endTime", job.done.toString());
        }
        body.put("links", links("related", PATH + "/" + request.variable("job") + "/task/1/result"));
        return Response.json(200, body);
    }

    private static List<Map<String, String>> links(String rel, String href) {
        return List.of(Map.of("rel", rel, "href", href));
    }

    /** What the write answered. */
    public Response result(Request request) {
        Job job = existing(request);
        checkTask(request);
        if (!job.completed) {
            throw Refusals.of(404, "The task is not completed.");
        }
        return job.result;
    }

    private Job existing(Request request) {
        Job job = jobs.get(request.variable("job"));
        if (job == null) {
            throw Refusals.of(404, "There is no such job.");
        }
        return job;
    }

    private static void checkTask(Request request) {
        if (!request.variable("task").equals("1")) {
            throw Refusals.of(404, "There is no such task.");
        }
    }

    private static String progress(Job job) {
        return job.result.status() < 300 ? "succeeded" : "failed";
    }
}
