package org.tallystick.simulators.salesforce.internal.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.FieldType;

/** The comparisons of a filter. A missing value differs from every value and is neither less nor greater than any. */
final class Comparison {

    /** A character of a pattern, with the backslash that takes a wildcard's meaning away. */
    private static final Pattern PIECE = Pattern.compile("\\\\?.", Pattern.DOTALL);

    private Comparison() {}

    static Condition of(FieldPath path, String operator, Token literal) {
        Comparable<?> wanted = Literals.bind(path.field(), literal);
        return switch (operator) {
            case "=" -> row -> same(row.value(path), wanted);
            case "!=", "<>" -> row -> !same(row.value(path), wanted);
            default -> ordered(path, operator, wanted);
        };
    }

    static Condition in(FieldPath path, List<Token> literals) {
        List<@Nullable Comparable<?>> wanted = new ArrayList<>();
        literals.forEach(literal -> wanted.add(Literals.bind(path.field(), literal)));
        return row -> {
            Comparable<?> value = row.value(path);
            return wanted.stream().anyMatch(one -> same(value, one));
        };
    }

    static Condition like(FieldPath path, Token literal) {
        Pattern pattern = Pattern.compile(regex(Literals.pattern(path.field(), literal)), Pattern.DOTALL);
        return row -> {
            Comparable<?> value = row.value(path);
            return value != null && pattern.matcher(value.toString()).matches();
        };
    }

    private static Condition ordered(FieldPath path, String operator, @Nullable Comparable<?> wanted) {
        if (wanted == null || path.field().type() == FieldType.BOOLEAN) {
            throw ApiException.invalid(
                    "INVALID_QUERY_FILTER_OPERATOR",
                    "invalid operator " + operator + " on field " + path.field().name());
        }
        return row -> {
            Comparable<?> value = row.value(path);
            return value != null && holds(operator, Values.ORDER.compare(value, wanted));
        };
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new AssertionError(operator);
        };
    }

    private static boolean same(@Nullable Comparable<?> left, @Nullable Comparable<?> right) {
        return (left == null || right == null) ? Objects.equals(left, right) : Values.ORDER.compare(left, right) == 0;
    }

    private static String regex(String like) {
        return PIECE.matcher(like)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group()) {
                            case "%" -> ".*";
                            case "_" -> ".";
                            default ->
                                Pattern.quote(
                                        found.group().substring(found.group().length() - 1));
                        }));
    }
}
