package org.tallystick.simulators.salesforce.internal.soql;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import tools.jackson.databind.JsonNode;

/**
 * Values in the form in which they compare: numbers as decimals, dates and moments as such, ids character by character,
 * other text without regard to case unless the field is case-sensitive.
 */
final class Values {

    /** Compares two values of one field. */
    static final Comparator<Comparable<?>> ORDER = Values::compare;

    private Values() {}

    /** Null if there is no value, or one that is not of the field's type (deliveries are loaded as they are). */
    static @Nullable Comparable<?> of(Field field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (field.type()) {
            case ID, REFERENCE -> value.asString();
            case STRING, TEXTAREA, LONGTEXTAREA, PICKLIST, EMAIL, URL -> text(field, value.asString());
            case BOOLEAN -> value.isBoolean() ? value.booleanValue() : null;
            case INT, DOUBLE, CURRENCY, PERCENT -> value.isNumber() ? value.decimalValue() : null;
            case DATE -> DateTimes.date(value.asString()).orElse(null);
            case DATETIME -> DateTimes.moment(value.asString()).orElse(null);
        };
    }

    static String text(Field field, String text) {
        return field.isCaseSensitive() ? text : text.toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked") // both are of the field's one Java type
    private static int compare(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
