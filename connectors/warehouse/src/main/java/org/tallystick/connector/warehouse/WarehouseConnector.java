package org.tallystick.connector.warehouse;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

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

    private final Database database;
    private final boolean holdsResources;
    private final InstantSource clock;

    WarehouseConnector(Database database, boolean holdsResources, InstantSource clock) {
        this.database = database;
        this.holdsResources = holdsResources;
        this.clock = clock;
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                WarehouseConnectorFactory.KIND,
                Version.text(),
                Map.of(),
                Star.FORMS.keySet().stream().filter(this::holds).collect(toMap(identity(), type -> WRITES)));
    }

    private boolean holds(RecordType<?> type) {
        return holdsResources || type != RecordType.RESOURCE;
    }

    private <T extends Entity> Optional<Form<T>> form(RecordType<T> type) {
        return Star.form(type)
                .filter(form -> holds(type))
                .map(form -> holdsResources ? form : form.without(RecordType.RESOURCE));
    }

    /** Opens the database, makes its tables if it may, and looks whether they have all columns. */
    @Override
    public void check() {
        database.read(connection -> {
            for (Table<?> table : Star.tables()) {
                Sql.requireColumns(connection, table);
            }
            return true;
        });
    }

    @Override
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.empty();
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return form(type).map(form -> new WarehouseSink<>(database, form, clock));
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return form(type).map(form -> new WarehouseLookup<>(database, form));
    }

    @Override
    public void close() {
        database.close();
    }
}
