package org.tallystick.store.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL: many connections, so a transaction first takes the hub's advisory lock. It stands in for SQLite's one writer: the next
 * position of the feed, exception number, link number and run sequence are each the greatest one and one more.
 *
 * <p>The isolation is READ COMMITTED on purpose. The lock is waited for in the first statement, and each later one sees what its holder
 * before committed; with REPEATABLE READ the snapshot would be older than the lock. As every transaction of the hub holds it alone, all its
 * statements see one state, and none meets a serialization failure or a deadlock.
 */
final class PostgresDialect implements Dialect {

    /** First half of the key of the advisory lock; says that it is ours. Second half: the schema. */
    private static final int LOCK = 0x54414C59;

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern TEXT = Pattern.compile("\\bTEXT\\b");
    private static final String NUMBERED = "INTEGER PRIMARY KEY";

    private static final Pattern INTO = Pattern.compile("^INSERT INTO (\\w+)");
    private static final int FIRST_ANALYSIS = 500;

    private final String schema;
    private final boolean isLocked;

    /** By table; a store uses it in one thread at a time. */
    private final Map<String, Growth> growths = new ConcurrentHashMap<>();

    /** How many rows this store has written to a table, and at how many it is analyzed. */
    private static final class Growth {
        private long written;
        private long next = FIRST_ANALYSIS;
    }

    PostgresDialect(String schema) {
        this(schema, true);
    }

    private PostgresDialect(String schema, boolean isLocked) {
        this.schema = schema;
        this.isLocked = isLocked;
    }

    /** For transactions that need no others out: they give no number that is one more than the greatest. */
    static PostgresDialect withoutLock(String schema) {
        return new PostgresDialect(schema, false);
    }

    /**
     * One round trip. The path and the durability are set for the transaction only, since the connection goes back to a pool; by a function
     * and not by SET, since the driver drops its prepared statements at each SET search_path that it sees.
     */
    @Override
    public String begin() {
        return """
                BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
                SELECT set_config('search_path', '"%s", pg_temp', true),
                set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
                ELSE current_setting('synchronous_commit') END, true)%s""".formatted(schema, isLocked ? lock() : "");
    }

    private String lock() {
        return ", pg_advisory_xact_lock(%d, %d)".formatted(LOCK, schema.hashCode());
    }

    /** Not that of the transaction's begin: it may have waited for the hub since. */
    @Override
    public String clock() {
        return "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"000Z\"')";
    }

    @Override
    public String tableQuery() {
        return "SELECT 1 FROM pg_tables WHERE schemaname = '%s' AND tablename = ?".formatted(schema);
    }

    /** From the catalogue: the information schema shows only what the role has rights on. */
    @Override
    public String columnQuery() {
        return """
                SELECT 1 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = '%s' AND c.relname = ? AND a.attname = ? AND NOT a.attisdropped""".formatted(schema);
    }

    /**
     * All keys are looked up in one descent of the index and what lies beside it, which is a fifth of the work of a look-up for each, as keys
     * that are asked for together lie together. Needs statistics: a planner without them, before version 17, may take the columns before the
     * key, which all rows share, and read them all.
     */
    @Override
    public Optional<String> ofArray(String query) {
        return Optional.of(query.replace("IN (#)", "= ANY (?)"));
    }

    /** One statement for a page is a quarter of the work of one for each row, for the driver and for the server. */
    @Override
    public boolean hasArrays() {
        return true;
    }

    /**
     * A table is analyzed each time it has been written four times as much. Autovacuum does so too, a minute later: until then plans are those of an empty
     * table, and look-ups read all that shares the first columns of the key. A role that may not analyze gets a warning, and waits for that minute.
     * A sample of 3 000 rows, a tenth of the usual one, says as much about keys, of which each row has another.
     */
    @Override
    public Optional<String> afterInsert(String insert, int rows) {
        Matcher table = INTO.matcher(insert);
        if (!table.find()) {
            return Optional.empty();
        }
        Growth growth = growths.computeIfAbsent(table.group(1), name -> new Growth());
        growth.written += rows;
        if (growth.written < growth.next) {
            return Optional.empty();
        }
        growth.next = 4 * growth.written;
        return Optional.of("SET LOCAL default_statistics_target = 10; ANALYZE " + table.group(1));
    }

    @Override
    public String inEitherCase(String statement) {
        return statement.replace(" LIKE ?", " ILIKE ?");
    }

    @Override
    public boolean isConcerned(String statement) {
        return true;
    }

    /** Texts compare by their bytes, whatever the collation of the database. A column that SQLite numbers by itself is an identity. */
    @Override
    public String ddl(String statement) {
        String bare = COMMENT.matcher(statement).replaceAll("");
        return TEXT.matcher(bare)
                .replaceAll("TEXT COLLATE \"C\"")
                .replace(NUMBERED, "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
    }

    /** Source of the codes: PostgreSQL, Appendix A. The driver's text is cut after its first line: the next ones show values of rows. */
    @Override
    public String explain(SQLException e) {
        String state = state(e);
        String text = Objects.requireNonNullElse(own(e).getMessage(), "no message");
        return "%s. (%s, SQLSTATE %s)"
                .formatted(why(state), text.lines().findFirst().orElse(""), state);
    }

    @Override
    public boolean isConnectionLost(SQLException e) {
        return isConnectionLost(state(e));
    }

    /** A commit is undone for sure where the database says so: what the transaction wrote contradicts itself, or it was the victim. */
    @Override
    public boolean leavesCommitOpen(SQLException e) {
        return !state(e).startsWith("23") && !state(e).startsWith("40");
    }

    private static boolean isConnectionLost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(own(e).getSQLState(), "none");
    }

    private static String why(String state) {
        if (isConnectionLost(state)) {
            return "the database cannot be reached or is stopping. The work goes on when it is back";
        }
        return switch (state) {
            case "25006" -> "the database is read-only: a standby? Connect to the primary";
            case "42501" -> "this role lacks a right. See the grants in docs/postgresql.md";
            case "42P01" -> "a table is missing. Open the hub once with SchemaMode.APPLY, as the owner";
            case "53100" -> "the disk is full. Make room";
            case "53300" -> "the database has no connection free";
            case "55P03" -> "another transaction has kept the hub for longer than lock_timeout";
            case "57014" -> "the statement took longer than statement_timeout, or was cancelled";
            default -> "the database refused";
        };
    }

    /** The failure itself: that of a batch repeats the statement with its values. */
    private static SQLException own(SQLException e) {
        return e instanceof BatchUpdateException && e.getNextException() != null ? e.getNextException() : e;
    }
}
