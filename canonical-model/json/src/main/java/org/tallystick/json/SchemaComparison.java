package org.tallystick.json;

import static org.tallystick.json.SchemaChange.Kind.FIELD_ADDED;
import static org.tallystick.json.SchemaChange.Kind.FIELD_BECAME_MANDATORY;
import static org.tallystick.json.SchemaChange.Kind.FIELD_BECAME_OPTIONAL;
import static org.tallystick.json.SchemaChange.Kind.FIELD_REMOVED;
import static org.tallystick.json.SchemaChange.Kind.MANDATORY_FIELD_ADDED;
import static org.tallystick.json.SchemaChange.Kind.NARROWED;
import static org.tallystick.json.SchemaChange.Kind.NOT_UNDERSTOOD;
import static org.tallystick.json.SchemaChange.Kind.TYPE_CHANGED;
import static org.tallystick.json.SchemaChange.Kind.VALUES_ADDED;
import static org.tallystick.json.SchemaChange.Kind.WIDENED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.SchemaChange.Kind;

/** Walks two schemas side by side and collects what differs. For one comparison. */
final class SchemaComparison {

    private static final List<String> UPPER_LIMITS = List.of("maxLength", "maximum", "maxItems");
    private static final List<String> LOWER_LIMITS = List.of("minLength", "minimum", "minItems");

    /** Compared one by one, or without a say in what documents are legal. */
    private static final Set<String> UNDERSTOOD = Set.of(
            "$id",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "enum",
            "const",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "uniqueItems");

    private record Pair(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {}

    private final List<SchemaChange> changes = new ArrayList<>();
    private final Set<Pair> open = new HashSet<>();

    List<SchemaChange> changes() {
        return List.copyOf(changes);
    }

    /** A schema that holds itself is compared once on its way down. */
    void compare(String pointer, SchemaNode before, SchemaNode after) {
        Pair pair = new Pair(before.keywords(), after.keywords());
        if (open.add(pair)) {
            compareAllKeywords(pointer, before, after);
            open.remove(pair);
        }
    }

    private void compareAllKeywords(String pointer, SchemaNode before, SchemaNode after) {
        if (!before.types().equals(after.types())) {
            add(pointer, TYPE_CHANGED, became("type", before.get("type"), after.get("type")));
            return;
        }
        choices(pointer, before.choices(), after.choices());
        pattern(pointer, before.get("pattern"), after.get("pattern"));
        UPPER_LIMITS.forEach(keyword -> limit(pointer, keyword, 1, before, after));
        LOWER_LIMITS.forEach(keyword -> limit(pointer, keyword, -1, before, after));
        uniqueItems(pointer, before, after);
        fields(pointer, before, after);
        each(pointer, "items", before, after);
        each(pointer, "additionalProperties", before, after);
        otherKeywords(pointer, before, after);
    }

    private void choices(
            String pointer, @Nullable Set<@Nullable Object> before, @Nullable Set<@Nullable Object> after) {
        if (before == null && after != null) {
            add(pointer, NARROWED, "any value was legal, now only " + after);
        } else if (before != null && after == null) {
            add(pointer, VALUES_ADDED, "only %s were legal, now any value".formatted(before));
        } else if (before != null && after != null) {
            constants(pointer, NARROWED, "constants gone: ", before, after);
            constants(pointer, VALUES_ADDED, "constants new: ", after, before);
        }
    }

    private void constants(
            String pointer, Kind kind, String text, Set<@Nullable Object> of, Set<@Nullable Object> without) {
        Set<@Nullable Object> rest = new LinkedHashSet<>(of);
        rest.removeAll(without);
        if (!rest.isEmpty()) {
            add(pointer, kind, text + rest);
        }
    }

    /** Nobody can tell whether another pattern is wider. */
    private void pattern(String pointer, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            add(pointer, after == null ? VALUES_ADDED : NARROWED, became("pattern", before, after));
        }
    }

    /** @param sign 1 for an upper limit, −1 for a lower one */
    private void limit(String pointer, String keyword, int sign, SchemaNode before, SchemaNode after) {
        BigDecimal was = before.number(keyword);
        BigDecimal is = after.number(keyword);
        int tightening = tightening(was, is, sign);
        if (tightening != 0) {
            add(pointer, tightening > 0 ? NARROWED : WIDENED, became(keyword, plain(was), plain(is)));
        }
    }

    /** Above 0 if the limit is tighter, below if looser. No limit at all is the loosest. */
    private static int tightening(@Nullable BigDecimal was, @Nullable BigDecimal is, int sign) {
        if (was == null || is == null) {
            return (is == null ? 0 : 1) - (was == null ? 0 : 1);
        }
        return sign * was.compareTo(is);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private void uniqueItems(String pointer, SchemaNode before, SchemaNode after) {
        boolean was = Boolean.TRUE.equals(before.get("uniqueItems"));
        boolean is = Boolean.TRUE.equals(after.get("uniqueItems"));
        if (was != is) {
            add(pointer, is ? NARROWED : VALUES_ADDED, became("uniqueItems", was, is));
        }
    }

    private void fields(String pointer, SchemaNode before, SchemaNode after) {
        before.fields().forEach(name -> field(pointer, name, before, after));
        Set<String> added = new LinkedHashSet<>(after.fields());
        added.removeAll(before.fields());
        added.forEach(name -> newField(pointer + step(name), after.required().contains(name)));
    }

    private void field(String parent, String name, SchemaNode before, SchemaNode after) {
        String pointer = parent + step(name);
        if (!after.fields().contains(name)) {
            add(pointer, FIELD_REMOVED, "the field is gone");
            return;
        }
        boolean was = before.required().contains(name);
        boolean is = after.required().contains(name);
        if (was != is) {
            add(
                    pointer,
                    is ? FIELD_BECAME_MANDATORY : FIELD_BECAME_OPTIONAL,
                    is ? "the field must now be present" : "the field may now be absent");
        }
        compare(pointer, before.field(name), after.field(name));
    }

    private void newField(String pointer, boolean mandatory) {
        add(
                pointer,
                mandatory ? MANDATORY_FIELD_ADDED : FIELD_ADDED,
                mandatory ? "a new field that must be present" : "a new field");
    }

    /** What every item, or every field without a name, must be: nothing is legal, what a schema says, or anything. */
    private void each(String parent, String keyword, SchemaNode before, SchemaNode after) {
        String pointer = parent + "/*";
        Openness was = Openness.of(before, keyword);
        Openness is = Openness.of(after, keyword);
        if (was == Openness.SCHEMA && is == Openness.SCHEMA) {
            compare(pointer, before.under(keyword), after.under(keyword));
        } else if (was != is) {
            Kind wider = was == Openness.NOTHING ? WIDENED : VALUES_ADDED;
            add(
                    pointer,
                    is.compareTo(was) < 0 ? NARROWED : wider,
                    became(keyword, before.get(keyword), after.get(keyword)));
        }
    }

    private enum Openness {
        NOTHING,
        SCHEMA,
        ANYTHING;

        static Openness of(SchemaNode node, String keyword) {
            if (!node.has(keyword) || Boolean.TRUE.equals(node.get(keyword))) {
                return ANYTHING;
            }
            return Boolean.FALSE.equals(node.get(keyword)) ? NOTHING : SCHEMA;
        }
    }

    /** Equal words mean the same only as long as they do not lead elsewhere. */
    private void otherKeywords(String pointer, SchemaNode before, SchemaNode after) {
        Set<String> keywords = new LinkedHashSet<>(before.keywords().keySet());
        keywords.addAll(after.keywords().keySet());
        keywords.removeAll(UNDERSTOOD);
        for (String keyword : keywords) {
            Object was = before.get(keyword);
            Object is = after.get(keyword);
            boolean samePlace = before.root().equals(after.root()) || !refers(was);
            if (!Objects.equals(was, is) || !samePlace) {
                add(pointer, NOT_UNDERSTOOD, "not understood: " + became(keyword, was, is));
            }
        }
    }

    private static boolean refers(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.containsKey("$ref") || object.values().stream().anyMatch(SchemaComparison::refers);
        }
        return value instanceof List<?> list && list.stream().anyMatch(SchemaComparison::refers);
    }

    private static String became(String keyword, @Nullable Object was, @Nullable Object is) {
        return "%s was %s, is %s".formatted(keyword, was == null ? "absent" : was, is == null ? "absent" : is);
    }

    private static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private void add(String pointer, Kind kind, String text) {
        changes.add(new SchemaChange(pointer, kind, text));
    }
}
