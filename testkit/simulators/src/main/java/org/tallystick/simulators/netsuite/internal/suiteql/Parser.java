package org.tallystick.simulators.netsuite.internal.suiteql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.netsuite.internal.suiteql.Query.Item;
import org.tallystick.simulators.netsuite.internal.suiteql.Query.Order;
import org.tallystick.simulators.netsuite.internal.suiteql.Token.Kind;

/** Reads the clauses of one SELECT statement, FROM first, so that every column is resolved where it is read. */
final class Parser {
    private static final Expr ALWAYS = new Expr.Literal(true);
    private static final Set<String> AFTER_TABLE =
            Set.of("join", "inner", "left", "on", "where", "group", "having", "order");

    private final TokenReader tokens;
    private final Function<String, Optional<Table>> tables;
    private final From from = new From();
    private final Expressions expressions;
    private final Map<String, Expr> byAlias = new HashMap<>();

    Parser(List<Token> tokens, Function<String, Optional<Table>> tables, List<String> parameters) {
        this.tokens = new TokenReader(tokens);
        this.tables = tables;
        this.expressions = new Expressions(this.tokens, from, parameters);
    }

    Query query() {
        tokens.expect("select");
        int select = tokens.position();
        tokens.skipTo("from");
        readFrom();
        int rest = tokens.position();
        tokens.moveTo(select);
        boolean distinct = tokens.accept("distinct");
        List<Item> items = items();
        tokens.moveTo(rest);
        Expr where = tokens.accept("where") ? expressions.condition() : ALWAYS;
        List<Expr> groupBy = acceptBy("group") ? expressions.list() : List.of();
        Expr having = tokens.accept("having") ? expressions.condition() : ALWAYS;
        List<Order> orderBy = acceptBy("order") ? orders(items) : List.of();
        tokens.expectEnd();
        return new Query(distinct, items, from, where, groupBy, having, orderBy);
    }

    private boolean acceptBy(String keyword) {
        return tokens.accept(keyword) && tokens.expect("by");
    }

    private void readFrom() {
        tokens.expect("from");
        readTable();
        for (boolean optional = tokens.peek().is("left");
                acceptJoin();
                optional = tokens.peek().is("left")) {
            readTable();
            tokens.expect("on");
            from.join(join(conjuncts(expressions.condition()), optional));
        }
    }

    private boolean acceptJoin() {
        if (tokens.accept("left")) {
            tokens.accept("outer");
            return tokens.expect("join");
        }
        return tokens.accept("inner") ? tokens.expect("join") : tokens.accept("join");
    }

    private void readTable() {
        String name = tokens.name();
        Table table = tables.apply(name).orElseThrow(() -> new QueryException("Invalid search type: " + name + "."));
        tokens.accept("as");
        Token next = tokens.peek();
        boolean isNamed = next.kind() == Kind.NAME && !AFTER_TABLE.contains(next.lowerCase());
        from.add(table, isNamed ? tokens.name() : name);
    }

    private static List<Expr> conjuncts(Expr condition) {
        return condition instanceof Expr.And and ? and.parts().toList() : List.of(condition);
    }

    private From.Join join(List<Expr> conjuncts, boolean optional) {
        for (Expr conjunct : conjuncts) {
            if (conjunct instanceof Expr.Comparison comparison
                    && comparison.operator().equals("=")
                    && comparison.left() instanceof Expr.Column left
                    && comparison.right() instanceof Expr.Column right
                    && (left.table() == from.last()) != (right.table() == from.last())) {
                List<Expr> rest = new ArrayList<>(conjuncts);
                rest.remove(conjunct);
                boolean isLeftJoined = left.table() == from.last();
                return new From.Join(
                        isLeftJoined ? left : right, isLeftJoined ? right : left, new Expr.And(rest), optional);
            }
        }
        throw QueryException.searchError("A join needs an equality of a column of each side.");
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        do {
            int at = tokens.position();
            Expr expr = expressions.operand();
            Item item = new Item(itemName(expr, at, items.size() + 1), expr);
            items.add(item);
            byAlias.put(item.name(), expr);
        } while (tokens.accept(","));
        if (!tokens.peek().is("from")) {
            throw tokens.unexpected();
        }
        if (items.stream().map(Item::name).collect(Collectors.toSet()).size() < items.size()) {
            throw QueryException.searchError("Two selected columns have the same name.");
        }
        return items;
    }

    /** The alias; of a plain column its name; else a name by place, as the vendor gives. */
    private String itemName(Expr expr, int startedAt, int place) {
        if (tokens.accept("as")) {
            return tokens.name();
        }
        if (tokens.peek().kind() == Kind.NAME && !tokens.peek().is("from")) {
            return tokens.name();
        }
        boolean isColumn = expr instanceof Expr.Column && tokens.position() > startedAt;
        return isColumn ? ((Expr.Column) expr).name() : "expr" + place;
    }

    private List<Order> orders(List<Item> items) {
        List<Order> orders = new ArrayList<>();
        do {
            orders.add(new Order(orderExpr(items), direction()));
        } while (tokens.accept(","));
        return orders;
    }

    private Expr orderExpr(List<Item> items) {
        Token next = tokens.peek();
        Expr alias = next.kind() == Kind.NAME && !tokens.isQualified() ? byAlias.get(next.lowerCase()) : null;
        if (alias != null) {
            tokens.name();
            return alias;
        }
        Expr expr = expressions.operand();
        return ordinal(expr, items.size())
                .map(place -> items.get(place - 1).expr())
                .orElse(expr);
    }

    private static Optional<Integer> ordinal(Expr expr, int places) {
        if (!(expr instanceof Expr.Literal literal) || !(literal.literal() instanceof BigDecimal number)) {
            return Optional.empty();
        }
        int place = number.intValue();
        if (number.scale() > 0 || place < 1 || place > places) {
            throw QueryException.searchError("ORDER BY %s names no selected column.".formatted(number));
        }
        return Optional.of(place);
    }

    private Comparator<@Nullable Object> direction() {
        if (tokens.accept("desc")) {
            return Values.ASCENDING.reversed();
        }
        tokens.accept("asc");
        return Values.ASCENDING;
    }
}
