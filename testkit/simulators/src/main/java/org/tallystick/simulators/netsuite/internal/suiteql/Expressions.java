package org.tallystick.simulators.netsuite.internal.suiteql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.netsuite.internal.suiteql.Token.Kind;

/** Reads conditions and operands; OR binds last, then AND, then NOT. */
final class Expressions {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

    private final TokenReader tokens;
    private final From from;
    private final List<String> parameters;

    Expressions(TokenReader tokens, From from, List<String> parameters) {
        this.tokens = tokens;
        this.from = from;
        this.parameters = parameters;
    }

    Expr condition() {
        List<Expr> choices = new ArrayList<>(List.of(conjunction()));
        while (tokens.accept("or")) {
            choices.add(conjunction());
        }
        return choices.size() == 1 ? choices.get(0) : Expr.Not.anyOf(choices);
    }

    private Expr conjunction() {
        List<Expr> parts = new ArrayList<>(List.of(negation()));
        while (tokens.accept("and")) {
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.get(0) : new Expr.And(parts);
    }

    private Expr negation() {
        return tokens.accept("not") ? new Expr.Not(negation()) : predicate();
    }

    private Expr predicate() {
        Expr left = operand();
        if (COMPARISONS.contains(tokens.peek().text()) && tokens.peek().kind() == Kind.SYMBOL) {
            return new Expr.Comparison(tokens.next().text(), left, operand());
        }
        if (tokens.accept("is")) {
            boolean isNegated = tokens.accept("not");
            tokens.expect("null");
            return negatedIf(isNegated, new Expr.IsNull(left));
        }
        boolean isNegated = tokens.accept("not");
        Optional<Expr> found = suffix(left);
        if (isNegated && found.isEmpty()) {
            throw tokens.unexpected();
        }
        return negatedIf(isNegated, found.orElse(left));
    }

    private Optional<Expr> suffix(Expr left) {
        if (tokens.accept("in")) {
            tokens.expect("(");
            List<Expr> choices = list();
            tokens.expect(")");
            return Optional.of(Expr.Not.anyOf(choices.stream()
                    .<Expr>map(choice -> new Expr.Comparison("=", left, choice))
                    .toList()));
        }
        if (tokens.accept("like")) {
            return Optional.of(new Expr.Like(left, operand()));
        }
        if (tokens.accept("between")) {
            Expr lowest = operand();
            tokens.expect("and");
            return Optional.of(new Expr.And(
                    List.of(new Expr.Comparison(">=", left, lowest), new Expr.Comparison("<=", left, operand()))));
        }
        return Optional.empty();
    }

    private static Expr negatedIf(boolean isNegated, Expr expr) {
        return isNegated ? new Expr.Not(expr) : expr;
    }

    /** One expression or more, between commas. */
    List<Expr> list() {
        List<Expr> list = new ArrayList<>();
        do {
            list.add(operand());
        } while (tokens.accept(","));
        return list;
    }

    Expr operand() {
        Token token = tokens.peek();
        if (tokens.accept("-")) {
            return new Expr.Negative(operand());
        }
        if (tokens.accept("(")) {
            Expr inner = condition();
            tokens.expect(")");
            return inner;
        }
        return switch (token.kind()) {
            case STRING -> new Expr.Literal(emptyIsNull(tokens.next().text()));
            case NUMBER -> new Expr.Literal(new BigDecimal(tokens.next().text()));
            case PARAMETER -> parameter(tokens.next());
            case NAME -> named(tokens.name());
            case SYMBOL, END -> throw tokens.unexpected();
        };
    }

    private Expr parameter(Token token) {
        int index = Integer.parseInt(token.text());
        if (index >= parameters.size()) {
            throw QueryException.searchError("The query has more parameters than values were given.");
        }
        return new Expr.Literal(emptyIsNull(parameters.get(index)));
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private Expr named(String name) {
        if (name.equals("null")) {
            return new Expr.Literal(null);
        }
        if (tokens.accept("(")) {
            return call(name);
        }
        return tokens.accept(".") ? from.column(name, tokens.name()) : from.column(null, name);
    }

    private Expr call(String name) {
        Optional<Aggregate> aggregate = Aggregate.named(name);
        if (aggregate.isPresent()) {
            Expr of = aggregate.get() == Aggregate.COUNT && tokens.accept("*") ? new Expr.Literal(true) : operand();
            tokens.expect(")");
            return new Expr.Total(aggregate.get(), of);
        }
        List<Expr> arguments = list();
        tokens.expect(")");
        return Function.named(name)
                .filter(function -> function.takes(arguments.size()))
                .map(function -> new Expr.Call(function, arguments))
                .orElseThrow(() -> QueryException.searchError("Unknown function '%s' or arguments.".formatted(name)));
    }
}
