package org.tallystick.simulators.dynamics365.internal.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/**
 * One property of an entity.
 *
 * @param enumName without its namespace; empty unless the type is {@link Type#ENUM}
 * @param members names of the enum's members, the default first
 * @param maxLength most characters of a text, which the metadata then says; 0: as long as may be
 */
public record Property(String name, Type type, String enumName, List<String> members, int maxLength) {

    /** Namespace of all types. */
    public static final String NAMESPACE = "Microsoft.Dynamics.DataEntities.";

    private static final int NOON = 12;
    private static final Pattern LIMITED = Pattern.compile("s\\((\\d{1,4})\\)");

    /** Types of the vendor; both dates are {@code Edm.DateTimeOffset}, a DATE comes back at 12:00 UTC. */
    public enum Type {
        STRING("Edm.String"),
        DECIMAL("Edm.Decimal"),
        LONG("Edm.Int64"),
        INT("Edm.Int32"),
        DATE("Edm.DateTimeOffset"),
        MOMENT("Edm.DateTimeOffset"),
        ENUM("");

        private final String edm;

        Type(String edm) {
            this.edm = edm;
        }
    }

    static Property parse(String text, Map<String, List<String>> enums) {
        String[] parts = text.trim().split(" ", -1);
        String enumName = parts[1].startsWith("e:") ? parts[1].substring(2) : "";
        Matcher limited = LIMITED.matcher(parts[1]);
        if (limited.matches()) {
            return new Property(parts[0], Type.STRING, "", List.of(), Integer.parseInt(limited.group(1)));
        }
        Type type = switch (parts[1]) {
            case "s" -> Type.STRING;
            case "d" -> Type.DECIMAL;
            case "L" -> Type.LONG;
            case "i" -> Type.INT;
            case "dt" -> Type.DATE;
            case "ts" -> Type.MOMENT;
            default -> Type.ENUM;
        };
        return new Property(parts[0], type, enumName, enums.getOrDefault(enumName, List.of()), 0);
    }

    /** Name of the type as the metadata and the error texts have it. */
    public String edmType() {
        return type == Type.ENUM ? NAMESPACE + enumName : type.edm;
    }

    public boolean isCompany() {
        return name.equals("dataAreaId");
    }

    public boolean isNumber() {
        return type == Type.DECIMAL || type == Type.LONG || type == Type.INT;
    }

    /** What is stored when nothing is given: empty text, 0, the null date, the first member. */
    public JsonNode none() {
        return switch (type) {
            case STRING -> StringNode.valueOf("");
            case DECIMAL -> JsonNodeFactory.instance.numberNode(0);
            case LONG, INT -> LongNode.valueOf(0);
            case DATE -> StringNode.valueOf("1900-01-01T12:00:00Z");
            case MOMENT -> StringNode.valueOf("1900-01-01T00:00:00Z");
            case ENUM -> StringNode.valueOf(members.get(0));
        };
    }

    /**
     * The value as it is stored.
     *
     * @throws org.tallystick.simulators.internal.Refusal if the value does not fit the type
     */
    public JsonNode stored(JsonNode sent) {
        if (sent.isNull()) {
            return none();
        }
        if (isNumber() ? !sent.isNumber() : !sent.isString()) {
            throw ODataErrors.invocation();
        }
        return switch (type) {
            case STRING -> isCompany() ? company(sent.asString()) : text(sent);
            case DECIMAL -> DecimalNode.valueOf(sent.decimalValue());
            case LONG -> whole(BigDecimal::longValueExact, sent.decimalValue());
            case INT -> whole(BigDecimal::intValueExact, sent.decimalValue());
            case DATE -> StringNode.valueOf(moment(sent.asString()).toLocalDate() + "T" + NOON + ":00:00Z");
            case MOMENT ->
                StringNode.valueOf(moment(sent.asString()).toInstant().toString());
            case ENUM -> member(sent);
        };
    }

    private static JsonNode company(String text) {
        if (text.length() > 4) {
            throw ODataErrors.invocation();
        }
        return StringNode.valueOf(text.toLowerCase(Locale.ROOT));
    }

    private JsonNode text(JsonNode sent) {
        if (maxLength > 0 && sent.asString().length() > maxLength) {
            throw ODataErrors.invocation();
        }
        return sent;
    }

    private static JsonNode whole(ToLongFunction<BigDecimal> exact, BigDecimal number) {
        try {
            return LongNode.valueOf(exact.applyAsLong(number));
        } catch (ArithmeticException e) {
            throw ODataErrors.invocation();
        }
    }

    private JsonNode member(JsonNode sent) {
        if (!members.contains(sent.asString())) {
            throw ODataErrors.invocation();
        }
        return sent;
    }

    private static OffsetDateTime moment(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC)
                    : LocalDate.parse(text).atTime(NOON, 0).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw ODataErrors.invocation();
        }
    }
}
