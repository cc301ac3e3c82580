package org.tallystick.simulators.dynamics365.internal.filter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import org.tallystick.simulators.dynamics365.internal.schema.Property;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import org.tallystick.simulators.internal.Refusal;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses {@code $filter}: comparisons, {@code and or not}, arithmetic; {@code in}, {@code has} and functions are refused,
 * "contains" is {@code eq '*text*'}. Source: Dynamics 365 Finance contract sheet, sections 2 and 4.
 */
public final class Filter {
    private static final Set<String> COMPARISONS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final Set<String> SUMS = Set.of("add", "sub");
    private static final Set<String> PRODUCTS = Set.of("mul", "div", "mod");

    private final EntitySet set;
    private final List<String> words;
    private int at;

    private Filter(EntitySet set, List<String> words) {
        this.set = set;
        this.words = words;
    }

    /** @throws Refusal with 400 if the text is no filter of this set */
    public static Predicate<ObjectNode> parse(String text, EntitySet set) {
        Filter filter = new Filter(set, Lexer.words(text));
        Predicate<ObjectNode> parsed = filter.or();
        if (filter.at < filter.words.size()) {
            throw filter.syntax();
        }
        return parsed;
    }

    private Predicate<ObjectNode> or() {
        Predicate<ObjectNode> left = and();
        while (accept("or")) {
            left = left.or(and());
        }
        return left;
    }

    private Predicate<ObjectNode> and() {
        Predicate<ObjectNode> left = not();
        while (accept("and")) {
            left = left.and(not());
        }
        return left;
    }

    private Predicate<ObjectNode> not() {
        if (accept("not")) {
            return not().negate();
        }
        int start = at;
        if (accept("(")) {
            try {
                Predicate<ObjectNode> inner = or();
                if (accept(")") && !continuesAsOperand()) {
                    return inner;
                }
            } catch (Refusal e) {
                if (!isArithmetic(start)) {
                    throw e;
                }
            }
            at = start;
        }
        return comparison();
    }

    private boolean continuesAsOperand() {
        return COMPARISONS.contains(peek()) || SUMS.contains(peek()) || PRODUCTS.contains(peek());
    }

    private boolean isArithmetic(int start) {
        return words.subList(start, words.size()).stream().anyMatch(w -> SUMS.contains(w) || PRODUCTS.contains(w));
    }

    private Predicate<ObjectNode> comparison() {
        Operand left = sum();
        String operator = next();
        if (!COMPARISONS.contains(operator)) {
            at--;
            throw syntax();
        }
        Operand right = sum();
        check(left, operator, right);
        boolean ignoreCase = left.isCompany() || right.isCompany();
        return row -> compare(left.in(row, ignoreCase), operator, right.in(row, ignoreCase));
    }

    private Operand sum() {
        Operand left = product();
        while (SUMS.contains(peek())) {
            left = calculate(left, next(), product());
        }
        return left;
    }

    private Operand product() {
        Operand left = single();
        while (PRODUCTS.contains(peek())) {
            left = calculate(left, next(), single());
        }
        return left;
    }

    private Operand calculate(Operand left, String operator, Operand right) {
        if (!left.type().equals(Operand.NUMBER) || !right.type().equals(Operand.NUMBER)) {
            throw incompatible(left, operator, right);
        }
        return left.calculate(operator, right);
    }

    private Operand single() {
        if (accept("(")) {
            Operand inner = sum();
            if (!accept(")")) {
                throw syntax();
            }
            return inner;
        }
        String word = next();
        if (word.endsWith("'")) {
            return quoted(word);
        }
        if (word.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            return moment(word);
        }
        if (word.matches("-?\\d+(\\.\\d+)?")) {
            return Operand.constant(Operand.NUMBER, new BigDecimal(word));
        }
        if (peek().equals("(")) {
            throw ODataErrors.refusal(400, "An unknown function with name '" + word + "' was found.");
        }
        return Operand.of(set.property(word));
    }

    private Operand quoted(String word) {
        int quote = word.indexOf('\'');
        String text = word.substring(quote + 1, word.length() - 1).replace("''", "'");
        if (quote == 0) {
            return Operand.constant("Edm.String", text);
        }
        String type = word.substring(0, quote);
        boolean isKnown = set.properties().values().stream()
                .anyMatch(property -> property.type() == Property.Type.ENUM
                        && property.edmType().equals(type)
                        && property.members().contains(text));
        if (!isKnown) {
            throw ODataErrors.refusal(400, "The string '" + word + "' is not a valid enumeration type constant.");
        }
        return Operand.constant(type, text);
    }

    private Operand moment(String word) {
        try {
            OffsetDateTime moment = word.contains("T")
                    ? OffsetDateTime.parse(word)
                    : LocalDate.parse(word).atStartOfDay().atOffset(ZoneOffset.UTC);
            return Operand.constant("Edm.DateTimeOffset", moment.toInstant());
        } catch (DateTimeParseException e) {
            throw syntax();
        }
    }

    private static void check(Operand left, String operator, Operand right) {
        boolean isEquality = operator.equals("eq") || operator.equals("ne");
        if (!left.type().equals(right.type()) || (left.type().startsWith(Property.NAMESPACE) && !isEquality)) {
            throw incompatible(left, operator, right);
        }
    }

    private static Refusal incompatible(Operand left, String operator, Operand right) {
        return ODataErrors.refusal(
                400,
                "A binary operator with incompatible types was detected. Found operand types '" + left.type()
                        + "' and '" + right.type() + "' for operator '" + operator + "'.");
    }

    @SuppressWarnings("unchecked")
    private static boolean compare(Comparable<?> left, String operator, Comparable<?> right) {
        if (right instanceof String pattern && pattern.contains("*") && operator.matches("eq|ne")) {
            return contains((String) left, pattern) == operator.equals("eq");
        }
        int order = ((Comparable<Object>) left).compareTo(right);
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "gt" -> order > 0;
            case "ge" -> order >= 0;
            case "lt" -> order < 0;
            default -> order <= 0;
        };
    }

    /** Without regard to case. Only a star at both ends is given; what others mean is not. */
    private static boolean contains(String text, String pattern) {
        if (!pattern.matches("(?s)\\*[^*]+\\*")) {
            throw ODataErrors.refusal(400, "The text '" + pattern + "' is no search: write '*text*'.");
        }
        String part = pattern.substring(1, pattern.length() - 1);
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private String peek() {
        return at < words.size() ? words.get(at) : "";
    }

    private String next() {
        if (at == words.size()) {
            throw syntax();
        }
        return words.get(at++);
    }

    private boolean accept(String word) {
        boolean isNext = peek().equals(word);
        at += isNext ? 1 : 0;
        return isNext;
    }

    private Refusal syntax() {
        return ODataErrors.refusal(
                400,
                "The query specified in the URI is not valid. Syntax error at '" + peek() + "' in '"
                        + String.join(" ", words) + "'.");
    }
}
