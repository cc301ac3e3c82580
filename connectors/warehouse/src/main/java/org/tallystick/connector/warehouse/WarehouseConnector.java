package org.tallystick.connector.warehouse;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** Writes the star. */
final class WarehouseConnector implements Connector {

    /** A commit takes effect at once or never. */
    private static final WriteCapabilities WRITES = new WriteCapabilities(
            WriteStrategy.UPSERT_BY_EXTERNAL_KEY, 500, false, Duration.ofMinutes(1), Duration.ZERO, Integer.MAX_VALUE);

    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            WarehouseConnectorFactory.KIND,
            Version.text(),
            Map.of(),
            Star.FORMS.keySet().stream().collect(toMap(identity(), type -> WRITES)));

    private final Database database;
    private final InstantSource clock;

    WarehouseConnector(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    /** Opens the database, and makes its tables if it may. */
    @Override
    public void check() {
        database.read(Connection::isReadOnly);
    }

    @Override
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.empty();
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Star.form(type).map(form -> new WarehouseSink<>(database, form, clock));
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Star.form(type).map(form -> new WarehouseLookup<>(database, form));
    }

    @Override
    public void close() {
        database.close();
    }
}
