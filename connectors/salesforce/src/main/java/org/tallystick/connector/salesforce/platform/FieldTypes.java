package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Gives a text of a CSV file the form that the REST API gives its field, by what the org says of its fields. Asks once for each object.
 * Thread-safe. Source: the vendor contract sheet of Salesforce, sections 1, 3 and 4.3.
 */
final class FieldTypes {

    private static final JsonBinder<Described> BINDER = JsonBinder.of(Described.class);

    private final Function<String, String> describe;
    private final Map<String, List<Field>> byObject = new ConcurrentHashMap<>();

    /** @param describe gives what the org says of an object */
    FieldTypes(Function<String, String> describe) {
        this.describe = describe;
    }

    /** Of what {@code org} says. */
    static FieldTypes of(OrgClient org) {
        return new FieldTypes(object -> org.send(HttpCall.get(org.api("/sobjects/%s/describe".formatted(object))))
                .body());
    }

    /** What kind of value a column has: a field, or a path of relationships that ends in one. */
    String of(String object, String column) {
        return find(object, column)
                .or(() -> findAnew(object, column))
                .map(field -> String.valueOf(field.type))
                .orElseThrow(() -> new ConnectorException(Problem.of(
                                FailureKind.INVALID, "COLUMN_UNKNOWN", "%s has no field '%s'".formatted(object, column))
                        .withRemedy("Nothing of the page was taken; look at what the org answers")));
    }

    /** All fields of an object with their types; none: the org has no such object, or the user may not see it. */
    SortedMap<String, String> all(String object) {
        SortedMap<String, String> types = new TreeMap<>();
        fields(object).forEach(field -> types.put(String.valueOf(field.name), String.valueOf(field.type)));
        return types;
    }

    /** Whether the org has such a column. */
    boolean has(String object, String column) {
        return find(object, column).isPresent();
    }

    /** Whether one value of the field belongs to one record at most, which can be found by it. */
    boolean isUniqueKey(String object, String column) {
        return find(object, column)
                .filter(field -> Boolean.TRUE.equals(field.externalId) && Boolean.TRUE.equals(field.unique))
                .isPresent();
    }

    /** Whether the org has such a field, and the user may not write it. */
    boolean isFixed(String object, String column) {
        return find(object, column)
                .filter(field -> Boolean.FALSE.equals(field.updateable))
                .isPresent();
    }

    /** The field may be newer than what the org said before. */
    private Optional<Field> findAnew(String object, String column) {
        byObject.clear();
        return find(object, column);
    }

    private Optional<Field> find(String object, String column) {
        int dot = column.indexOf('.');
        if (dot < 0) {
            return fields(object).stream()
                    .filter(field -> column.equalsIgnoreCase(field.name))
                    .findFirst();
        }
        String relationship = column.substring(0, dot);
        return fields(object).stream()
                .filter(field -> relationship.equalsIgnoreCase(field.relationshipName))
                .flatMap(field -> field.targets().stream())
                .flatMap(target -> find(target, column.substring(dot + 1)).stream())
                .findFirst();
    }

    /** The value that a text of that type is in JSON; an empty one is null. */
    static @Nullable Object value(String type, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "boolean" -> Boolean.valueOf(text);
            case "int", "long", "double", "currency", "percent" -> number(text);
            case "datetime" -> text.endsWith("Z") ? text.substring(0, text.length() - 1) + "+0000" : text;
            default -> text;
        };
    }

    /** What is no number stays a text, of which mapping the row will tell. */
    private static Object number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private List<Field> fields(String object) {
        List<Field> known = byObject.get(object);
        return known == null ? ask(object) : known;
    }

    /** None: the org has no such object, or the user may not see it. */
    private List<Field> ask(String object) {
        try {
            List<Field> told = BINDER.bind(describe.apply(object)).fields;
            List<Field> fields = told == null ? List.of() : told;
            byObject.put(object, fields);
            return fields;
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem());
        } catch (ConnectorException e) {
            if (e.kind() != FailureKind.NOT_FOUND) {
                throw e;
            }
            return List.of();
        }
    }

    private record Described(
            @JsonProperty("fields") @Nullable List<Field> fields) {}

    private record Field(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("externalId") @Nullable Boolean externalId,
            @JsonProperty("unique") @Nullable Boolean unique,
            @JsonProperty("updateable") @Nullable Boolean updateable,
            @JsonProperty("relationshipName") @Nullable String relationshipName,
            @JsonProperty("referenceTo") @Nullable List<String> referenceTo) {

        List<String> targets() {
            return referenceTo == null ? List.of() : referenceTo;
        }
    }
}
