package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.List;
import org.tallystick.simulators.netsuite.internal.suiteql.Token.Kind;

/** A place in the tokens of a query. */
final class TokenReader {
    private final List<Token> tokens;
    private int position;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token next() {
        Token token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    /** Whether the name that comes next stands before a dot or an opening parenthesis. */
    boolean isQualified() {
        Token following = tokens.get(Math.min(position + 1, tokens.size() - 1));
        return following.is(".") || following.is("(");
    }

    int position() {
        return position;
    }

    void moveTo(int place) {
        position = place;
    }

    /** Moves to the keyword at this depth of parentheses. */
    void skipTo(String keyword) {
        for (int depth = 0; depth > 0 || !peek().is(keyword); position++) {
            if (peek().kind() == Kind.END) {
                throw unexpected();
            }
            depth += peek().is("(") ? 1 : peek().is(")") ? -1 : 0;
        }
    }

    boolean accept(String keywordOrSymbol) {
        boolean found = peek().is(keywordOrSymbol);
        if (found) {
            next();
        }
        return found;
    }

    /** True, always; it throws where another token stands. */
    boolean expect(String keywordOrSymbol) {
        if (!accept(keywordOrSymbol)) {
            throw unexpected();
        }
        return true;
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
    }

    String name() {
        if (peek().kind() != Kind.NAME) {
            throw unexpected();
        }
        return next().lowerCase();
    }

    QueryException unexpected() {
        return QueryException.searchError(
                "Syntax error at '%s'.".formatted(peek().kind() == Kind.END ? "end of query" : peek().text()));
    }
}
