package org.tallystick.simulators.salesforce.internal.soql;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.salesforce.internal.data.RecordId;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.Field;

/** Reads the literals of a filter and checks each against the type of its field. */
final class Literals {

    private Literals() {}

    /** The literal's comparable value; null for {@code null}. */
    static @Nullable Comparable<?> bind(Field field, Token token) {
        if (token.is("null")) {
            return null;
        }
        return switch (field.type()) {
            case ID, REFERENCE -> id(field, token);
            case STRING, TEXTAREA, LONGTEXTAREA, PICKLIST, EMAIL, URL -> Values.text(field, string(field, token));
            case BOOLEAN -> bool(field, token);
            case INT, DOUBLE, CURRENCY, PERCENT -> number(field, token);
            case DATE -> DateTimes.date(unquoted(field, token, Token.Kind.DATE)).orElseThrow(() -> invalidDate(token));
            case DATETIME ->
                DateTimes.moment(unquoted(field, token, Token.Kind.DATETIME)).orElseThrow(() -> invalidDate(token));
        };
    }

    /** A string, with the escapes of wildcards kept for {@code LIKE}. */
    static String pattern(Field field, Token token) {
        if (!field.type().isText()) {
            throw ApiException.invalid(
                    "INVALID_QUERY_FILTER_OPERATOR",
                    "invalid operator on " + field.type().describeName() + " field");
        }
        if (token.kind() != Token.Kind.STRING) {
            throw wrongType(field, "and should be enclosed in quotes");
        }
        return Values.text(field, Lexer.unescape(token, true));
    }

    private static String string(Field field, Token token) {
        if (token.kind() != Token.Kind.STRING) {
            throw unknownWord(token, wrongType(field, "and should be enclosed in quotes"));
        }
        return Lexer.unescape(token, false);
    }

    private static String id(Field field, Token token) {
        String text = string(field, token);
        return RecordId.parse(text)
                .orElseThrow(() -> ApiException.invalid(
                        "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text, field.name()));
    }

    private static Boolean bool(Field field, Token token) {
        if (!token.is("true") && !token.is("false")) {
            throw unknownWord(token, wrongType(field, "and should not be enclosed in quotes"));
        }
        return token.is("true");
    }

    private static BigDecimal number(Field field, Token token) {
        return new BigDecimal(unquoted(field, token, Token.Kind.NUMBER));
    }

    private static String unquoted(Field field, Token token, Token.Kind kind) {
        if (token.kind() != kind) {
            throw unknownWord(token, wrongType(field, "and should not be enclosed in quotes"));
        }
        return token.text();
    }

    private static ApiException invalidDate(Token token) {
        return Lexer.malformed(token.column(), "Invalid date: " + token.text());
    }

    /** A bare word that is no literal breaks the syntax before any type matters. */
    private static ApiException unknownWord(Token token, ApiException otherwise) {
        boolean word = token.kind() == Token.Kind.NAME && !token.is("true") && !token.is("false");
        return word || token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.END
                ? Lexer.malformed(token.column(), "unexpected token: '" + token.text() + "'")
                : otherwise;
    }

    private static ApiException wrongType(Field field, String quotes) {
        return ApiException.invalid(
                "INVALID_FIELD",
                "value of filter criterion for field '" + field.name() + "' must be of type "
                        + field.type().describeName() + " " + quotes);
    }
}
