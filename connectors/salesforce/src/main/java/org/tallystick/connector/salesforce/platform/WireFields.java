package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The fields that a wire record reads: the one list of them is the record itself. */
public final class WireFields {

    private WireFields() {}

    /** In the order of its components; a component that is a record gives its own, behind the name of the relationship. */
    public static List<String> of(Class<? extends Record> wire) {
        return Arrays.stream(wire.getRecordComponents())
                .flatMap(WireFields::names)
                .toList();
    }

    private static Stream<String> names(RecordComponent component) {
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
