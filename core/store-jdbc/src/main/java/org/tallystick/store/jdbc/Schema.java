package org.tallystick.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.tallystick.engine.store.StoreException;

/** The tables of a hub: scripts that are applied in order, each once, and recorded in {@code hub_schema_history}. */
final class Schema {

    /** The script of version 1, 2, 3 … */
    private static final List<String> SCRIPTS = List.of("V1__hub.sql", "V2__audit.sql");

    private static final String HISTORY = """
            CREATE TABLE IF NOT EXISTS hub_schema_history (
              -- Scripts that made this schema. Written when a hub is opened by a version that brings a new one. Kept for good.
              version BIGINT NOT NULL PRIMARY KEY,
              script TEXT NOT NULL,
              applied_at TEXT NOT NULL      -- by the clock of the database
            )""";
    private static final String APPLIED =
            "INSERT INTO hub_schema_history (version, script, applied_at) VALUES (?, ?, CAST(CURRENT_TIMESTAMP AS TEXT))";

    private Schema() {}

    /**
     * Applies what is missing, in one transaction.
     *
     * @throws StoreException if the schema is newer than this library
     */
    static void bringUpToDate(Database database) {
        database.begin();
        Sql sql = new Sql(database);
        try {
            database.execute(HISTORY);
            int version = sql.one("SELECT MAX(version) FROM hub_schema_history", row -> row.getInt(1))
                    .orElse(0);
            requireKnown(database, version);
            for (int next = version + 1; next <= SCRIPTS.size(); next++) {
                String script = SCRIPTS.get(next - 1);
                statements(script).forEach(database::execute);
                sql.write(APPLIED, next, script);
            }
            sql.end();
            database.commit();
        } catch (RuntimeException e) {
            database.rollback(e);
            throw e;
        }
    }

    private static void requireKnown(Database database, int version) {
        if (version > SCRIPTS.size()) {
            throw new StoreException(
                    ("Cannot open the hub %s: its schema is version %d, and this version of tallystick-store-jdbc knows up to %d."
                                    + " Use the version that wrote it, or a newer one.")
                            .formatted(database.name(), version, SCRIPTS.size()),
                    new IllegalStateException("schema version " + version));
        }
    }

    /** The statements of a script, with the comments inside them: databases that keep a table's text show them. */
    private static List<String> statements(String script) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(script), script)) {
            String text = new String(in.readAllBytes(), UTF_8);
            return List.of(text.split(";")).stream().filter(s -> !s.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + script, e);
        }
    }
}
