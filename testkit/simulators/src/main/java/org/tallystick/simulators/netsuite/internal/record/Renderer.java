package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Cells;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows stored rows as the record service answers them. */
final class Renderer {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> STATUS_NAMES = Map.of("A", "Open", "B", "Paid In Full");
    private static final List<String> NAME_COLUMNS = List.of("companyname", "tranid", "itemid", "symbol", "name");

    private final Books books;
    private final String root;

    /** @param root address of the record service, without a trailing slash */
    Renderer(Books books, String root) {
        this.books = books;
        this.root = root;
    }

    /** The whole record; sublists as links, or expanded. */
    ObjectNode record(RecordType type, Entry entry, boolean isExpanded, Predicate<String> isWanted) {
        String self = address(type, entry);
        ObjectNode json = JSON.objectNode();
        json.set("links", links(self));
        json.put("id", entry.id());
        json.put("refName", name(entry));
        putFields(json, type.fields(), type.customPrefix(), entry, isWanted);
        for (String sublist : type.sublists().keySet()) {
            if (isWanted.test(sublist)) {
                json.set(
                        sublist,
                        isExpanded
                                ? sublist(type, entry, sublist)
                                : JSON.objectNode().set("links", links(self + "/" + sublist)));
            }
        }
        return json;
    }

    private String address(RecordType type, Entry entry) {
        return root + "/" + type.name() + "/" + entry.id();
    }

    /** A sublist with its lines. */
    ObjectNode sublist(RecordType type, Entry entry, String sublist) {
        ObjectNode json = JSON.objectNode();
        json.set("links", links(address(type, entry) + "/" + sublist));
        List<Entry> lines = switch (sublist) {
            case "item" -> Lines.stored(books, entry.id());
            case "line" -> Journals.stored(books, entry.id());
            default -> books.partsOf(Applications.TABLE, entry.id());
        };
        ArrayNode items = json.putArray("items");
        for (Entry line : lines) {
            ObjectNode item = items.addObject();
            item.set("links", JSON.arrayNode());
            putFields(item, type.lineFields(sublist), "custcol", line, name -> true);
        }
        json.put("count", lines.size()).put("hasMore", false).put("offset", 0).put("totalResults", lines.size());
        return json;
    }

    private void putFields(
            ObjectNode json, Map<String, Field> fields, String customPrefix, Entry entry, Predicate<String> isWanted) {
        for (Field field : fields.values()) {
            String text = entry.get(field.column());
            if (text != null && isWanted.test(field.name())) {
                json.set(field.name(), value(field, text));
            }
        }
        Set<String> columns = entry.values().keySet();
        columns.stream()
                .filter(column -> !customPrefix.isEmpty() && column.startsWith(customPrefix) && isWanted.test(column))
                .sorted()
                .forEach(column -> json.put(column, entry.get(column)));
    }

    private JsonNode value(Field field, String text) {
        return switch (field.kind()) {
            case TEXT -> JSON.stringNode(text);
            case FLAG -> JSON.booleanNode(text.equals("T"));
            case NUMBER, WHOLE ->
                Cells.typed(Cells.Type.NUMBER, text) instanceof BigDecimal number
                        ? JSON.numberNode(number)
                        : JSON.stringNode(text);
            case DURATION -> JSON.stringNode(TimeBills.duration(new BigDecimal(text)));
            case DAY ->
                JSON.stringNode(moment(text)
                        .map(moment -> moment.toLocalDate().toString())
                        .orElse(text));
            case MOMENT -> JSON.stringNode(moment(text).map(SECONDS::format).orElse(text));
            case REFERENCE -> reference(field, text);
            case CHOICE -> JSON.objectNode().put("id", text).put("refName", STATUS_NAMES.getOrDefault(text, text));
            case UNCHECKED -> Json.MAPPER.readTree(text);
        };
    }

    private static Optional<LocalDateTime> moment(String text) {
        return Cells.typed(Cells.Type.MOMENT, text) instanceof LocalDateTime moment
                ? Optional.of(moment)
                : Optional.empty();
    }

    private ObjectNode reference(Field field, String id) {
        ObjectNode json = JSON.objectNode();
        for (String name : field.choices()) {
            Optional<RecordType> type = RecordTypes.named(name);
            Optional<Entry> found =
                    type.flatMap(each -> books.find(each.table(), id).filter(each::holds));
            if (found.isPresent() && json.isEmpty()) {
                json.set("links", links(root + "/" + name + "/" + id));
                json.put("refName", name(found.get()));
            }
        }
        return json.put("id", id);
    }

    private static String name(Entry entry) {
        return NAME_COLUMNS.stream()
                .flatMap(column -> Optional.ofNullable(entry.get(column)).stream())
                .findFirst()
                .orElse(entry.id());
    }

    private static ArrayNode links(String href) {
        ArrayNode links = JSON.arrayNode();
        links.addObject().put("rel", "self").put("href", href);
        return links;
    }
}
