package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.netsuite.internal.suiteql.Table.Row;

/** The tables of a query in the order in which it names them, and how each is joined to those before it. */
final class From {
    private final List<Source> sources = new ArrayList<>();

    /** A table under the name that the query gives it; the first of a query has no join. */
    private record Source(Table table, String alias) {}

    /** Equal columns of the joined table and of one before it; further conditions; whether the join is a LEFT one. */
    record Join(Expr.Column joined, Expr.Column before, Expr rest, boolean optional) {}

    private final List<Join> joins = new ArrayList<>();

    void add(Table table, String alias) {
        if (sources.stream().anyMatch(source -> source.alias().equals(alias))) {
            throw QueryException.searchError("The name '%s' stands for two tables.".formatted(alias));
        }
        sources.add(new Source(table, alias));
    }

    void join(Join join) {
        joins.add(join);
    }

    int last() {
        return sources.size() - 1;
    }

    Expr.Column column(@Nullable String alias, String name) {
        List<Expr.Column> found = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            if ((alias == null || alias.equals(source.alias()))
                    && source.table().hasColumn(name)) {
                found.add(new Expr.Column(i, name));
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty()
                ? unknown(alias, name)
                : QueryException.searchError("Ambiguous identifier '%s'.".formatted(name));
    }

    private QueryException unknown(@Nullable String alias, String name) {
        List<String> known = sources.stream()
                .map(source -> source.alias() + "=" + source.table().name())
                .toList();
        return QueryException.searchError("Unknown identifier '%s'. Available identifiers are: {%s}."
                .formatted(alias == null ? name : alias + "." + name, String.join(", ", known)));
    }

    List<Tuple> tuples() {
        List<Tuple> tuples = new ArrayList<>();
        sources.get(0).table().rows().forEach(row -> tuples.add(Tuple.EMPTY.with(row)));
        List<Tuple> joined = tuples;
        for (int i = 0; i < joins.size(); i++) {
            joined = joined(joined, sources.get(i + 1).table(), joins.get(i));
        }
        return joined;
    }

    private static List<Tuple> joined(List<Tuple> before, Table table, Join join) {
        Map<String, List<Row>> byKey = new HashMap<>();
        for (Row row : table.rows()) {
            String key = Values.display(row.value(join.joined().name()));
            byKey.computeIfAbsent(key == null ? "" : key, k -> new ArrayList<>())
                    .add(row);
        }
        List<Tuple> result = new ArrayList<>();
        for (Tuple tuple : before) {
            String key = Values.display(join.before().value(tuple, List.of()));
            List<Tuple> matches = (key == null ? List.<Row>of() : byKey.getOrDefault(key, List.of()))
                    .stream()
                            .map(tuple::with)
                            .filter(match -> Truth.isTrue(join.rest().value(match, List.of())))
                            .toList();
            result.addAll(matches.isEmpty() && join.optional() ? List.of(tuple.with(null)) : matches);
        }
        return result;
    }
}
