package org.tallystick.simulators.salesforce;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;

/** The versions and the objects of the org. Source: Salesforce contract sheet, sections 1 and 3. */
final class DescribeEndpoint {

    /** The schema ships with the simulator, so it has not changed since. */
    private static final Instant LAST_MODIFIED = Instant.parse("2026-01-01T00:00:00Z");

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Catalog catalog;

    DescribeEndpoint(Catalog catalog) {
        this.catalog = catalog;
    }

    Response versions(Request request) {
        return Response.json(
                200,
                IntStream.rangeClosed(58, 68)
                        .mapToObj(version -> ordered(
                                "label", "Release " + version,
                                "url", "/services/data/v" + version + ".0",
                                "version", version + ".0"))
                        .toList());
    }

    Response describe(Request request) {
        ObjectType type = Target.type(catalog, request);
        if (request.header("If-Modified-Since")
                .flatMap(DateTimes::httpDate)
                .filter(since -> !since.isBefore(LAST_MODIFIED))
                .isPresent()) {
            return Response.empty(304);
        }
        Map<String, Object> body = ordered(
                "name", type.name(),
                "label", type.label(),
                "keyPrefix", type.keyPrefix(),
                "custom", type.name().endsWith("__c"));
        body.put(
                "fields", type.fields().stream().map(DescribeEndpoint::describe).toList());
        return Response.json(200, body).withHeader("Last-Modified", HTTP_DATE.format(LAST_MODIFIED));
    }

    private static Map<String, Object> describe(Field field) {
        Map<String, Object> body = ordered(
                "name", field.name(),
                "type", field.type().describeName(),
                "length", field.size().length(),
                "precision", field.size().precision(),
                "scale", field.size().scale(),
                "nillable", !field.isRequired(),
                "createable", !field.isReadOnly(),
                "updateable", !field.isReadOnly() && !field.isCreateOnly(),
                "autoNumber", field.isAutoNumber(),
                "unique", field.isUnique(),
                "caseSensitive", field.isCaseSensitive(),
                "externalId", field.isExternalId(),
                "idLookup", field.isKey(),
                "filterable", field.isFilterable(),
                "custom", field.isCustom(),
                "restrictedPicklist", !field.values().isEmpty());
        String target = field.referenceTo();
        body.put("referenceTo", target == null ? List.of() : List.of(target));
        body.put("relationshipName", field.relationshipName());
        body.put(
                "picklistValues",
                field.values().stream()
                        .map(value -> ordered("active", true, "label", value, "value", value))
                        .toList());
        body.put("calculated", field.isReadOnly() && field.isCustom());
        return body;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
