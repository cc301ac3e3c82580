package org.tallystick.connector.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.warehouse.Layout.Content;

/**
 * The states of things in their tables. A new state ends the one before and never overwrites it; an equal one changes nothing. What is gone has states, and no current one. If two write one
 * thing at once, one of them meets the primary key (key and version) and fails.
 *
 * @param <S> what rows are made from
 */
final class History<S> {

    private final Layout<S> layout;

    History(Layout<S> layout) {
        this.layout = layout;
    }

    /**
     * A current state.
     *
     * @param version from 1
     * @param from since when
     * @param content all of it
     */
    record State(int version, LocalDateTime from, Content content) {

        private Former last() {
            return new Former(version, from);
        }
    }

    /**
     * The last state of something.
     *
     * @param version from 1
     * @param at when it began; of one that has ended, when that was
     */
    private record Former(int version, LocalDateTime at) {}

    /**
     * Makes these the current states.
     *
     * @param sources of different keys
     * @param now since when they count
     * @return keys of those that the tables did not have already
     */
    List<String> replace(Connection connection, Collection<S> sources, LocalDateTime now) throws SQLException {
        Map<String, Content> contents = new LinkedHashMap<>();
        sources.forEach(source -> contents.put(layout.key().apply(source), layout.content(source)));
        Map<String, State> before = current(connection, contents.keySet());
        before.forEach((key, state) ->
                contents.computeIfPresent(key, (same, content) -> isEqual(state.content(), content) ? null : content));
        before.keySet().retainAll(contents.keySet());

        List<String> others = contents.keySet().stream()
                .filter(key -> !before.containsKey(key))
                .toList();
        Map<String, Former> former = former(connection, others);
        before.forEach((key, state) -> former.put(key, state.last()));

        LocalDateTime at = latest(now, former.values());
        endAt(at, connection, before.keySet());
        insert(connection, contents, former, at);
        return List.copyOf(contents.keySet());
    }

    /**
     * Ends the current states of those keys, if they have some.
     *
     * @param now since when they do not count
     * @return how many had one
     */
    int end(Connection connection, Collection<String> keys, LocalDateTime now) throws SQLException {
        Map<String, State> before = current(connection, keys);
        List<Former> last = before.values().stream().map(State::last).toList();
        endAt(latest(now, last), connection, before.keySet());
        return before.size();
    }

    private void endAt(LocalDateTime at, Connection connection, Collection<String> keys) throws SQLException {
        for (Table<?> table : layout.tables()) {
            Sql.end(connection, table, List.copyOf(keys), at);
        }
    }

    /** The last states of things that were ended: what comes back goes on behind them. */
    private Map<String, Former> former(Connection connection, List<String> keys) throws SQLException {
        Map<String, Former> former = new HashMap<>();
        Table<S> table = layout.table();
        Sql.last(
                connection,
                table,
                keys,
                row -> former.put(row.getString(1), new Former(row.getInt(2), row.getObject(3, LocalDateTime.class))));
        return former;
    }

    private boolean isEqual(Content before, Content after) {
        return layout.digest(before).equals(layout.digest(after));
    }

    /** A clock that was set back does not let a state end before it began, nor begin before the one before it ended. */
    private static LocalDateTime latest(LocalDateTime now, Collection<Former> before) {
        return Stream.concat(Stream.of(now), before.stream().map(Former::at))
                .max(LocalDateTime::compareTo)
                .orElse(now);
    }

    /** The current states of those keys, by key. */
    Map<String, State> current(Connection connection, Collection<String> keys) throws SQLException {
        Map<String, List<List<@Nullable Object>>> lines = lines(connection, List.copyOf(keys));
        Map<String, State> states = new LinkedHashMap<>();
        Table<S> table = layout.table();
        Sql.current(connection, table, ", version, " + table.from(), "", List.copyOf(keys), row -> {
            String key = row.getString(1);
            int next = table.columns().size() + 1;
            Content content = new Content(table.stored(row), lines.getOrDefault(key, List.of()));
            states.put(key, new State(row.getInt(next), row.getObject(next + 1, LocalDateTime.class), content));
        });
        return states;
    }

    private Map<String, List<List<@Nullable Object>>> lines(Connection connection, List<String> keys)
            throws SQLException {
        Map<String, List<List<@Nullable Object>>> lines = new LinkedHashMap<>();
        if (layout.lines() != null) {
            Table<?> table = layout.lines().table();
            String order = " ORDER BY " + layout.lines().order();
            Sql.current(
                    connection,
                    table,
                    "",
                    order,
                    keys,
                    row -> lines.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(table.stored(row)));
        }
        return lines;
    }

    /** Keys of current states, in the database's order, behind one of them. */
    List<String> keys(Connection connection, String after, int limit) throws SQLException {
        String key = layout.table().key();
        String sql = "SELECT %s FROM %s WHERE is_current AND %s > ? ORDER BY %s"
                .formatted(key, layout.table().name(), key, key);
        List<String> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(limit);
            statement.setString(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                while (keys.size() < limit && rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
        }
        return keys;
    }

    private void insert(
            Connection connection, Map<String, Content> contents, Map<String, Former> before, LocalDateTime at)
            throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<List<@Nullable Object>> lines = new ArrayList<>();
        contents.forEach((key, content) -> {
            Former last = before.get(key);
            List<Object> history = List.of(last == null ? 1 : last.version() + 1, at, true);
            rows.add(joined(content.row(), history));
            for (List<@Nullable Object> line : content.lines()) {
                lines.add(joined(line, history));
            }
        });
        insert(connection, layout.table(), rows);
        if (layout.lines() != null) {
            insert(connection, layout.lines().table(), lines);
        }
    }

    private static void insert(Connection connection, Table<?> table, List<List<@Nullable Object>> rows)
            throws SQLException {
        String columns = "%s, version, %s, is_current".formatted(table.names(), table.from());
        Sql.insert(connection, table.name(), columns, rows);
    }

    private static List<@Nullable Object> joined(List<@Nullable Object> row, List<Object> history) {
        List<@Nullable Object> joined = new ArrayList<>(row);
        joined.addAll(history);
        return joined;
    }
}
