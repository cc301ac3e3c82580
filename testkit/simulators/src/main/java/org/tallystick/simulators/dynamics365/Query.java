package org.tallystick.simulators.dynamics365;

import static java.util.Objects.requireNonNullElse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tallystick.simulators.dynamics365.internal.data.Tables;
import org.tallystick.simulators.dynamics365.internal.filter.Filter;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import org.tallystick.simulators.dynamics365.internal.schema.Property;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The query options of one read. Source: Dynamics 365 Finance contract sheet, section 4. */
final class Query {
    private static final Set<String> OPTIONS =
            Set.of("$filter", "$select", "$orderby", "$top", "$skip", "$count", "$expand", "cross-company");

    private final EntitySet set;
    private final Map<String, String> options;

    /** @throws org.tallystick.simulators.internal.Refusal with 400 if an option is unknown */
    Query(EntitySet set, Map<String, String> options) {
        this.set = set;
        this.options = options;
        checkNames(options, OPTIONS);
        selection().forEach(set::property);
        if (options.containsKey("$expand")) {
            set.property(options.get("$expand"));
            throw ODataErrors.refusal(400, "Property '" + options.get("$expand") + "' cannot be expanded.");
        }
    }

    static void checkNames(Map<String, String> options, Set<String> known) {
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw ODataErrors.refusal(400, "The query parameter '" + name + "' is not supported.");
            }
        }
    }

    /** Whether the call looks beyond the default company. */
    static boolean isCrossCompany(Map<String, String> options) {
        return isTrue(options, "cross-company");
    }

    private static boolean isTrue(Map<String, String> options, String name) {
        String value = options.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw ODataErrors.refusal(400, "The value '" + value + "' of '" + name + "' is neither true nor false.");
        }
        return value.equals("true");
    }

    /**
     * The envelope of one page.
     *
     * @param base scheme, host and port
     */
    ObjectNode page(List<ObjectNode> visible, int pageSize, String base) {
        Predicate<ObjectNode> filter =
                options.containsKey("$filter") ? Filter.parse(options.get("$filter"), set) : row -> true;
        List<ObjectNode> found = visible.stream().filter(filter).sorted(order()).toList();
        int skip = Math.min(number("$skip", 0), found.size());
        int end = (int) Math.min(found.size(), (long) skip + number("$top", Integer.MAX_VALUE));
        int last = Math.min(end, skip + pageSize);
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("@odata.context", base + "/data/$metadata#" + set.name());
        if (isTrue(options, "$count")) {
            envelope.put("@odata.count", found.size());
        }
        ArrayNode value = envelope.putArray("value");
        found.subList(skip, last).forEach(row -> value.add(selected(row)));
        if (last < end) {
            envelope.put("@odata.nextLink", nextLink(base, skip, last));
        }
        return envelope;
    }

    /** The row with the selected fields; it keeps its etag. */
    ObjectNode selected(ObjectNode row) {
        List<String> names = selection();
        if (names.isEmpty()) {
            return row;
        }
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        selected.set(Tables.ETAG, row.get(Tables.ETAG));
        names.forEach(name -> selected.set(
                name, requireNonNullElse(row.get(name), set.property(name).none())));
        return selected;
    }

    /** Names of the selected properties; empty for all. */
    private List<String> selection() {
        String select = options.getOrDefault("$select", "*");
        return select.equals("*")
                ? List.of()
                : List.of(select.split(",", -1)).stream().map(String::trim).toList();
    }

    private String nextLink(String base, int skip, int last) {
        Map<String, String> next = new LinkedHashMap<>(options);
        next.put("$skip", String.valueOf(last));
        if (next.containsKey("$top")) {
            next.put("$top", String.valueOf(number("$top", 0) - (last - skip)));
        }
        return base + "/data/" + set.name() + "?"
                + next.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private int number(String option, int otherwise) {
        String text = options.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw ODataErrors.refusal(400, "Invalid value '" + text + "' for " + option + " query option found.");
        }
        return Integer.parseInt(text);
    }

    private Comparator<ObjectNode> order() {
        List<Comparator<ObjectNode>> all = new ArrayList<>();
        if (options.containsKey("$orderby")) {
            for (String part : options.get("$orderby").split(",", -1)) {
                all.add(order(part.trim().split(" +", -1)));
            }
        }
        return all.stream().reduce(Comparator::thenComparing).orElse(Comparator.comparing(row -> 0));
    }

    private Comparator<ObjectNode> order(String... words) {
        Property property = set.property(words[0]);
        if (words.length > 2 || (words.length == 2 && !words[1].matches("asc|desc"))) {
            throw ODataErrors.refusal(400, "Syntax error in $orderby at '" + String.join(" ", words) + "'.");
        }
        Comparator<ObjectNode> order = (a, b) -> compare(a.get(property.name()), b.get(property.name()));
        return words.length == 2 && words[1].equals("desc") ? order.reversed() : order;
    }

    private static int compare(JsonNode a, JsonNode b) {
        return a.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.asString().compareTo(b.asString());
    }
}
