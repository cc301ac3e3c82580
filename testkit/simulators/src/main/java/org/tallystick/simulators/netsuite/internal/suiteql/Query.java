package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query whose names are resolved; running it twice reads the tables twice. */
record Query(
        boolean distinct,
        List<Item> items,
        From from,
        Expr where,
        List<Expr> groupBy,
        Expr having,
        List<Order> orderBy) {

    record Item(String name, Expr expr) {}

    record Order(Expr expr, Comparator<@Nullable Object> direction) {}

    /** A group of rows and the one that stands for it; without grouping each row is by itself. */
    private record Group(Tuple first, List<Tuple> members) {
        @Nullable Object value(Expr expr) {
            return expr.value(first, members);
        }
    }

    List<Map<String, String>> run() {
        checkGrouping();
        List<Tuple> tuples = from.tuples().stream()
                .filter(tuple -> Truth.isTrue(where.value(tuple, List.of())))
                .toList();
        List<Group> groups = new ArrayList<>(isGrouped() ? grouped(tuples) : single(tuples));
        groups.removeIf(group -> !Truth.isTrue(group.value(having)));
        groups.sort(this::compare);
        List<Map<String, String>> rows = groups.stream().map(this::row).toList();
        return distinct ? List.copyOf(new LinkedHashSet<>(rows)) : rows;
    }

    private boolean isGrouped() {
        return !groupBy.isEmpty() || resultExprs().anyMatch(Query::hasTotal);
    }

    private Stream<Expr> resultExprs() {
        return Stream.of(
                        items.stream().map(Item::expr),
                        Stream.of(having),
                        orderBy.stream().map(Order::expr))
                .flatMap(each -> each);
    }

    private static boolean hasTotal(Expr expr) {
        return expr instanceof Expr.Total || expr.parts().anyMatch(Query::hasTotal);
    }

    private void checkGrouping() {
        if (isGrouped() && !resultExprs().allMatch(this::isOfGroup)) {
            throw QueryException.searchError("Every selected column must be in GROUP BY or in an aggregate.");
        }
    }

    private boolean isOfGroup(Expr expr) {
        if (groupBy.contains(expr) || expr instanceof Expr.Total) {
            return true;
        }
        return !(expr instanceof Expr.Column) && expr.parts().allMatch(this::isOfGroup);
    }

    private static List<Group> single(List<Tuple> tuples) {
        return tuples.stream().map(tuple -> new Group(tuple, List.of(tuple))).toList();
    }

    private List<Group> grouped(List<Tuple> tuples) {
        Map<List<@Nullable Object>, List<Tuple>> byKey = new LinkedHashMap<>();
        for (Tuple tuple : tuples) {
            List<@Nullable Object> key = new ArrayList<>();
            groupBy.forEach(expr -> key.add(Values.display(expr.value(tuple, List.of()))));
            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(tuple);
        }
        if (byKey.isEmpty() && groupBy.isEmpty()) {
            return List.of(new Group(Tuple.EMPTY, List.of()));
        }
        return byKey.values().stream()
                .map(members -> new Group(members.get(0), members))
                .toList();
    }

    private int compare(Group one, Group other) {
        return orderBy.stream()
                .mapToInt(order -> order.direction().compare(one.value(order.expr()), other.value(order.expr())))
                .filter(comparison -> comparison != 0)
                .findFirst()
                .orElse(0);
    }

    private Map<String, String> row(Group group) {
        Map<String, String> row = new LinkedHashMap<>();
        for (Item item : items) {
            String text = Values.display(group.value(item.expr()));
            if (text != null) {
                row.put(item.name(), text);
            }
        }
        return row;
    }
}
