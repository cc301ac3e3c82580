package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of rows in some states, in an order: a branch for each state, none longer than the page, and merged. A branch is a range of an index
 * on the state and the order, in that index's own order, which no other index has. Where a branch says {@code state = ?}, a planner that
 * believes most rows to be in that state reads another index in the page's order, and passes over all that left the state before.
 */
final class StatePages {

    private final String order;
    private final int keys;
    private final int limit;
    private final List<String> branches = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** An empty page, in the order of these columns, whose values no two rows share. */
    StatePages(List<String> order, int limit) {
        this.order = String.join(", ", order);
        this.keys = order.size();
        this.limit = limit;
    }

    /**
     * Adds what is in a state after a place.
     *
     * @param select a query with conditions, up to the next one
     * @param selected its values
     * @param after the place: a value for each column of the order
     * @param further conditions, each with an {@code AND} before it
     * @param furtherValues their values
     */
    void inState(String select, List<?> selected, String state, List<?> after, String further, List<?> furtherValues) {
        String range = "(state, %s) > (?%s) AND state <= ?"
                .formatted(order, String.join("", Collections.nCopies(keys, ", ?")));
        branch(
                select + range + further + " ORDER BY state, " + order,
                Stream.of(selected, List.of(state), after, List.of(state), furtherValues)
                        .flatMap(List::stream)
                        .toList());
    }

    /** Adds what a query says, which is in order and has no limit. */
    void branch(String query, List<?> its) {
        branches.add("SELECT * FROM (%s LIMIT ?) AS branch_%d".formatted(query, branches.size() + 1));
        values.addAll(its);
        values.add(limit);
    }

    <T> List<T> list(Sql sql, Sql.Reader<T> reader) {
        if (branches.isEmpty()) {
            return List.of();
        }
        String query = branches.stream().collect(joining(" UNION ALL ", "", " ORDER BY " + order + " LIMIT ?"));
        return sql.list(
                query, reader, Stream.concat(values.stream(), Stream.of(limit)).toArray());
    }
}
