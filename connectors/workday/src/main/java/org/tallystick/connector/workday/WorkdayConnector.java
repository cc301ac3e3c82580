package org.tallystick.connector.workday;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tallystick.connector.http.Version;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/** One Workday tenant, read only. */
final class WorkdayConnector implements Connector {

    /** The report has neither pages nor change marks, and what it leaves out may only be out of the user's sight. */
    private static final ReadCapabilities COMPLETE_LISTING = new ReadCapabilities(
            false, ReadCapabilities.DeleteMode.NONE, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE);

    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            WorkdayConnectorFactory.KIND, Version.text(), Map.of(RecordType.RESOURCE, COMPLETE_LISTING), Map.of());

    private final Report report;
    private final RecordSource<?> workers;

    WorkdayConnector(ConnectorConfig config) {
        report = new Report(config);
        workers = new WorkerSource(config.system(), report, WorkerColumns.from(config));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    /** Runs the report and drops what it says: no smaller call shows that it exists and that the user may see it. */
    @Override
    public void check() {
        report.rows();
    }

    /** Fields of {@code spec} need no asking for: a report always gives all its columns. */
    @Override
    @SuppressWarnings("unchecked") // The source of workers is the only one, and its type is checked.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        boolean built = type == (RecordType<?>) RecordType.RESOURCE && spec.object() == null;
        return built ? Optional.of((RecordSource<T>) workers) : Optional.empty();
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.empty();
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
