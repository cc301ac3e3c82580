package org.tallystick.store.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Table {@code hub_schema_history}: which scripts made a schema. */
record SchemaHistory(Sql sql) {

    private static final String NAME = "hub_schema_history";
    private static final String CREATE = """
            CREATE TABLE hub_schema_history (
              -- Scripts that made this schema. Written when a hub is opened by a version that brings a new one. Kept for good.
              version BIGINT NOT NULL PRIMARY KEY,
              script TEXT NOT NULL,
              applied_at TEXT NOT NULL,     -- by the clock of the database
              checksum TEXT                 -- SHA-256 of the script without comments and spaces
            )""";

    /** Stands where a hub has applied a script of which it does not know the text. */
    static final String UNKNOWN = "unknown";

    private record Applied(int version, String checksum) {}

    boolean exists() {
        return hasTable(NAME);
    }

    boolean hasTable(String table) {
        return sql.one(sql.dialect().tableQuery(), row -> row.getInt(1), table).isPresent();
    }

    /** Makes the table where it is missing, and what the first version of it did not have. */
    void create(List<Script> known) {
        if (!exists()) {
            sql.execute(sql.dialect().ddl(CREATE));
        } else if (!hasChecksums()) {
            sql.execute(sql.dialect().ddl("ALTER TABLE hub_schema_history ADD COLUMN checksum TEXT"));
            // A published script never changes: what was applied before checksums were kept is what it is now.
            sql.writeAll("UPDATE hub_schema_history SET checksum = ? WHERE version = ?", known, script ->
                    new Object[] {script.checksum(), script.version()});
        }
    }

    /** Checksums of the scripts that were applied, by version. */
    Map<Integer, String> applied() {
        String checksum = hasChecksums() ? "checksum" : "NULL AS checksum";
        Map<Integer, String> applied = new TreeMap<>();
        sql.list(
                        "SELECT version, %s FROM hub_schema_history".formatted(checksum),
                        row -> new Applied(
                                row.getInt("version"),
                                Optional.ofNullable(row.getString("checksum")).orElse(UNKNOWN)))
                .forEach(script -> applied.put(script.version(), script.checksum()));
        return applied;
    }

    void add(Script script) {
        sql.write(
                "INSERT INTO hub_schema_history (version, script, applied_at, checksum)"
                        + " VALUES (?, ?, CAST(CURRENT_TIMESTAMP AS TEXT), ?)",
                script.version(),
                script.name(),
                script.checksum());
    }

    private boolean hasChecksums() {
        return sql.one(sql.dialect().columnQuery(), row -> row.getInt(1), NAME, "checksum")
                .isPresent();
    }
}
