package org.tallystick.validation.docs;

import static java.util.stream.Collectors.joining;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Text;

/** The fields of a record as rows of a table; those of small records stand under them with a path. */
final class FieldRows {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("String", "text"),
            Map.entry("boolean", "yes or no"),
            Map.entry("Boolean", "yes or no"),
            Map.entry("int", "whole number"),
            Map.entry("Integer", "whole number"),
            Map.entry("long", "whole number"),
            Map.entry("Money", "amount: decimal at the currency's minor unit, and currency"),
            Map.entry("UnitPrice", "price: decimal, 6 decimals at most, and currency"),
            Map.entry("Quantity", "quantity: decimal, 6 decimals at most"),
            Map.entry("Rate", "fraction: decimal, 8 decimals at most"),
            Map.entry("FxRate", "exchange rate: base, quote, rate, date, source"),
            Map.entry("Period", "days: first, and first after the last; either may be open"),
            Map.entry("CurrencyCode", "currency (ISO 4217)"),
            Map.entry("CountryCode", "country (ISO 3166-1)"),
            Map.entry("LocalDate", "day"),
            Map.entry("YearMonth", "month"),
            Map.entry("Instant", "moment (UTC)"),
            Map.entry("ZoneId", "time zone"),
            Map.entry("TaxRegistration", "tax registration: number, country, scheme, first day"));

    private final SourceDocs docs;
    private final List<String> rows = new ArrayList<>();

    FieldRows(SourceDocs docs) {
        this.docs = docs;
    }

    /** Adds the fields of a record; {@code path} ends with a point, or is empty. */
    FieldRows add(Class<?> record, String path) {
        Set<String> always = Mandatory.of(record);
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getType() != Header.class) {
                add(record, path + component.getName(), component, always);
            }
        }
        return this;
    }

    private void add(Class<?> record, String path, RecordComponent component, Set<String> always) {
        Type type = component.getGenericType();
        Class<?> element = element(type);
        boolean isList = element != component.getType();
        boolean isSmall =
                element.isRecord() && element.getPackage() == Entity.class.getPackage() && element != Ref.class;
        rows.add("| `%s` | %s | %s | %s |"
                .formatted(
                        path,
                        (isList ? "list of " : "") + kind(isList ? argument(type) : type, component, isSmall),
                        need(component, always),
                        docs.of(record, component.getName())));
        if (isSmall) {
            add(element, path + (isList ? "[]." : "."));
        }
    }

    private static String need(RecordComponent component, Set<String> always) {
        if (always.contains(component.getName())) {
            return "always";
        }
        return field(component).isAnnotationPresent(Needed.class) ? "to be whole" : "";
    }

    private static String kind(Type type, RecordComponent component, boolean isSmall) {
        Class<?> raw = raw(type);
        if (raw == Ref.class) {
            return "ref to " + referred(type);
        }
        if (raw.isEnum()) {
            return "one of "
                    + Arrays.stream(raw.getEnumConstants())
                            .map(Object::toString)
                            .collect(joining(", "));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return "texts by name";
        }
        return isSmall ? "as below" : KINDS.get(raw.getSimpleName()) + bounds(field(component));
    }

    private static String bounds(Field field) {
        DecimalMax max = field.getAnnotation(DecimalMax.class);
        String upTo = max == null ? "" : ", at most " + max.value();
        if (field.isAnnotationPresent(Name.class)) {
            return ", 1 to 255 characters";
        }
        if (field.isAnnotationPresent(Code.class)) {
            return ", 1 to 100 characters";
        }
        if (field.isAnnotationPresent(Text.class)) {
            return ", up to 4000 characters";
        }
        if (field.isAnnotationPresent(Positive.class)) {
            return "; above 0" + upTo;
        }
        return field.isAnnotationPresent(PositiveOrZero.class) ? "; 0 or above" + upTo : "";
    }

    private static String referred(Type ref) {
        Type entity = ((ParameterizedType) ref).getActualTypeArguments()[0];
        return RecordType.all().stream()
                .filter(type -> type.entityClass() == entity)
                .map(RecordType::name)
                .findFirst()
                .orElse("any record");
    }

    private static Class<?> element(Type type) {
        boolean isCollection = type instanceof ParameterizedType generic
                && (generic.getRawType() == List.class || generic.getRawType() == Set.class);
        return raw(isCollection ? argument(type) : type);
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new LinkageError("A component has its field", e);
        }
    }

    String table() {
        return "| field | what it holds | needed | meaning |\n|---|---|---|---|\n" + String.join("\n", rows) + "\n";
    }
}
