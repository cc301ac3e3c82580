package org.tallystick.spi;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.HeaderBuilder;

/**
 * The target's own fields that a rule set writes beside the built-in mapping. They travel as extensions of the record, so that they are part of what is
 * kept as sent. A sink that supports them puts {@link #of} into the body of its request, behind the fields of its own.
 */
public final class CustomFields {

    /** How their extensions begin: {@code custom-field.Region__c}. */
    public static final String NAMESPACE = "custom-field.";

    private static final String TEXT = "text:";
    private static final String NUMBER = "number:";
    private static final String BOOLEAN = "boolean:";
    private static final String EMPTY = "empty:";

    private CustomFields() {}

    /**
     * The fields of a record that is to be written.
     *
     * @return by the target's names: a text, a number, a boolean, or none for a field that is to be empty
     */
    public static SortedMap<String, @Nullable Object> of(Entity record) {
        SortedMap<String, @Nullable Object> fields = new TreeMap<>();
        record.header().extensions().forEach((name, value) -> {
            if (name.startsWith(NAMESPACE)) {
                fields.put(name.substring(NAMESPACE.length()), read(value));
            }
        });
        return fields;
    }

    /** The header with these fields. */
    public static Header with(Header header, Map<String, ? extends @Nullable Object> fields) {
        if (fields.isEmpty()) {
            return header;
        }
        SortedMap<String, String> extensions = new TreeMap<>(header.extensions());
        fields.forEach((name, value) -> extensions.put(NAMESPACE + name, write(value)));
        return HeaderBuilder.builder(header).extensions(extensions).build();
    }

    /** The header without such fields. */
    public static Header without(Header header) {
        if (header.extensions().isEmpty()) {
            return header;
        }
        SortedMap<String, String> extensions = new TreeMap<>(header.extensions());
        return extensions.keySet().removeIf(name -> name.startsWith(NAMESPACE))
                ? HeaderBuilder.builder(header).extensions(extensions).build()
                : header;
    }

    private static String write(@Nullable Object value) {
        if (value == null) {
            return EMPTY;
        }
        if (value instanceof BigDecimal number) {
            return NUMBER + number.toPlainString();
        }
        return (value instanceof Boolean ? BOOLEAN : TEXT) + value;
    }

    private static @Nullable Object read(String text) {
        if (text.startsWith(NUMBER)) {
            return new BigDecimal(text.substring(NUMBER.length()));
        }
        if (text.startsWith(BOOLEAN)) {
            return text.endsWith("true");
        }
        return text.startsWith(TEXT) ? text.substring(TEXT.length()) : null;
    }
}
