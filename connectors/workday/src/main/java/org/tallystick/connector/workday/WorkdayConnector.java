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
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/** One Workday tenant, read only. */
final class WorkdayConnector implements Connector {

    private final ConnectorDescriptor descriptor;
    private final RecordSource<?> workers;
    private final Runnable check;

    private WorkdayConnector(RecordSource<?> workers, int pageSize, Runnable check) {
        this.descriptor = new ConnectorDescriptor(
                WorkdayConnectorFactory.KIND,
                Version.text(),
                Map.of(RecordType.RESOURCE, completeListing(pageSize)),
                Map.of());
        this.workers = workers;
        this.check = check;
    }

    /** Workers are the rows of a report. */
    static WorkdayConnector ofReport(ConnectorConfig config) {
        Report report = new Report(config);
        return new WorkdayConnector(
                new WorkerSource(config.system(), report, WorkerColumns.from(config)), Integer.MAX_VALUE, report::rows);
    }

    /** Workers are those of {@code Get_Workers}. */
    static WorkdayConnector ofDirectory(ConnectorConfig config) {
        DirectorySource source = new DirectorySource(config);
        return new WorkdayConnector(source, config.number("soap-page-size"), source::check);
    }

    /** No increments; and what is left out may only be out of the user's sight. */
    private static ReadCapabilities completeListing(int pageSize) {
        return new ReadCapabilities(false, ReadCapabilities.DeleteMode.NONE, Duration.ZERO, Duration.ZERO, pageSize);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    /** Reads workers and drops them: nothing less shows that the user may see them. */
    @Override
    public void check() {
        try {
            check.run();
        } catch (ConnectorException failure) {
            throw Advice.of(failure);
        }
    }

    /** Fields of {@code spec} need no asking for: what Workday gives is kept whole. */
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
