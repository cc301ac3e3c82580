package org.tallystick.simulators.netsuite.internal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.record.Field.Access;
import org.tallystick.simulators.netsuite.internal.wire.Problem;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the body of one write, property by property; what is wrong goes to the findings. */
final class BodyReader {
    /** What every answer has and no write means. */
    private static final Set<String> PASSED_OVER = Set.of("id", "links", "refName");

    private static final String LINE_CUSTOM_PREFIX = "custcol";

    private final RecordType type;
    private final ValueReader values;
    private final Strictness names;
    private final Strictness content;
    private final Findings findings;

    BodyReader(RecordType type, Books books, Request request, Findings findings) {
        this.type = type;
        this.values = new ValueReader(books);
        this.names = Strictness.ofNames(request);
        this.content = Strictness.ofValues(request);
        this.findings = findings;
    }

    Draft read(Request request) {
        JsonNode body = parsed(request);
        if (!body.isObject()) {
            throw Refusals.badRequest(Problem.of("INVALID_CONTENT", "The body must be one JSON object."));
        }
        Map<String, Optional<String>> read = new TreeMap<>();
        Map<String, List<Draft.Line>> lines = new TreeMap<>();
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            String name = property.getKey();
            if (type.sublists().containsKey(name)) {
                lines.put(name, lines(name, property.getValue()));
            } else if (!PASSED_OVER.contains(name)) {
                put(read, type.field(name), name, property.getValue());
            }
        }
        return new Draft(read, lines);
    }

    private static JsonNode parsed(Request request) {
        try {
            return request.json();
        } catch (JacksonException e) {
            throw Refusals.badRequest(
                    Problem.of("INVALID_CONTENT", "Error while parsing the body: " + e.getOriginalMessage()));
        }
    }

    private List<Draft.Line> lines(String sublist, JsonNode value) {
        List<Draft.Line> lines = new ArrayList<>();
        if (!value.isObject() || !value.path("items").isArray()) {
            findings.add(Problem.inBody("INVALID_CONTENT", sublist, "A sublist is an object with an array of items."));
            return lines;
        }
        int index = 0;
        for (JsonNode line : value.path("items")) {
            lines.add(line(sublist, sublist + ".items[" + index++ + "]", line));
        }
        return lines;
    }

    private Draft.Line line(String sublist, String path, JsonNode line) {
        Map<String, Optional<String>> read = new TreeMap<>();
        if (!line.isObject()) {
            findings.add(Problem.inBody("INVALID_CONTENT", path, "A line is an object."));
        }
        for (Map.Entry<String, JsonNode> property : line.properties()) {
            String name = property.getKey();
            if (!PASSED_OVER.contains(name)) {
                Optional<Field> field = RecordType.field(type.lineFields(sublist), name, LINE_CUSTOM_PREFIX);
                put(read, field, path + "." + name, property.getValue());
            }
        }
        return new Draft.Line(path, read);
    }

    private void put(Map<String, Optional<String>> read, Optional<Field> field, String path, JsonNode value) {
        if (field.isEmpty()) {
            findings.add(names, Problem.inBody("INVALID_CONTENT", path, "Unknown property of " + type.name() + "."));
        } else if (field.get().is(Access.READ_ONLY)) {
            findings.add(content, readOnly(path));
        } else if (value.isNull()) {
            read.put(field.get().column(), Optional.empty());
        } else {
            putValue(read, field.get(), path, value);
        }
    }

    private void putValue(Map<String, Optional<String>> read, Field field, String path, JsonNode value) {
        try {
            String text = values.read(field, value, path);
            read.put(field.column(), text.isEmpty() ? Optional.empty() : Optional.of(text));
        } catch (InvalidValueException e) {
            findings.add(content, e.problem());
        }
    }

    static Problem readOnly(String path) {
        return Problem.inBody(
                "USER_ERROR",
                path,
                "You do not have permissions to set a value for element " + path
                        + " due to one of the following reasons: 1) The field is read-only; 2) An associated feature is"
                        + " disabled; 3) The field is available either when a record is created or updated, but not in"
                        + " both cases.");
    }
}
