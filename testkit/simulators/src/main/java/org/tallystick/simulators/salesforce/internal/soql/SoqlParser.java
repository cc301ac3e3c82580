package org.tallystick.simulators.salesforce.internal.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;

/**
 * Reads {@code SELECT … FROM … WHERE … ORDER BY … LIMIT … OFFSET …}: fields of the record and of its parents,
 * {@code COUNT()}, and all comparisons. Child subqueries, grouping, other functions and date words such as {@code TODAY}
 * are refused as {@code MALFORMED_QUERY}. Source: Salesforce contract sheet, section 4.1.
 */
public final class SoqlParser {

    private static final int MAX_OFFSET = 2000;
    private static final int MAX_DEPTH = 50;

    private final Names names;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private SoqlParser(Catalog catalog, String soql) {
        this.names = new Names(catalog);
        this.tokens = Lexer.tokens(soql);
    }

    /** @throws ApiException {@code MALFORMED_QUERY}, {@code INVALID_TYPE} or {@code INVALID_FIELD} */
    public static Query parse(Catalog catalog, String soql) {
        return new SoqlParser(catalog, soql).query();
    }

    private Query query() {
        expect("SELECT");
        List<Token> selected = selected();
        expect("FROM");
        ObjectType from = names.object(name());
        List<FieldPath> select =
                selected.stream().map(name -> names.path(from, name)).toList();
        Condition where = accept("WHERE") ? condition(from) : row -> true;
        List<Query.Order> orderBy = accept("ORDER") ? orderBy(from) : List.of();
        int limit = accept("LIMIT") ? wholeNumber() : Integer.MAX_VALUE;
        int offset = accept("OFFSET") ? offset() : 0;
        if (peek().kind() != Token.Kind.END) {
            throw unexpected();
        }
        return new Query(from, select, where, orderBy, limit, offset);
    }

    private List<Token> selected() {
        if (peek().is("COUNT") && tokens.get(next + 1).is("(")) {
            next += 2;
            expect(")");
            return List.of();
        }
        List<Token> selected = new ArrayList<>();
        do {
            selected.add(name());
        } while (accept(","));
        return selected;
    }

    /** Parts joined by one connective; the two do not mix without parentheses. */
    private Condition condition(ObjectType from) {
        List<Condition> parts = new ArrayList<>();
        parts.add(part(from));
        if (peek().is("AND")) {
            while (accept("AND")) {
                parts.add(part(from));
            }
            return Condition.all(parts);
        }
        while (accept("OR")) {
            parts.add(part(from));
        }
        return Condition.any(parts);
    }

    private Condition part(ObjectType from) {
        if (depth == MAX_DEPTH) {
            throw Lexer.malformed(peek().column(), "conditions are nested too deeply");
        }
        depth++;
        try {
            if (accept("NOT")) {
                return part(from).negate();
            }
            if (accept("(")) {
                Condition inner = condition(from);
                expect(")");
                return inner;
            }
            return comparison(names.filterable(from, name()));
        } finally {
            depth--;
        }
    }

    private Condition comparison(FieldPath path) {
        if (accept("LIKE")) {
            return Comparison.like(path, take());
        }
        if (accept("IN")) {
            return Comparison.in(path, list());
        }
        if (accept("NOT")) {
            expect("IN");
            return Comparison.in(path, list()).negate();
        }
        if (!Set.of("=", "!=", "<>", "<", "<=", ">", ">=").contains(peek().text())) {
            throw unexpected();
        }
        return Comparison.of(path, take().text(), take());
    }

    private List<Token> list() {
        expect("(");
        List<Token> literals = new ArrayList<>();
        do {
            literals.add(take());
        } while (accept(","));
        expect(")");
        return literals;
    }

    private List<Query.Order> orderBy(ObjectType from) {
        expect("BY");
        List<Query.Order> orders = new ArrayList<>();
        do {
            FieldPath path = names.filterable(from, name());
            boolean ascending = accept("ASC") || !accept("DESC");
            orders.add(new Query.Order(path, ascending, nullsFirst()));
        } while (accept(","));
        return orders;
    }

    private boolean nullsFirst() {
        if (!accept("NULLS")) {
            return true;
        }
        if (accept("LAST")) {
            return false;
        }
        expect("FIRST");
        return true;
    }

    private int offset() {
        int offset = wholeNumber();
        if (offset > MAX_OFFSET) {
            throw ApiException.invalid("NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + MAX_OFFSET);
        }
        return offset;
    }

    private int wholeNumber() {
        if (!peek().text().matches("\\d{1,9}")) {
            throw unexpected();
        }
        return Integer.parseInt(take().text());
    }

    private Token name() {
        if (peek().kind() != Token.Kind.NAME) {
            throw unexpected();
        }
        return take();
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw unexpected();
        }
    }

    private boolean accept(String word) {
        if (!peek().is(word)) {
            return false;
        }
        next++;
        return true;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = peek();
        if (token.kind() == Token.Kind.END) {
            throw unexpected();
        }
        next++;
        return token;
    }

    private ApiException unexpected() {
        return Lexer.malformed(peek().column(), "unexpected token: '" + peek().text() + "'");
    }
}
