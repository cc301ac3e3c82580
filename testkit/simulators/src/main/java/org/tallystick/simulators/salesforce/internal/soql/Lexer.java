package org.tallystick.simulators.salesforce.internal.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.salesforce.internal.error.ApiException;

/** Cuts a query into tokens. */
final class Lexer {

    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<datetime>" + DAY + "T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?\\d{2}))"
            + "|(?<date>" + DAY + ")"
            + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
            + "|(?<name>[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*)"
            + "|'(?<string>(?:[^'\\\\]|\\\\.)*+)'"
            + "|(?<symbol><=|>=|!=|<>|[=<>(),])"
            + ")");

    private static final Map<String, String> ESCAPES =
            Map.of("n", "\n", "r", "\r", "t", "\t", "b", "\b", "f", "\f", "'", "'", "\"", "\"", "\\", "\\");

    private static final Pattern PIECE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private Lexer() {}

    /** All tokens, an end last. */
    static List<Token> tokens(String soql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(soql);
        int end = soql.stripTrailing().length();
        int at = 0;
        while (at < end) {
            if (!matcher.region(at, end).lookingAt()) {
                throw malformed(
                        at + 1, "unexpected token: '" + soql.substring(at, end).strip() + "'");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", end + 1));
        return tokens;
    }

    static ApiException malformed(int column, String what) {
        return ApiException.invalid("MALFORMED_QUERY", "ERROR at Row:1:Column:" + column + " " + what);
    }

    private static Token token(Matcher matcher) {
        for (Token.Kind kind : Token.Kind.values()) {
            String group = kind.name().toLowerCase(Locale.ROOT);
            if (kind != Token.Kind.END && matcher.group(group) != null) {
                return new Token(kind, matcher.group(group), matcher.start(group) + 1);
            }
        }
        throw new AssertionError("A token without a kind: " + matcher.group());
    }

    /** Resolves the escapes of a string; {@code \_} and {@code \%} keep their backslash when {@code LIKE} needs it. */
    static String unescape(Token string, boolean keepWildcards) {
        Matcher piece = PIECE.matcher(string.text());
        return piece.replaceAll(found -> Matcher.quoteReplacement(escaped(string, found.group(1), keepWildcards)));
    }

    private static String escaped(Token string, String escape, boolean keepWildcards) {
        if (escape.equals("_") || escape.equals("%")) {
            return keepWildcards ? "\\" + escape : escape;
        }
        String plain = ESCAPES.get(escape.toLowerCase(Locale.ROOT));
        if (plain == null) {
            throw malformed(
                    string.column(),
                    "Invalid string literal '" + string.text() + "'. Illegal character sequence '\\" + escape
                            + "' in string literal.");
        }
        return keepWildcards && plain.equals("\\") ? "\\\\" : plain;
    }
}
