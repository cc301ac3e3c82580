package org.tallystick.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.store.Store;

/** One hub in memory per thread, emptied for each test that asks for it: much faster than a new one, for tests that need thousands. */
public final class ReusedHub {

    private static final String HEAD = "hub_audit_head";
    private static final ThreadLocal<ReusedHub> OF_THREAD = ThreadLocal.withInitial(ReusedHub::new);

    private final Sessions sessions;
    private final JdbcStore store;
    private final List<String> emptying;

    private ReusedHub() {
        try {
            sessions = Sqlite.sessions(Sqlite.connect("jdbc:sqlite::memory:"), "in memory", () -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Schema.open(sessions, SchemaMode.APPLY);
        store = new JdbcStore(sessions);
        emptying = JdbcStore.transact(sessions, ReusedHub::emptying);
    }

    /** An empty hub; the one that this thread had before is gone. Not to be closed. */
    public static Store empty() {
        ReusedHub hub = OF_THREAD.get();
        JdbcStore.transact(
                hub.sessions, sql -> hub.emptying.stream().mapToInt(sql::write).sum());
        return hub.store;
    }

    /** What opening the file again does after its process has died. */
    public static void reopen() {
        JdbcStore.transact(OF_THREAD.get().sessions, Sqlite::freeLeases);
    }

    /** Those that refer to others come last in the catalogue, and are emptied first. */
    private static List<String> emptying(Sql sql) {
        List<String> statements = new ArrayList<>(sql.list(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'hub!_%' ESCAPE '!' ORDER BY rowid DESC",
                row -> "DELETE FROM " + row.getString("name")));
        statements.removeIf(statement -> statement.endsWith("hub_schema_history") || statement.endsWith(HEAD));
        statements.add("UPDATE %s SET number = 0, hash = '%s'".formatted(HEAD, "0".repeat(64)));
        return statements;
    }
}
