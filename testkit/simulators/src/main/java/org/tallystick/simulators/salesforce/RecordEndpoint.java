package org.tallystick.simulators.salesforce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.RecordJson;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.FieldType;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import org.tallystick.simulators.salesforce.internal.write.RecordWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Single records: create, read, update, delete, upsert by a key field. Each of these calls of a record that is there may be guarded by
 * {@code If-Unmodified-Since}; a date that is none guards nothing. Source: Salesforce contract sheet, sections 5.1 and 7.
 */
final class RecordEndpoint {

    private final OrgData data;

    RecordEndpoint(OrgData data) {
        this.data = data;
    }

    Response create(Request request) {
        checkLock(request);
        ObjectNode body = Bodies.object(request);
        UnitOfWork work = data.begin();
        String id = writer(work).create(type(request), body);
        work.commit();
        return created(request, saved(id));
    }

    Response read(Request request) {
        return one(request, byId(type(request)), request.variable("id"));
    }

    Response readByKey(Request request) {
        return one(request, key(request), request.variable("value"));
    }

    Response update(Request request) {
        checkLock(request);
        ObjectNode body = Bodies.object(request);
        UnitOfWork work = data.begin();
        checkUnmodified(request, work);
        writer(work).update(type(request), request.variable("id"), body);
        work.commit();
        return Response.empty(204);
    }

    Response delete(Request request) {
        checkLock(request);
        UnitOfWork work = data.begin();
        checkUnmodified(request, work);
        writer(work).delete(type(request), request.variable("id"));
        work.commit();
        return Response.empty(204);
    }

    /** {@code ?updateOnly=true} prevents the create. */
    Response upsert(Request request) {
        checkLock(request);
        ObjectNode body = Bodies.object(request);
        Field key = key(request);
        for (String name : List.of("Id", key.name())) {
            if (body.has(name)) {
                throw ApiException.invalid(
                        "INVALID_FIELD", "The " + name + " field should not be specified in the sobject data.", name);
            }
        }
        UnitOfWork work = data.begin();
        List<StoredRecord> matches = writer(work).matches(type(request), key, request.variable("value"));
        if (matches.size() > 1) {
            return choices(request, matches);
        }
        if (matches.isEmpty()) {
            return upsertNew(request, work, key, body);
        }
        checkUnmodified(request, matches.get(0));
        String id = matches.get(0).id();
        writer(work).update(type(request), id, body);
        work.commit();
        Map<String, Object> result = saved(id);
        result.put("created", false);
        return Response.json(200, result);
    }

    private static void checkLock(Request request) {
        if (request.meets(Fault.Kind.LOCKED)) {
            throw ApiException.locked();
        }
    }

    private void checkUnmodified(Request request, UnitOfWork work) {
        ObjectType type = type(request);
        writer(work)
                .matches(type, byId(type), request.variable("id"))
                .forEach(record -> checkUnmodified(request, record));
    }

    /** The sheet gives the status and no body: code and text are the simulator's own (decision 029). */
    private static void checkUnmodified(Request request, StoredRecord record) {
        Optional<Instant> modified = DateTimes.moment(
                        record.get("LastModifiedDate").asString(""))
                .map(moment -> moment.truncatedTo(ChronoUnit.SECONDS));
        request.header("If-Unmodified-Since")
                .flatMap(DateTimes::httpDate)
                .filter(since -> modified.filter(since::isBefore).isPresent())
                .ifPresent(since -> {
                    throw new ApiException(
                            412, "PRECONDITION_FAILED", "The record " + record.id() + " was modified after " + since);
                });
    }

    private Response upsertNew(Request request, UnitOfWork work, Field key, ObjectNode body) {
        if (key.type() == FieldType.ID
                || request.parameter("updateOnly").filter("true"::equals).isPresent()) {
            throw ApiException.notFound();
        }
        String id = writer(work).create(type(request), body.deepCopy().put(key.name(), request.variable("value")));
        work.commit();
        Map<String, Object> result = saved(id);
        result.put("created", true);
        return created(request, result);
    }

    private Response one(Request request, Field key, String value) {
        List<StoredRecord> matches = writer(data.begin()).matches(type(request), key, value);
        if (matches.isEmpty()) {
            throw ApiException.notFound();
        }
        if (matches.size() > 1) {
            return choices(request, matches);
        }
        checkUnmodified(request, matches.get(0));
        return Response.json(200, json(request).whole(matches.get(0)));
    }

    private static Response choices(Request request, List<StoredRecord> matches) {
        return Response.json(300, matches.stream().map(json(request)::url).toList());
    }

    private static Response created(Request request, Map<String, Object> result) {
        String url = "/services/data/%s/sobjects/%s/%s"
                .formatted(request.variable("version"), request.variable("object"), result.get("id"));
        return Response.json(201, result).withHeader("Location", url);
    }

    private static Map<String, Object> saved(String id) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", id);
        result.put("success", true);
        result.put("errors", List.of());
        return result;
    }

    private ObjectType type(Request request) {
        return Target.type(data.catalog(), request);
    }

    /** An e-mail address whose domain ends like the name of a file is not found, in an address (trap 4 of the contract sheet). */
    private Field key(Request request) {
        Field key = Target.key(data.catalog(), request);
        if (key.type() == FieldType.EMAIL && request.variable("value").endsWith(".inc")) {
            throw ApiException.notFound();
        }
        return key;
    }

    private static Field byId(ObjectType type) {
        return type.field("Id").orElseThrow();
    }

    private RecordWriter writer(UnitOfWork work) {
        return new RecordWriter(data.catalog(), work);
    }

    private static RecordJson json(Request request) {
        return new RecordJson(request.variable("version"));
    }
}
