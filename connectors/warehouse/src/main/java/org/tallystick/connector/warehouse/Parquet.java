package org.tallystick.connector.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Writes tables as Parquet files. DuckDB does it; the rows of a warehouse that is elsewhere pass through one in memory. */
final class Parquet {

    private final Settings settings;
    private final Database database;

    Parquet(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    /** Which rows of a table are exported, and as what. */
    private interface Choice {

        /** A condition. */
        String rows(Table<?> table);

        /** A list of columns, in DuckDB's SQL. */
        String columns(Table<?> table);
    }

    /** Those that counted at the moment, with their history as it was then. */
    Map<String, Long> snapshot(Path folder, Instant asOf) {
        String at = timestamp(asOf);
        return export(folder, new Choice() {
            @Override
            public String rows(Table<?> table) {
                return "%1$s <= %3$s AND (%2$s IS NULL OR %2$s > %3$s)".formatted(table.from(), table.until(), at);
            }

            @Override
            public String columns(Table<?> table) {
                return "* REPLACE (CAST(NULL AS TIMESTAMP) AS %s, TRUE AS is_current)".formatted(table.until());
            }
        });
    }

    /** Those that began or ended between the moments, as they are. */
    Map<String, Long> changes(Path folder, Instant since, Instant until) {
        String between = "%1$s >= " + timestamp(since) + " AND %1$s < " + timestamp(until);
        return export(folder, new Choice() {
            @Override
            public String rows(Table<?> table) {
                return between.formatted(table.from()) + " OR " + between.formatted(table.until());
            }

            @Override
            public String columns(Table<?> table) {
                return "*";
            }
        });
    }

    private static String timestamp(Instant moment) {
        return "TIMESTAMP '%s'".formatted(Table.utc(moment));
    }

    /** In one transaction: all files show one state. */
    private Map<String, Long> export(Path folder, Choice choice) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new ConnectorException(
                    Problem.of(FailureKind.UNAVAILABLE, "FOLDER", "%s cannot be made: %s".formatted(folder, failed)));
        }
        return settings.isDuckDb()
                ? database.read(connection -> files(connection, folder, choice))
                : throughMemory(folder, choice);
    }

    private Map<String, Long> throughMemory(Path folder, Choice choice) {
        try (Database memory = new Database(settings.inMemory())) {
            return memory.read(copy -> {
                database.read(connection -> {
                    for (Table<?> table : Star.tables()) {
                        Sql.copy(connection, table, choice.rows(table), copy);
                    }
                    return true;
                });
                return files(copy, folder, choice);
            });
        }
    }

    private static Map<String, Long> files(Connection duckDb, Path folder, Choice choice) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (Table<?> table : Star.tables()) {
            String query =
                    "SELECT %s FROM %s WHERE %s".formatted(choice.columns(table), table.name(), choice.rows(table));
            rows.put(table.name(), file(duckDb, query, folder, table.name()));
        }
        rows.put("dim_calendar", file(duckDb, "SELECT * FROM dim_calendar", folder, "dim_calendar"));
        return rows;
    }

    private static long file(Connection duckDb, String query, Path folder, String name) throws SQLException {
        String file = folder.resolve(name + ".parquet").toString().replace("'", "''");
        try (Statement statement = duckDb.createStatement()) {
            return statement.executeLargeUpdate("COPY (%s) TO '%s' (FORMAT PARQUET)".formatted(query, file));
        }
    }
}
