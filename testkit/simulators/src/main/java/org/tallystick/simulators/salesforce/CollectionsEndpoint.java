package org.tallystick.simulators.salesforce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import org.tallystick.simulators.salesforce.internal.write.RecordWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Up to 200 records in one call. The answer is 200 whatever became of the single records, with one result for each, in
 * order. Source: Salesforce contract sheet, section 5.2.
 */
final class CollectionsEndpoint {

    private static final int MAX_RECORDS = 200;
    private static final int MAX_CHUNKS = 10;

    private final OrgData data;

    CollectionsEndpoint(OrgData data) {
        this.data = data;
    }

    /** Writes one record and tells what became of it. */
    @FunctionalInterface
    private interface Writing {
        Map<String, Object> write(RecordWriter writer, ObjectNode record);
    }

    Response create(Request request) {
        return writeAll(
                request, false, (writer, record) -> result(writer.create(type(record), record), Optional.empty()));
    }

    Response update(Request request) {
        return writeAll(request, false, (writer, record) -> {
            ObjectNode body = record.deepCopy();
            JsonNode id = body.has("id") ? body.remove("id") : body.remove("Id");
            if (id == null || !id.isString()) {
                throw ApiException.invalid("MISSING_ARGUMENT", "Id not specified in an update call");
            }
            writer.update(type(record), id.asString(), body);
            return result(id.asString(), Optional.empty());
        });
    }

    Response upsert(Request request) {
        ObjectType type = Target.type(data.catalog(), request);
        Field key = Target.key(data.catalog(), request);
        Map<String, Integer> uses = uses(request, key);
        return writeAll(request, true, (writer, record) -> upsert(writer, type, key, record, uses));
    }

    Response delete(Request request) {
        String[] ids = request.parameter("ids").orElse("").split(",", -1);
        if (ids.length > MAX_RECORDS) {
            throw tooMany();
        }
        UnitOfWork work = data.begin();
        RecordWriter writer = new RecordWriter(data.catalog(), work);
        List<Map<String, Object>> results = new ArrayList<>();
        for (String id : ids) {
            boolean isLocked = isLocked(request, results.size());
            results.add(attempt(false, () -> {
                checkLock(isLocked);
                writer.delete(typeOf(id), id);
                return result(id, Optional.empty());
            }));
        }
        return finish(
                work,
                results,
                request.parameter("allOrNone").filter("true"::equals).isPresent());
    }

    private Map<String, Object> upsert(
            RecordWriter writer, ObjectType type, Field key, ObjectNode record, Map<String, Integer> uses) {
        if (type(record) != type) {
            throw ApiException.invalid("INVALID_TYPE", "All records of an upsert must be of type " + type.name());
        }
        if (record.has("id") || record.has("Id")) {
            throw ApiException.invalid(
                    "INVALID_FIELD", "The Id field should not be specified in the sobject data.", "Id");
        }
        String value = record.path(key.name()).asString("");
        if (value.isEmpty()) {
            throw ApiException.invalid("MISSING_ARGUMENT", key.name() + " not specified", key.name());
        }
        if (uses.getOrDefault(value, 0) > 1) {
            throw ApiException.invalid("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name());
        }
        List<StoredRecord> matches = writer.matches(type, key, value);
        if (matches.size() > 1) {
            throw ApiException.invalid(
                    "DUPLICATE_EXTERNAL_ID",
                    key.name() + ": more than one record found for external id field",
                    key.name());
        }
        if (matches.isEmpty()) {
            return result(writer.create(type, record), Optional.of(true));
        }
        writer.update(type, matches.get(0).id(), record);
        return result(matches.get(0).id(), Optional.of(false));
    }

    /** @param isUpsert whether each result says if it created */
    private Response writeAll(Request request, boolean isUpsert, Writing writing) {
        ObjectNode body = Bodies.object(request);
        List<ObjectNode> records = records(body);
        UnitOfWork work = data.begin();
        RecordWriter writer = new RecordWriter(data.catalog(), work);
        List<Map<String, Object>> results = new ArrayList<>();
        for (ObjectNode record : records) {
            boolean isLocked = isLocked(request, results.size());
            results.add(attempt(isUpsert, () -> {
                checkLock(isLocked);
                return writing.write(writer, record);
            }));
        }
        return finish(work, results, body.path("allOrNone").asBoolean(false));
    }

    /** Of the records each second, the first among them. */
    private static boolean isLocked(Request request, int index) {
        return request.meets(Fault.Kind.LOCKED) && index % 2 == 0;
    }

    private static void checkLock(boolean isLocked) {
        if (isLocked) {
            throw ApiException.locked();
        }
    }

    private static Response finish(UnitOfWork work, List<Map<String, Object>> results, boolean allOrNone) {
        boolean failed = results.stream().anyMatch(result -> !Objects.equals(result.get("success"), true));
        if (!allOrNone || !failed) {
            work.commit();
            return Response.json(200, results);
        }
        return Response.json(
                200, results.stream().map(CollectionsEndpoint::rolledBack).toList());
    }

    private static Map<String, Object> rolledBack(Map<String, Object> result) {
        return Objects.equals(result.get("success"), true)
                ? failure(
                        ApiException.invalid(
                                "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                                "Record rolled back because not all records were valid and the request was using AllOrNone header"),
                        result.containsKey("created"))
                : result;
    }

    /** A value that its field's type cannot be read from makes the whole request malformed. */
    private static Map<String, Object> attempt(boolean isUpsert, Supplier<Map<String, Object>> write) {
        try {
            return write.get();
        } catch (ApiException refusal) {
            if (refusal.code().equals("JSON_PARSER_ERROR")) {
                throw refusal;
            }
            return failure(refusal, isUpsert);
        }
    }

    private List<ObjectNode> records(ObjectNode body) {
        List<ObjectNode> records = new ArrayList<>();
        for (JsonNode record : body.path("records")) {
            if (!(record instanceof ObjectNode object) || !startsWithAttributes(object)) {
                throw ApiException.invalid(
                        "JSON_PARSER_ERROR",
                        "Nested object for polymorphic foreign key must have an attributes field before any other fields.");
            }
            records.add(object);
        }
        if (records.isEmpty()) {
            throw ApiException.invalid("JSON_PARSER_ERROR", "records must hold at least one record");
        }
        if (records.size() > MAX_RECORDS) {
            throw tooMany();
        }
        checkChunks(records);
        return records;
    }

    private static boolean startsWithAttributes(ObjectNode record) {
        return !record.isEmpty() && record.propertyNames().iterator().next().equals("attributes");
    }

    /** A chunk is a run of records of one type. */
    private static void checkChunks(List<ObjectNode> records) {
        int chunks = 0;
        String last = "";
        for (ObjectNode record : records) {
            String type = record.path("attributes").path("type").asString("");
            chunks += type.equals(last) ? 0 : 1;
            last = type;
        }
        if (chunks > MAX_CHUNKS) {
            throw ApiException.invalid("LIMIT_EXCEEDED", "At most " + MAX_CHUNKS + " chunks of one type in a call");
        }
    }

    private Map<String, Integer> uses(Request request, Field key) {
        Map<String, Integer> uses = new HashMap<>();
        records(Bodies.object(request))
                .forEach(record -> uses.merge(record.path(key.name()).asString(""), 1, Integer::sum));
        return uses;
    }

    private ObjectType type(ObjectNode record) {
        String name = record.path("attributes").path("type").asString("");
        return data.catalog()
                .find(name)
                .orElseThrow(
                        () -> ApiException.invalid("INVALID_TYPE", "sObject type '" + name + "' is not supported."));
    }

    private ObjectType typeOf(String id) {
        return data.catalog().all().stream()
                .filter(type -> id.startsWith(type.keyPrefix()))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("MALFORMED_ID", "bad id " + id));
    }

    private static ApiException tooMany() {
        return ApiException.invalid("LIMIT_EXCEEDED", "At most " + MAX_RECORDS + " records in a call");
    }

    private static Map<String, Object> result(String id, Optional<Boolean> created) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", id);
        result.put("success", true);
        result.put("errors", List.of());
        created.ifPresent(value -> result.put("created", value));
        return result;
    }

    private static Map<String, Object> failure(ApiException refusal, boolean isUpsert) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("success", false);
        if (isUpsert) {
            result.put("created", false);
        }
        result.put("errors", List.of(refusal.perRecord()));
        return result;
    }
}
