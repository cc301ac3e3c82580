package org.tallystick.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tallystick.engine.store.Store;

/** One hub in memory per thread, emptied for each test that asks for it: much faster than a new one, for tests that need thousands. */
public final class ReusedHub {

    private static final String HEAD = "hub_audit_head";
    private static final String LAST_LINK = "hub_last_link";
    private static final ThreadLocal<ReusedHub> OF_THREAD = ThreadLocal.withInitial(ReusedHub::new);

    private final List<String> emptying = emptying();
    private final Sessions sessions;
    private final JdbcStore store;

    private ReusedHub() {
        try {
            sessions = Sqlite.sessions(Sqlite.connect("jdbc:sqlite::memory:"), "in memory", () -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Schema.open(sessions, SchemaMode.APPLY);
        store = new JdbcStore(sessions);
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

    /** How many rows were ever written to this thread's hub: the same number, the same content. */
    public static long changes() {
        return JdbcStore.transact(
                OF_THREAD.get().sessions,
                sql -> sql.one("SELECT total_changes()", row -> row.getLong(1)).orElseThrow());
    }

    private static List<String> emptying() {
        List<String> tables = new ArrayList<>();
        for (Script script : Script.all()) {
            tables.addAll(script.tables());
            tables.removeAll(script.droppedTables());
        }
        tables.removeAll(List.of(HEAD, LAST_LINK));
        List<String> statements = new ArrayList<>();
        tables.forEach(table -> statements.add("DELETE FROM " + table));
        Collections.reverse(statements);
        statements.add("UPDATE %s SET number = 0".formatted(LAST_LINK));
        statements.add("UPDATE %s SET number = 0, hash = '%s'".formatted(HEAD, "0".repeat(64)));
        return statements;
    }
}
