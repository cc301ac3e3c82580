package org.tallystick.connector.warehouse;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;

/**
 * The warehouse beside its connector: takes exceptions, which are no records, and exports Parquet. Told the same as the connector, in its own schema the
 * same tables. Connects at the first call. Thread-safe; close it at the end.
 */
public final class Warehouse implements AutoCloseable {

    private final Database database;
    private final InstantSource clock;
    private final Parquet parquet;

    private Warehouse(Settings settings, InstantSource clock) {
        this.database = new Database(settings);
        this.clock = clock;
        this.parquet = new Parquet(settings, database);
    }

    /**
     * The warehouse of that configuration; no I/O.
     *
     * @throws ConfigException if the configuration is not usable; all its faults are named
     */
    public static Warehouse of(ConnectorConfig config) {
        return new Warehouse(Settings.of(config), config.clock());
    }

    /**
     * Brings exceptions to their newest state, in one transaction. What is equal already stays; who is not named stays as it is, so settled ones are
     * handed over too, with {@link ExceptionFact#closedAt}.
     *
     * @param exceptions of several under one key the last counts
     * @return how many were new or other than before
     * @throws ConnectorException if it fails; after {@code OUTCOME_UNKNOWN} the same may be handed over again
     */
    public int put(Collection<ExceptionFact> exceptions) {
        LocalDateTime now = Table.utc(clock.instant());
        Map<String, ExceptionFact> byKey =
                exceptions.stream().collect(toMap(ExceptionFact::key, identity(), (first, last) -> last));
        History<ExceptionFact> history = new History<>(Facts.EXCEPTION);
        return database.write(
                connection -> history.replace(connection, byKey.values(), now).size());
    }

    /**
     * Writes every table as it stood at a moment, each to {@code <table>.parquet}: one consistent snapshot (PAT-4). Files of before are replaced.
     * Current rows look as they did then, so that the queries of today run over them.
     *
     * @param folder made if it is absent
     * @param asOf what was loaded later is left out
     * @return how many rows each table gave
     * @throws ConnectorException if it fails, or DuckDB is not on the class path
     */
    public Map<String, Long> exportParquet(Path folder, Instant asOf) {
        return parquet.snapshot(folder, asOf);
    }

    /**
     * Writes what changed between two moments, each table to {@code <table>.parquet}: rows that began or ended then, as they are now. A copy that
     * replaces rows by key and version becomes equal to the warehouse. Files of before are replaced.
     *
     * @param since included
     * @param until not included
     * @throws ConnectorException if it fails, or DuckDB is not on the class path
     */
    public Map<String, Long> exportParquetChanges(Path folder, Instant since, Instant until) {
        return parquet.changes(folder, since, until);
    }

    /** Lets go of the database. Never throws. */
    @Override
    public void close() {
        database.close();
    }
}
