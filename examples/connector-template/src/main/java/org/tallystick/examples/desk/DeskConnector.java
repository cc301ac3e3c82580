package org.tallystick.examples.desk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** The milestones of one Desk. */
final class DeskConnector implements Connector {

    private static final ReadCapabilities READS = new ReadCapabilities(
            true, DeleteMode.TOMBSTONE, Duration.ofMillis(1), Duration.ofSeconds(5), DeskClient.PAGE);

    private static final WriteCapabilities WRITES = new WriteCapabilities(
            WriteStrategy.UPSERT_BY_EXTERNAL_KEY, 20, false, Duration.ofMinutes(5), Duration.ZERO, Integer.MAX_VALUE);

    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            DeskConnectorFactory.KIND,
            "1.0.0",
            Map.of(RecordType.MILESTONE, READS),
            Map.of(RecordType.MILESTONE, WRITES));

    private final DeskClient client;
    private final MilestoneSource source;

    DeskConnector(String system, DeskClient client) {
        this.client = client;
        this.source = new MilestoneSource(system, client);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void check() {
        client.ping();
    }

    /** A document always comes with all its fields: those of {@code spec} need no asking for. */
    @Override
    @SuppressWarnings("unchecked") // The type is checked.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return isMilestone(type) && spec.object() == null ? Optional.of((RecordSource<T>) source) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // The type is checked.
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return isMilestone(type) ? Optional.of((RecordSink<T>) new MilestoneSink(client)) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // The type is checked.
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return isMilestone(type) ? Optional.of((RecordLookup<T>) new MilestoneLookup(client)) : Optional.empty();
    }

    private static boolean isMilestone(RecordType<?> type) {
        return type.equals(RecordType.MILESTONE);
    }

    @Override
    public void close() {}
}
