package org.tallystick.simulators.salesforce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.FieldType;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import org.tallystick.simulators.salesforce.internal.write.RecordWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One upsert job of the Bulk API 2.0: what was uploaded, and what became of each row. Source: Salesforce contract sheet, section 5.4. */
final class IngestJob {

    private static final Set<String> ENDED = Set.of("JobComplete", "Failed", "Aborted");
    private static final int MAX_FIELD_CHARS = 32_000;
    private static final int MAX_FIELDS = 5_000;
    private static final int MAX_ROW_CHARS = 400_000;
    /** Clears a field; an empty value leaves it as it is. */
    private static final String CLEARED = "#N/A";

    private final ObjectType type;
    private final Field key;
    private final String created;
    private final List<String> succeeded = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> unprocessed = new ArrayList<>();
    private String state = "Open";
    private String error = "";
    private @Nullable String uploaded;
    private List<String> columns = List.of();
    private boolean meetsLocks;

    IngestJob(ObjectType type, Field key, String created) {
        this.type = type;
        this.key = key;
        this.created = created;
    }

    String state() {
        return state;
    }

    boolean hasEnded() {
        return ENDED.contains(state);
    }

    void upload(String csv) {
        if (!state.equals("Open") || uploaded != null) {
            throw wrongState("takes one upload, while it is Open");
        }
        uploaded = csv;
    }

    /** @param locked whether each second row meets a lock */
    void close(boolean locked) {
        if (!state.equals("Open") || uploaded == null) {
            throw wrongState("is closed once, after the upload");
        }
        meetsLocks = locked;
        state = "UploadComplete";
    }

    void abort() {
        if (hasEnded()) {
            throw wrongState("has ended");
        }
        state = "Aborted";
    }

    void goOn() {
        state = "InProgress";
    }

    /** @param breaksDown whether the job fails after half of its rows */
    void process(OrgData data, boolean breaksDown) {
        try {
            List<List<String>> lines = Csv.parse(String.valueOf(uploaded));
            columns = lines.isEmpty() ? List.of() : lines.get(0);
            checkColumns();
            process(data, lines.subList(1, lines.size()), breaksDown);
        } catch (ApiException refusal) {
            fail("InvalidBatch : " + refusal.getMessage());
        }
    }

    private void checkColumns() {
        if (columns.isEmpty()) {
            throw ApiException.invalid("INVALID_BATCH", "The data have no header");
        }
        if (columns.size() > MAX_FIELDS) {
            throw ApiException.invalid("INVALID_BATCH", "More than " + MAX_FIELDS + " fields");
        }
        for (String column : columns) {
            if (type.field(column).isEmpty()) {
                throw ApiException.invalid("INVALID_BATCH", "Field name not found : " + column);
            }
        }
    }

    private void process(OrgData data, List<List<String>> rows, boolean breaksDown) {
        UnitOfWork work = data.begin();
        RecordWriter writer = new RecordWriter(data.catalog(), work);
        int done = breaksDown ? rows.size() / 2 : rows.size();
        for (int i = 0; i < done; i++) {
            process(writer, rows.get(i), meetsLocks && i % 2 == 0);
        }
        rows.subList(done, rows.size()).forEach(row -> unprocessed.add(Csv.line(row)));
        work.commit();
        state = "JobComplete";
        if (breaksDown) {
            fail("InternalServerError : Job failed after too many retries");
        }
    }

    private void fail(String why) {
        state = "Failed";
        error = why;
    }

    private void process(RecordWriter writer, List<String> row, boolean isLocked) {
        try {
            if (isLocked) {
                throw ApiException.locked();
            }
            succeeded.add(upsert(writer, fields(row)) + Csv.line(row));
        } catch (ApiException refusal) {
            failed.add(result("", refusal.asText()) + Csv.line(row));
        }
    }

    private String upsert(RecordWriter writer, ObjectNode record) {
        String value = record.path(key.name()).asString("");
        if (value.isEmpty()) {
            throw ApiException.invalid("MISSING_ARGUMENT", key.name() + " not specified", key.name());
        }
        List<StoredRecord> matches = writer.matches(type, key, value);
        if (matches.size() > 1) {
            throw ApiException.invalid(
                    "DUPLICATE_EXTERNAL_ID",
                    key.name() + ": more than one record found for external id field",
                    key.name());
        }
        if (matches.isEmpty()) {
            return result(writer.create(type, record), "true");
        }
        writer.update(type, matches.get(0).id(), record);
        return result(matches.get(0).id(), "false");
    }

    /** The two values that stand before a row's own. */
    private static String result(String first, String second) {
        return Csv.line(List.of(first, second)).replace("\n", ",");
    }

    private ObjectNode fields(List<String> row) {
        if (row.size() != columns.size()) {
            throw ApiException.invalid(
                    "INVALID_BATCH", "%d values under %d columns".formatted(row.size(), columns.size()));
        }
        if (row.stream().mapToInt(String::length).sum() > MAX_ROW_CHARS
                || row.stream().anyMatch(value -> value.length() > MAX_FIELD_CHARS)) {
            throw ApiException.invalid("STRING_TOO_LONG", "A value or its row is too large");
        }
        ObjectNode fields = Json.MAPPER.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            Field field = type.field(columns.get(i)).orElseThrow();
            String text = row.get(i);
            if (!text.isEmpty()) {
                fields.set(field.name(), value(field.type(), text));
            }
        }
        return fields;
    }

    /** A text that does not fit stays one, and is refused as such. */
    private static JsonNode value(FieldType type, String text) {
        if (text.equals(CLEARED)) {
            return NullNode.instance;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (type == FieldType.BOOLEAN && (lower.equals("true") || lower.equals("false"))) {
            return Json.MAPPER.valueToTree(Boolean.valueOf(lower));
        }
        try {
            return type.isNumber() ? Json.MAPPER.valueToTree(new BigDecimal(text)) : StringNode.valueOf(text);
        } catch (NumberFormatException e) {
            return StringNode.valueOf(text);
        }
    }

    String successfulResults() {
        return results(succeeded, "sf__Id", "sf__Created");
    }

    String failedResults() {
        return results(failed, "sf__Id", "sf__Error");
    }

    String unprocessedRecords() {
        return results(unprocessed);
    }

    /** In no promised order: the last row comes first. */
    private String results(List<String> rows, String... before) {
        if (!hasEnded()) {
            throw wrongState("has no results yet");
        }
        StringBuilder csv = new StringBuilder(
                Csv.line(Stream.concat(Stream.of(before), columns.stream()).toList()));
        for (int i = rows.size() - 1; i >= 0; i--) {
            csv.append(rows.get(i));
        }
        return csv.toString();
    }

    /** As each answer about the job shows it. */
    ObjectNode show(String id, String version) {
        ObjectNode shown = Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("operation", "upsert")
                .put("object", type.name())
                .put("createdDate", created)
                .put("state", state)
                .put("externalIdFieldName", key.name())
                .put("contentType", "CSV")
                .put("jobType", "V2Ingest")
                .put("lineEnding", "LF")
                .put("columnDelimiter", "COMMA");
        if (state.equals("Open")) {
            shown.put("contentUrl", "services/data/%s/jobs/ingest/%s/batches".formatted(version, id));
        }
        if (hasEnded()) {
            shown.put("numberRecordsProcessed", succeeded.size() + failed.size())
                    .put("numberRecordsFailed", failed.size());
        }
        return error.isEmpty() ? shown : shown.put("errorMessage", error);
    }

    private ApiException wrongState(String what) {
        return ApiException.invalid("INVALIDJOBSTATE", "The job is %s; it %s".formatted(state, what));
    }
}
