package org.tallystick.simulators.dynamics365.internal.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import org.tallystick.simulators.dynamics365.internal.schema.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One side of a comparison.
 *
 * @param type name of its type; numbers are all {@code Edm.Decimal}
 * @param isCompany whether case does not count
 */
record Operand(String type, boolean isCompany, Function<ObjectNode, Comparable<?>> value) {
    static final String NUMBER = "Edm.Decimal";

    static Operand of(Property property) {
        String type = property.isNumber() ? NUMBER : property.edmType();
        return new Operand(
                type,
                property.isCompany(),
                row -> value(property, row.has(property.name()) ? row.get(property.name()) : property.none()));
    }

    static Operand constant(String type, Comparable<?> value) {
        return new Operand(type, false, row -> value);
    }

    Operand calculate(String operator, Operand right) {
        return new Operand(NUMBER, false, row -> {
            BigDecimal a = (BigDecimal) value.apply(row);
            BigDecimal b = (BigDecimal) right.value.apply(row);
            return switch (operator) {
                case "add" -> a.add(b);
                case "sub" -> a.subtract(b);
                case "mul" -> a.multiply(b);
                case "div" -> a.divide(b, MathContext.DECIMAL64);
                default -> a.remainder(b);
            };
        });
    }

    /** The value to compare: a company in lower case. */
    Comparable<?> in(ObjectNode row, boolean ignoreCase) {
        Comparable<?> found = value.apply(row);
        return ignoreCase && found instanceof String text ? text.toLowerCase(Locale.ROOT) : found;
    }

    private static Comparable<?> value(Property property, JsonNode node) {
        return switch (property.type()) {
            case STRING, ENUM -> node.asString();
            case DECIMAL, LONG, INT -> node.decimalValue();
            case DATE, MOMENT -> OffsetDateTime.parse(node.asString()).toInstant();
        };
    }
}
