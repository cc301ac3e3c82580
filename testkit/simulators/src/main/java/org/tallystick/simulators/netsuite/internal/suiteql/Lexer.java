package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.netsuite.internal.suiteql.Token.Kind;

/** Cuts the text of a query into tokens. */
final class Lexer {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:"
            + "(?<name>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<number>\\d+(?:\\.\\d+)?)"
            + "|'(?<string>(?:[^']|'')*)'"
            + "|(?<parameter>\\?)"
            + "|(?<symbol><=|>=|<>|!=|[=<>(),.*-])"
            + "|(?<end>$))");

    private Lexer() {}

    /** The query's tokens; the last one is the end. */
    static List<Token> tokens(String query) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        int parameters = 0;
        for (int at = 0; tokens.isEmpty() || last(tokens).kind() != Kind.END; at = matcher.end()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw QueryException.searchError("Unexpected character at position %d.".formatted(at));
            }
            tokens.add(matcher.group("parameter") == null ? token(matcher) : parameter(parameters++));
        }
        return List.copyOf(tokens);
    }

    private static Token last(List<Token> tokens) {
        return tokens.get(tokens.size() - 1);
    }

    private static Token parameter(int index) {
        return new Token(Kind.PARAMETER, Integer.toString(index));
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("name") != null) {
            return new Token(Kind.NAME, matcher.group("name"));
        }
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"));
        }
        if (matcher.group("string") != null) {
            return new Token(Kind.STRING, matcher.group("string").replace("''", "'"));
        }
        return matcher.group("symbol") != null
                ? new Token(Kind.SYMBOL, matcher.group("symbol"))
                : new Token(Kind.END, "");
    }
}
