package org.tallystick.simulators.dynamics365.internal.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All simulated entity sets. Source: Dynamics 365 Finance contract sheet, section 3. */
public final class Catalog {
    private final Map<String, EntitySet> sets = new LinkedHashMap<>();
    private final Map<String, List<String>> enums = new LinkedHashMap<>();

    public Catalog() {
        JsonNode json = read();
        json.get("enums").properties().forEach(e -> enums.put(e.getKey(), texts(e.getValue())));
        json.get("sets").properties().forEach(e -> sets.put(e.getKey(), set(e.getKey(), e.getValue())));
    }

    public Optional<EntitySet> find(String set) {
        return Optional.ofNullable(sets.get(set));
    }

    public Collection<EntitySet> sets() {
        return sets.values();
    }

    /**
     * From now on there is that set too, empty, as a customer's developers make one. All of its key must be given by who creates a row.
     *
     * @param name of the set; that of its entity and table are made of it
     * @param properties as in the catalog: {@code dataAreaId s, FirmCode s(20), Cap d}
     * @throws IllegalArgumentException if the set is there already, or its key is not among the properties
     */
    public void addSet(String name, List<String> key, String properties) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("entity", name + "Entity").put("table", name + "Entity").put("properties", properties);
        key.forEach(json.putArray("key")::add);
        EntitySet added = set(name, json);
        if (key.isEmpty() || !added.properties().keySet().containsAll(key)) {
            throw new IllegalArgumentException("The key %s of %s is not among its properties".formatted(key, name));
        }
        if (sets.putIfAbsent(name, added) != null) {
            throw new IllegalArgumentException(name + " is there already");
        }
    }

    /**
     * From now on the set has that property, or has it with another type.
     *
     * @param property as in the catalog: {@code Region s}
     */
    public void add(String set, String property) {
        Property added = Property.parse(property, enums);
        properties(set).put(added.name(), added);
    }

    /** From now on the set has no such property. */
    public void remove(String set, String property) {
        properties(set).remove(property);
    }

    private Map<String, Property> properties(String set) {
        return find(set)
                .orElseThrow(() -> new IllegalArgumentException(set + " is no simulated entity set"))
                .properties();
    }

    /** The EDMX document. */
    public String metadata() {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                        + "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>"
                        + "<Schema Namespace=\"Microsoft.Dynamics.DataEntities\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n");
        enums.forEach((name, members) -> {
            xml.append("<EnumType Name=\"").append(name).append("\">");
            members.forEach(
                    member -> xml.append("<Member Name=\"").append(member).append("\"/>"));
            xml.append("</EnumType>\n");
        });
        sets.values().forEach(set -> entityType(set, xml));
        xml.append("<EntityContainer Name=\"Resources\">\n");
        sets.values()
                .forEach(set ->
                        xml.append("<EntitySet Name=\"%s\" EntityType=\"%s\"/>\n".formatted(set.name(), set.type())));
        return xml.append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>\n")
                .toString();
    }

    private static void entityType(EntitySet set, StringBuilder xml) {
        xml.append("<EntityType Name=\"").append(set.entity()).append("\"><Key>");
        set.key()
                .forEach(part -> xml.append("<PropertyRef Name=\"").append(part).append("\"/>"));
        xml.append("</Key>\n");
        set.properties()
                .values()
                .forEach(property -> xml.append("<Property Name=\"%s\" Type=\"%s\"%s/>\n"
                        .formatted(
                                property.name(),
                                property.edmType(),
                                property.maxLength() == 0 ? "" : " MaxLength=\"%d\"".formatted(property.maxLength()))));
        xml.append("</EntityType>\n");
    }

    private EntitySet set(String name, JsonNode json) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (String text : json.get("properties").asString().split(",", -1)) {
            Property property = Property.parse(text, enums);
            properties.put(property.name(), property);
        }
        String table = json.get("table").asString();
        return new EntitySet(
                name,
                json.get("entity").asString(),
                table,
                json.path("source").asString(table),
                texts(json.get("key")),
                json.path("number").asString(""),
                json.path("posting").asString(""),
                map(json.path("required")),
                map(json.path("references")),
                map(json.path("initial")),
                properties);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asString()));
        return map;
    }

    private static JsonNode read() {
        try (InputStream in = Objects.requireNonNull(Catalog.class.getResourceAsStream("catalog.json"))) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
