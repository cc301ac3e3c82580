package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.spi.SourceSpec;

/** The fields that a wire record reads: the one list of them is the record itself. */
public final class WireFields {

    private WireFields() {}

    /**
     * In the order of its components; a component that is a record gives its own, behind the name of the relationship. {@link Children}, and what
     * takes all other fields, are none.
     */
    public static List<String> of(Class<? extends Record> wire) {
        return Arrays.stream(wire.getRecordComponents())
                .flatMap(WireFields::names)
                .toList();
    }

    /**
     * {@code fields}, then those that {@code spec} asks for beside them, as a SELECT lists them.
     *
     * @throws IllegalArgumentException if {@code spec} names something that is no name
     */
    public static String select(List<String> fields, SourceSpec spec) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(fields);
        Stream<String> more = spec.fields().stream().sorted().map(Soql::name).filter(known::add);
        return Stream.concat(fields.stream(), more).collect(Collectors.joining(", "));
    }

    private static Stream<String> names(RecordComponent component) {
        if (component.getType() == Children.class || component.getAccessor().isAnnotationPresent(JsonAnySetter.class)) {
            return Stream.empty();
        }
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        if (property == null) {
            throw new IllegalArgumentException("%s of %s has no @JsonProperty"
                    .formatted(
                            component.getName(), component.getDeclaringRecord().getSimpleName()));
        }
        if (component.getType().isRecord() && WireRelation.class.isAssignableFrom(component.getType())) {
            return of(component.getType().asSubclass(Record.class)).stream().map(name -> property.value() + "." + name);
        }
        return Stream.of(property.value());
    }
}
