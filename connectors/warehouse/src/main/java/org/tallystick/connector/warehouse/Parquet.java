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
import java.util.function.Function;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Writes tables as Parquet files, by DuckDB. */
final class Parquet {

    private final Settings settings;
    private final Database database;

    Parquet(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    Map<String, Long> snapshot(Path folder, Instant asOf) {
        String at = timestamp(asOf);
        return export(folder, table -> {
            String from = table.from();
            String until = table.until();
            return "SELECT * REPLACE (NULL::TIMESTAMP AS %s, TRUE AS is_current) FROM %s WHERE %s <= %s AND (%s IS NULL OR %s > %s)"
                    .formatted(until, table.name(), from, at, until, until, at);
        });
    }

    Map<String, Long> changes(Path folder, Instant since, Instant until) {
        return export(
                folder,
                table -> "SELECT * FROM %s WHERE (%s) OR (%s)"
                        .formatted(table.name(), in(table.from(), since, until), in(table.until(), since, until)));
    }

    private static String in(String column, Instant since, Instant until) {
        return "%s >= %s AND %s < %s".formatted(column, timestamp(since), column, timestamp(until));
    }

    private static String timestamp(Instant moment) {
        return "TIMESTAMP '%s'".formatted(Table.utc(moment));
    }

    /** In one transaction: all files show one state. */
    private Map<String, Long> export(Path folder, Function<Table<?>, String> query) {
        if (!settings.isDuckDb()) {
            throw failure(FailureKind.UNSUPPORTED, "Parquet is written by DuckDB, and the warehouse is not in it");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw failure(FailureKind.UNAVAILABLE, "%s cannot be written: %s".formatted(folder, failed));
        }
        return database.read(connection -> {
            Map<String, Long> rows = new TreeMap<>();
            for (Table<?> table : Star.tables()) {
                rows.put(table.name(), copy(connection, query.apply(table), folder, table.name()));
            }
            rows.put("dim_calendar", copy(connection, "SELECT * FROM dim_calendar", folder, "dim_calendar"));
            return rows;
        });
    }

    private static long copy(Connection connection, String query, Path folder, String name) throws SQLException {
        String file = folder.resolve(name + ".parquet").toString().replace("'", "''");
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("COPY (%s) TO '%s' (FORMAT PARQUET)".formatted(query, file));
        }
    }

    private static ConnectorException failure(FailureKind kind, String message) {
        return new ConnectorException(Problem.of(kind, "PARQUET", message));
    }
}
