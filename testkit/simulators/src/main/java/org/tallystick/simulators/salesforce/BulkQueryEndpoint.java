package org.tallystick.simulators.salesforce;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.RecordId;
import org.tallystick.simulators.salesforce.internal.data.RecordJson;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.FieldType;
import org.tallystick.simulators.salesforce.internal.soql.FieldPath;
import org.tallystick.simulators.salesforce.internal.soql.Query;
import org.tallystick.simulators.salesforce.internal.soql.QueryRunner;
import org.tallystick.simulators.salesforce.internal.soql.SoqlParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Query jobs of the Bulk API 2.0. A job shows the records as they stood when it was made, and lives until it is deleted or the org restarts.
 * Source: Salesforce contract sheet, section 4.3.
 */
final class BulkQueryEndpoint {

    private static final int MAX_JOBS = 10_000;
    private static final Set<String> ENDED = Set.of("JobComplete", "Failed", "Aborted");

    private final OrgData data;
    private final OrgSettings settings;
    private final RandomGenerator random;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private int made;

    BulkQueryEndpoint(OrgData data, OrgSettings settings, RandomGenerator random) {
        this.data = data;
        this.settings = settings;
        this.random = random;
    }

    private static final class Job {

        private final String operation;
        private final Query query;
        private final List<ObjectNode> records;
        private String state = "UploadComplete";
        private int polls;

        Job(String operation, Query query, List<ObjectNode> records) {
            this.operation = operation;
            this.query = query;
            this.records = records;
        }
    }

    Response create(Request request) {
        ObjectNode body = Bodies.object(request);
        String operation = body.path("operation").asString("");
        if (!Set.of("query", "queryAll").contains(operation)) {
            throw ApiException.invalid("INVALIDJOB", "operation is query or queryAll, not '%s'".formatted(operation));
        }
        only(body, "contentType", "CSV");
        only(body, "columnDelimiter", "COMMA");
        only(body, "lineEnding", "LF");
        if (made == MAX_JOBS) {
            throw new ApiException(403, "REQUEST_LIMIT_EXCEEDED", "DailyBulkV2QueryJobs Limit exceeded.");
        }
        Query query = SoqlParser.parse(data.catalog(), body.path("query").asString(""));
        if (query.isCount()) {
            throw ApiException.invalid("INVALIDJOB", "A job selects fields");
        }
        made++;
        String id = RecordId.of("750", random.nextLong(Long.MAX_VALUE));
        QueryRunner runner = new QueryRunner(data, new RecordJson(request.variable("version")));
        Job job = new Job(operation, query, runner.records(query, operation.equals("queryAll")));
        jobs.put(id, job);
        return show(id, job);
    }

    /** Asking moves it on. */
    Response read(Request request) {
        Job job = job(request);
        if (!ENDED.contains(job.state)) {
            job.state =
                    job.polls++ < settings.bulkPolls() ? "InProgress" : settings.bulkFails() ? "Failed" : "JobComplete";
        }
        return show(request.variable("id"), job);
    }

    Response change(Request request) {
        Job job = job(request);
        if (!Bodies.object(request).path("state").asString("").equals("Aborted")) {
            throw ApiException.invalid("INVALIDJOBSTATE", "A query job can be aborted only");
        }
        if (ENDED.contains(job.state)) {
            throw ApiException.invalid("INVALIDJOBSTATE", "The job has ended: " + job.state);
        }
        job.state = "Aborted";
        return show(request.variable("id"), job);
    }

    Response delete(Request request) {
        if (!ENDED.contains(job(request).state)) {
            throw ApiException.invalid("INVALIDJOBSTATE", "The job has not ended");
        }
        jobs.remove(request.variable("id"));
        return Response.empty(204);
    }

    Response results(Request request) {
        Job job = job(request);
        if (!job.state.equals("JobComplete")) {
            throw ApiException.invalid("INVALIDJOBSTATE", "The job has no results: " + job.state);
        }
        if (!request.header("Accept").orElse("").contains("text/csv")) {
            throw new ApiException(406, "NOT_ACCEPTABLE", "Results are text/csv");
        }
        int from = request.parameter("locator").map(BulkQueryEndpoint::offset).orElse(0);
        int most = request.parameter("maxRecords").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        int until = (int) Math.min(job.records.size(), (long) from + most);
        return Response.text(200, "text/csv", csv(job, from, until))
                .withHeader("Sforce-Locator", until == job.records.size() ? "null" : locator(until))
                .withHeader("Sforce-NumberOfRecords", String.valueOf(until - from));
    }

    private Job job(Request request) {
        Job job = jobs.get(request.variable("id"));
        if (job == null) {
            throw ApiException.notFound();
        }
        return job;
    }

    private static Response show(String id, Job job) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("operation", job.operation);
        body.put("object", job.query.from().name());
        body.put("state", job.state);
        body.put("contentType", "CSV");
        body.put("lineEnding", "LF");
        body.put("columnDelimiter", "COMMA");
        if (job.state.equals("JobComplete")) {
            body.put("numberRecordsProcessed", job.records.size());
        }
        return Response.json(200, body);
    }

    private static void only(ObjectNode body, String name, String value) {
        if (!body.path(name).asString(value).equals(value)) {
            throw ApiException.invalid("INVALIDJOB", "%s is %s here".formatted(name, value));
        }
    }

    private static String locator(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("rows:" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String locator) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.UTF_8);
            return Integer.parseInt(text.replaceFirst("^rows:", ""));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
    }

    private static String csv(Job job, int from, int until) {
        StringBuilder csv = new StringBuilder();
        csv.append(Csv.line(
                job.query.select().stream().map(BulkQueryEndpoint::name).toList()));
        for (ObjectNode record : job.records.subList(from, until)) {
            csv.append(Csv.line(
                    job.query.select().stream().map(path -> text(record, path)).toList()));
        }
        return csv.toString();
    }

    private static String name(FieldPath path) {
        return Stream.concat(
                        path.hops().stream().map(Field::relationshipName),
                        Stream.of(path.field().name()))
                .collect(Collectors.joining("."));
    }

    private static String text(ObjectNode record, FieldPath path) {
        JsonNode at = record;
        for (Field hop : path.hops()) {
            at = at.path(String.valueOf(hop.relationshipName()));
        }
        String text = at.path(path.field().name()).asString("");
        return path.field().type() == FieldType.DATETIME ? text.replace("+0000", "Z") : text;
    }
}
