package org.tallystick.simulators.dynamics365;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tallystick.simulators.dynamics365.internal.data.Tables;
import org.tallystick.simulators.dynamics365.internal.schema.Catalog;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import org.tallystick.simulators.dynamics365.internal.schema.Property;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads and writes entities. Source: Dynamics 365 Finance contract sheet, sections 2, 4 and 5. */
final class EntityService {
    private static final Set<String> WRITE_OPTIONS = Set.of("cross-company");
    private static final long FIRST_RECORD = 5_637_144_576L;

    private final Catalog catalog;
    private final Tables tables;
    private final Settings settings;
    private final RowRules rules;

    EntityService(Catalog catalog, Tables tables, Settings settings) {
        this.catalog = catalog;
        this.tables = tables;
        this.settings = settings;
        this.rules = new RowRules(catalog, tables, settings);
    }

    /** Answers one operation, alone or inside a batch; the variable {@code entity} holds set and key. */
    Response answer(Request request) {
        KeyUrl url = KeyUrl.parse(request.variable("entity"), catalog);
        checkAccept(request);
        return switch (request.method()) {
            case "GET" -> read(url, request);
            case "POST" -> tables.atomically(() -> create(url, request));
            case "PATCH" -> tables.atomically(() -> update(url, request, true));
            case "PUT" -> tables.atomically(() -> update(url, request, false));
            case "DELETE" -> tables.atomically(() -> delete(url, request));
            default -> throw ODataErrors.refusal(405, request.method() + " is not allowed here");
        };
    }

    private Response read(KeyUrl url, Request request) {
        Query query = new Query(url.set(), request.query());
        if (url.key().isPresent()) {
            ObjectNode found = query.selected(find(url, request));
            ObjectNode entity = JsonNodeFactory.instance.objectNode();
            entity.put(
                    "@odata.context",
                    base(request) + "/data/$metadata#" + url.set().name() + "/$entity");
            return json(200, entity.setAll(found));
        }
        List<ObjectNode> visible = tables.rows(url.set()).stream()
                .filter(row -> isVisible(url.set(), row, request))
                .toList();
        return json(200, query.page(visible, settings.pageSize(), base(request)));
    }

    private Response create(KeyUrl url, Request request) {
        EntitySet set = url.set();
        if (url.key().isPresent()) {
            throw ODataErrors.refusal(405, "POST is not allowed on one entity.");
        }
        Query.checkNames(request.query(), WRITE_OPTIONS);
        ObjectNode row = defaults(set);
        row.setAll(sent(set, request));
        if (set.hasCompany() && row.get("dataAreaId").asString().isEmpty()) {
            row.put("dataAreaId", company(request));
        }
        if (!isInScope(set, row, request)) {
            throw ODataErrors.writeFailed(
                    set.table(), "Error: Company " + row.get("dataAreaId").asString() + " is not the current company.");
        }
        number(set, row);
        rules.check(set, row);
        if (tables.find(set, set.id(row)).isPresent()) {
            throw ODataErrors.writeFailed(
                    set.table(), "Error: Cannot create a record in " + set.source() + ". The record already exists.");
        }
        tables.write(set, row, true);
        ObjectNode entity = JsonNodeFactory.instance.objectNode();
        entity.put("@odata.context", base(request) + "/data/$metadata#" + set.name() + "/$entity");
        return json(201, entity.setAll(row)).withHeader("Location", location(set, row, request));
    }

    private Response update(KeyUrl url, Request request, boolean keepsOthers) {
        Query.checkNames(request.query(), WRITE_OPTIONS);
        EntitySet set = url.set();
        ObjectNode key = url.requiredKey();
        ObjectNode old = find(url, request);
        checkMatch(old, request);
        rules.checkOpen(set, old);
        if (request.meets(Fault.Kind.LOCKED)) {
            throw ODataErrors.conflict();
        }
        ObjectNode row = keepsOthers ? old.deepCopy() : defaults(set).setAll(key);
        row.setAll(sent(set, request));
        if (!set.id(row).equals(set.id(key))) {
            throw ODataErrors.writeFailed(set.table(), "Error: The key of an entity cannot be changed.");
        }
        rules.check(set, row);
        tables.write(set, row, false);
        return Response.empty(204);
    }

    private Response delete(KeyUrl url, Request request) {
        Query.checkNames(request.query(), WRITE_OPTIONS);
        ObjectNode key = url.requiredKey();
        ObjectNode old = find(url, request);
        checkMatch(old, request);
        rules.checkOpen(url.set(), old);
        tables.remove(url.set(), url.set().id(key));
        return Response.empty(204);
    }

    private ObjectNode find(KeyUrl url, Request request) {
        return tables.find(url.set(), url.set().id(url.requiredKey()))
                .filter(row -> isVisible(url.set(), row, request))
                .orElseThrow(() -> ODataErrors.refusal(404, "No resources were found when selecting for the key."));
    }

    private boolean isVisible(EntitySet set, ObjectNode row, Request request) {
        return isInScope(set, row, request)
                && !(request.meets(Fault.Kind.LAG) && tables.isFresh(set, row))
                && !(request.meets(Fault.Kind.LAG_ONCE) && tables.isFreshOnce(set, row));
    }

    private boolean isInScope(EntitySet set, ObjectNode row, Request request) {
        boolean isEverywhere = Query.isCrossCompany(request.query()) || !set.hasCompany();
        return isEverywhere || row.get("dataAreaId").asString().equals(company(request));
    }

    /** The company of a call that does not look across: the {@code Company} header's, or the user's. */
    private String company(Request request) {
        String company =
                request.header("Company").orElse(settings.defaultCompany()).toLowerCase(Locale.ROOT);
        EntitySet companies = catalog.find("LegalEntities").orElseThrow();
        if (request.header("Company").isPresent()
                && tables.find(companies, company).isEmpty()) {
            throw ODataErrors.refusal(400, "Company '" + company + "' of the header does not exist.");
        }
        return company;
    }

    private static ObjectNode sent(EntitySet set, Request request) {
        if (!request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw ODataErrors.refusal(415, "The content type must be application/json.");
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object(request).properties()) {
            values.set(field.getKey(), set.property(field.getKey()).stored(field.getValue()));
        }
        return values;
    }

    private static ObjectNode object(Request request) {
        try {
            if (request.json() instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ODataErrors.refusal(400, "The body is not JSON: " + e.getOriginalMessage());
        }
        throw ODataErrors.refusal(400, "The body is not a JSON object.");
    }

    private static void checkAccept(Request request) {
        String accept = request.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
        if (!accept.contains("application/json") && !accept.contains("*/*")) {
            throw ODataErrors.refusal(406, "Only application/json can be answered.");
        }
    }

    private static void checkMatch(ObjectNode row, Request request) {
        String expected = request.header("If-Match").orElse("*");
        if (!expected.equals("*") && !expected.equals(row.get(Tables.ETAG).asString())) {
            throw ODataErrors.refusal(412, "The entity has changed since it was read.");
        }
    }

    static ObjectNode defaults(EntitySet set) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put(Tables.ETAG, "");
        for (Property property : set.properties().values()) {
            String initial = set.initial().get(property.name());
            row.set(property.name(), initial == null ? property.none() : StringNode.valueOf(initial));
        }
        return row;
    }

    /** The next number in the company: only the whole key is unique. */
    private void number(EntitySet set, ObjectNode row) {
        if (set.number().isEmpty()
                || !row.get(set.number()).equals(set.property(set.number()).none())) {
            return;
        }
        String sequence = set.name() + "|" + row.get("dataAreaId").asString();
        do {
            if (set.property(set.number()).type() == Property.Type.LONG) {
                row.put(set.number(), FIRST_RECORD + tables.next(sequence));
            } else {
                row.put(set.number(), String.format(Locale.ROOT, "%06d", tables.next(sequence)));
            }
        } while (tables.find(set, set.id(row)).isPresent());
    }

    private static String location(EntitySet set, ObjectNode row, Request request) {
        List<String> parts = set.key().stream()
                .map(name ->
                        name + "=" + (row.get(name).isNumber() ? row.get(name).asString() : quoted(row.get(name))))
                .toList();
        return base(request) + "/data/" + set.name() + "(" + String.join(",", parts) + ")";
    }

    private static String quoted(JsonNode text) {
        String escaped = text.asString().replace("'", "''");
        return "'" + URLEncoder.encode(escaped, StandardCharsets.UTF_8).replace("+", "%20") + "'";
    }

    static String base(Request request) {
        return "http://" + request.header("Host").orElse("");
    }

    private static Response json(int status, JsonNode body) {
        return Response.json(status, body)
                .withHeader("Content-Type", "application/json; odata.metadata=minimal")
                .withHeader("OData-Version", "4.0");
    }

    /** As {@link #answer}, with refusals as answers. */
    Response answerAlways(Request request) {
        try {
            return answer(request);
        } catch (Refusal refusal) {
            return refusal.response();
        }
    }
}
