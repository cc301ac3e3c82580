package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a query that has a value: text, number, moment, or a truth value; null is unknown. */
interface Expr {
    /** Its value for a joined row; {@code group} holds the rows of the group that the row stands for. */
    @Nullable Object value(Tuple row, List<Tuple> group);

    default Stream<Expr> parts() {
        return Stream.empty();
    }

    record Literal(@Nullable Object literal) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            return literal;
        }
    }

    /** A column of the table at that place of FROM. */
    record Column(int table, String name) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            return row.value(table, name);
        }
    }

    record Negative(Expr of) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            Object value = of.value(row, group);
            return value == null ? null : Values.number(value).negate();
        }

        @Override
        public Stream<Expr> parts() {
            return Stream.of(of);
        }
    }

    record Call(Function function, List<Expr> arguments) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            return function.apply(arguments.stream()
                    .map(argument -> argument.value(row, group))
                    .toArray());
        }

        @Override
        public Stream<Expr> parts() {
            return arguments.stream();
        }
    }

    /** COUNT, SUM, MIN or MAX over a group. */
    record Total(Aggregate aggregate, Expr of) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            return aggregate.of(group.stream().map(member -> of.value(member, List.of())));
        }
    }

    record Comparison(String operator, Expr left, Expr right) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            Object one = left.value(row, group);
            Object other = right.value(row, group);
            return (one == null || other == null) ? null : holds(Values.compare(one, other));
        }

        private boolean holds(int comparison) {
            return switch (operator) {
                case "=" -> comparison == 0;
                case "<>", "!=" -> comparison != 0;
                case "<" -> comparison < 0;
                case "<=" -> comparison <= 0;
                case ">" -> comparison > 0;
                case ">=" -> comparison >= 0;
                default -> throw new AssertionError(operator);
            };
        }

        @Override
        public Stream<Expr> parts() {
            return Stream.of(left, right);
        }
    }

    /** Conjunction: false beats unknown beats true. */
    record And(List<Expr> all) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            return Truth.allOf(all.stream().map(part -> Truth.of(part.value(row, group))));
        }

        @Override
        public Stream<Expr> parts() {
            return all.stream();
        }
    }

    record Not(Expr of) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            Boolean truth = Truth.of(of.value(row, group));
            return truth == null ? null : !truth;
        }

        @Override
        public Stream<Expr> parts() {
            return Stream.of(of);
        }

        /** Disjunction by the law of De Morgan, which holds in three-valued logic. */
        static Expr anyOf(List<Expr> choices) {
            return new Not(new And(choices.stream().<Expr>map(Not::new).toList()));
        }
    }

    record IsNull(Expr of) implements Expr {
        @Override
        public Object value(Tuple row, List<Tuple> group) {
            return of.value(row, group) == null;
        }

        @Override
        public Stream<Expr> parts() {
            return Stream.of(of);
        }
    }

    /** LIKE with {@code %} and {@code _}; case counts. */
    record Like(Expr text, Expr pattern) implements Expr {
        @Override
        public @Nullable Object value(Tuple row, List<Tuple> group) {
            String read = Values.display(text.value(row, group));
            String like = Values.display(pattern.value(row, group));
            return (read == null || like == null)
                    ? null
                    : Pattern.compile(regex(like), Pattern.DOTALL).matcher(read).matches();
        }

        private static String regex(String like) {
            StringBuilder regex = new StringBuilder();
            for (int c : like.codePoints().toArray()) {
                switch (c) {
                    case '%' -> regex.append(".*");
                    case '_' -> regex.append('.');
                    default -> regex.append(Pattern.quote(Character.toString(c)));
                }
            }
            return regex.toString();
        }

        @Override
        public Stream<Expr> parts() {
            return Stream.of(text, pattern);
        }
    }
}
