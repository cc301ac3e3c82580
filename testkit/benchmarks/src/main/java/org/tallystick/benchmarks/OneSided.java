package org.tallystick.benchmarks;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteCapabilities;

/** A connector of time entries that reads or writes. */
final class OneSided implements Connector {

    private final ConnectorDescriptor descriptor;
    private final @Nullable RecordSource<TimeEntry> source;
    private final @Nullable TargetTable target;

    private OneSided(
            ConnectorDescriptor descriptor, @Nullable RecordSource<TimeEntry> source, @Nullable TargetTable target) {
        this.descriptor = descriptor;
        this.source = source;
        this.target = target;
    }

    static Connector reading(RecordSource<TimeEntry> source, ReadCapabilities capabilities) {
        return new OneSided(
                new ConnectorDescriptor("file", "1", Map.of(RecordType.TIME_ENTRY, capabilities), Map.of()),
                source,
                null);
    }

    static Connector writing(TargetTable target, WriteCapabilities capabilities) {
        return new OneSided(
                new ConnectorDescriptor("table", "1", Map.of(), Map.of(RecordType.TIME_ENTRY, capabilities)),
                null,
                target);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public void check() {}

    @Override
    @SuppressWarnings("unchecked") // There is one type: a source of another one is never asked for.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.ofNullable((RecordSource<T>) source);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.ofNullable((RecordSink<T>) target);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.ofNullable((RecordLookup<T>) target);
    }

    @Override
    public void close() {}
}
