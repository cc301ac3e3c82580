package org.tallystick.json.internal;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.json.JsonForm;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/**
 * Makes the JSON Schema (2020-12) of a record type from the plan by which its documents are written and read, and from the Bean Validation
 * constraints of its components. It allows fields that it does not name, as the reader does.
 */
final class SchemaWriter {

    private static final String DATE = "([+-][0-9]{4,10}|[0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    private static final Map<Class<?>, String> PATTERNS = Map.of(
            Quantity.class,
            decimal(scaleOf(Quantity.class)),
            Rate.class,
            decimal(scaleOf(Rate.class)),
            CurrencyCode.class,
            "^[A-Z]{3}$",
            CountryCode.class,
            "^[A-Z]{2}$",
            LocalDate.class,
            "^" + DATE + "$",
            YearMonth.class,
            "^([+-][0-9]{4,10}|[0-9]{4})-(0[1-9]|1[0-2])$",
            Instant.class,
            "^" + DATE + "T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z$");

    private final Shapes shapes = new Shapes(new Json().factory());
    private final Map<String, Object> definitions = new TreeMap<>();

    private SchemaWriter() {}

    /** The schema's text: two spaces per level, no line end after it. */
    static String schema(RecordType<?> type) {
        return new SchemaWriter().document(type);
    }

    /** The patterns of texts that have one. */
    static boolean hasPattern(Class<?> type) {
        return PATTERNS.containsKey(type) || type == BigDecimal.class;
    }

    private String document(RecordType<?> type) {
        Map<String, Object> record = reference(shapes.ofRecord(type.entityClass()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://tallystick.org/schema/%s/%s".formatted(type.name(), JsonForm.SCHEMA_VERSION));
        schema.put("title", type.name());
        schema.put("description", "The document of one %s of the canonical model.".formatted(type.name()));
        schema.put("type", "object");
        schema.put(
                "properties",
                ordered(
                        "type", ordered("const", type.name()),
                        "schemaVersion", ordered("const", JsonForm.SCHEMA_VERSION),
                        "record", record));
        schema.put("required", List.of("type", "schemaVersion", "record"));
        schema.put("additionalProperties", false);
        schema.put("$defs", definitions);
        return PrettyJson.text(schema);
    }

    private Map<String, Object> of(Shape shape, Class<?> owner) {
        if (shape instanceof ObjectShape object) {
            return reference(object);
        }
        if (shape instanceof ListShape list) {
            return ordered("type", "array", "items", of(list.element(), owner));
        }
        if (shape instanceof SetShape set) {
            return ordered("type", "array", "items", of(set.element(), owner), "uniqueItems", true);
        }
        if (shape instanceof MapShape) {
            return ordered(
                    "type", "object",
                    "propertyNames", ordered("maxLength", number(JsonForm.MAX_NAME_LENGTH)),
                    "additionalProperties", text());
        }
        if (shape instanceof BooleanShape) {
            return ordered("type", "boolean");
        }
        return shape instanceof WholeShape ? whole(shape == WholeShape.INT) : text((TextShape<?>) shape, owner);
    }

    private static Map<String, Object> whole(boolean isInt) {
        return ordered(
                "type", "integer",
                "minimum", number(isInt ? Integer.MIN_VALUE : Long.MIN_VALUE),
                "maximum", number(isInt ? Integer.MAX_VALUE : Long.MAX_VALUE));
    }

    private Map<String, Object> text(TextShape<?> shape, Class<?> owner) {
        if (shape instanceof RecordTypeShape types) {
            return ordered("type", "string", "enum", types.names());
        }
        if (shape.type() == String.class) {
            return text();
        }
        if (shape.type() == BigDecimal.class) {
            return ordered("type", "string", "pattern", decimal(scaleOf(owner)));
        }
        String name = shape.type().getSimpleName();
        definitions.computeIfAbsent(name, absent -> defined(shape));
        return ordered("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> text() {
        return ordered("type", "string", "maxLength", number(JsonForm.MAX_STRING_LENGTH));
    }

    private static Map<String, Object> defined(TextShape<?> shape) {
        if (shape instanceof EnumShape choice) {
            return ordered("type", "string", "enum", choice.names());
        }
        if (shape.type() == ZoneId.class) {
            return ordered("type", "string", "minLength", number(1));
        }
        return ordered("type", "string", "pattern", PATTERNS.get(shape.type()));
    }

    private Map<String, Object> reference(ObjectShape shape) {
        String name = name(shape);
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, object(shape));
        }
        return ordered("$ref", "#/$defs/" + name);
    }

    /** A ref's plan depends on what it refers to. */
    private static String name(ObjectShape shape) {
        List<String> types = shape.type() == Ref.class ? refersTo(shape) : List.of();
        return shape.type().getSimpleName() + (types.size() == 1 ? "-" + types.get(0) : "");
    }

    private static List<String> refersTo(ObjectShape ref) {
        return ref.components().stream()
                .filter(component -> component.shape() instanceof RecordTypeShape)
                .flatMap(component -> ((RecordTypeShape) component.shape()).names().stream())
                .toList();
    }

    private Map<String, Object> object(ObjectShape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        RecordComponent[] parts = shape.type().getRecordComponents();
        for (Component component : shape.components()) {
            Map<String, Object> schema = of(component.shape(), shape.type());
            constrain(schema, component.shape(), Constraints.of(parts[component.index()]));
            properties.put(component.name(), schema);
            if (component.isMandatory()) {
                required.add(component.name());
            }
        }
        Map<String, Object> schema = ordered("type", "object", "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static void constrain(Map<String, Object> schema, Shape shape, Constraints constraints) {
        boolean isList = shape instanceof ListShape || shape instanceof SetShape;
        boolean isText = shape instanceof TextShape<?>;
        if (constraints.min() > 0 && (isList || isText)) {
            schema.put(isList ? "minItems" : "minLength", number(constraints.min()));
        }
        if (constraints.max() < Integer.MAX_VALUE && (isList || isText)) {
            schema.put(isList ? "maxItems" : "maxLength", number(constraints.max()));
        }
        if (isText && constraints.isNotBlank()) {
            schema.put("pattern", "\\S");
        }
        if (isText && constraints.isNotNegative()) {
            schema.put("pattern", constraints.isPositive() ? "^[0-9.]*[1-9]" : "^[0-9]");
        }
    }

    private static String decimal(int scale) {
        return "^-?[0-9]{1,%d}(\\.[0-9]{1,%d})?$".formatted(Money.MAX_INTEGER_DIGITS, scale);
    }

    /** The most decimals that a value type takes: its own constant, or those of the finest currency. */
    private static int scaleOf(Class<?> type) {
        try {
            Field scale = type.getDeclaredField("MAX_SCALE");
            scale.setAccessible(true);
            return scale.getInt(null);
        } catch (ReflectiveOperationException e) {
            return Currency.getAvailableCurrencies().stream()
                    .mapToInt(Currency::getDefaultFractionDigits)
                    .max()
                    .orElseThrow();
        }
    }

    private static Tree.Digits number(long value) {
        return new Tree.Digits(Long.toString(value));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
