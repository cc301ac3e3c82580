package org.tallystick.simulators.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.RecordId;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ingest jobs of the Bulk API 2.0: upserts by an external id, of CSV with LF and commas. A job lives until the org restarts; its rows are worked on once,
 * when it is closed or after so many polls as the settings say. Source: Salesforce contract sheet, section 5.4.
 */
final class BulkIngestEndpoint {

    private final OrgData data;
    private final OrgSettings settings;
    private final RandomGenerator random;
    private final Map<String, IngestJob> jobs = new LinkedHashMap<>();
    private final Map<String, Integer> polls = new LinkedHashMap<>();

    BulkIngestEndpoint(OrgData data, OrgSettings settings, RandomGenerator random) {
        this.data = data;
        this.settings = settings;
        this.random = random;
    }

    Response create(Request request) {
        ObjectNode body = Bodies.object(request);
        only(body, "operation", "upsert");
        only(body, "contentType", "CSV");
        only(body, "columnDelimiter", "COMMA");
        only(body, "lineEnding", "LF");
        String object = body.path("object").asString("");
        ObjectType type = data.catalog()
                .find(object)
                .orElseThrow(() -> ApiException.invalid("INVALIDENTITY", "Unable to find object: " + object));
        String field = body.path("externalIdFieldName").asString("");
        Field key = type.field(field)
                .filter(Field::isKey)
                .orElseThrow(() -> ApiException.invalid(
                        "INVALIDJOB",
                        "Field name provided, %s does not match an External ID, Salesforce Id, or indexed field for %s"
                                .formatted(field, object)));
        String id = RecordId.of("750", random.nextLong(Long.MAX_VALUE));
        IngestJob job = new IngestJob(type, key, DateTimes.write(settings.time().instant()));
        jobs.put(id, job);
        return Response.json(200, job.show(id, request.variable("version")));
    }

    /** Of all jobs; {@code ?jobType=V2Ingest} is the only filter there is. */
    Response list(Request request) {
        if (!request.parameter("jobType").orElse("").equals("V2Ingest")) {
            throw ApiException.invalid("INVALIDJOB", "jobType is V2Ingest");
        }
        List<ObjectNode> records = jobs.entrySet().stream()
                .map(each -> each.getValue().show(each.getKey(), request.variable("version")))
                .toList();
        ObjectNode page = Json.MAPPER.createObjectNode().put("done", true);
        page.set("records", Json.MAPPER.valueToTree(records));
        return Response.json(200, page);
    }

    Response upload(Request request) {
        IngestJob job = job(request);
        if (!request.header("Content-Type").orElse("").startsWith("text/csv")) {
            throw new ApiException(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type header must be text/csv");
        }
        job.upload(request.body());
        return Response.empty(201);
    }

    /** The answer shows it as it stood before any row was worked on. */
    Response change(Request request) {
        IngestJob job = job(request);
        String state = Bodies.object(request).path("state").asString("");
        switch (state) {
            case "UploadComplete" -> job.close(request.meets(Fault.Kind.LOCKED));
            case "Aborted" -> job.abort();
            default ->
                throw ApiException.invalid(
                        "INVALIDJOBSTATE", "state is UploadComplete or Aborted, not '" + state + "'");
        }
        Response shown = show(request);
        if (job.state().equals("UploadComplete") && settings.bulkPolls() == 0) {
            job.process(data, settings.bulkFails());
        }
        return shown;
    }

    /** Asking moves it on. */
    Response read(Request request) {
        IngestJob job = job(request);
        if (!job.state().equals("Open") && !job.hasEnded()) {
            boolean isDue = polls.merge(request.variable("id"), 1, Integer::sum) > settings.bulkPolls();
            if (isDue) {
                job.process(data, settings.bulkFails());
            } else {
                job.goOn();
            }
        }
        return show(request);
    }

    Response successful(Request request) {
        return csv(request, IngestJob::successfulResults);
    }

    Response failed(Request request) {
        return csv(request, IngestJob::failedResults);
    }

    Response unprocessed(Request request) {
        return csv(request, IngestJob::unprocessedRecords);
    }

    private Response csv(Request request, Function<IngestJob, String> results) {
        return Response.text(200, "text/csv", results.apply(job(request)));
    }

    private Response show(Request request) {
        return Response.json(200, job(request).show(request.variable("id"), request.variable("version")));
    }

    private IngestJob job(Request request) {
        IngestJob job = jobs.get(request.variable("id"));
        if (job == null) {
            throw ApiException.notFound();
        }
        return job;
    }

    private static void only(ObjectNode body, String name, String value) {
        if (!body.path(name).asString("").equals(value)) {
            throw ApiException.invalid("INVALIDJOB", "%s is %s here".formatted(name, value));
        }
    }
}
