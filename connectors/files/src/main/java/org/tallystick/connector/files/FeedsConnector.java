package org.tallystick.connector.files;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

/** Records of any types, each in a folder of its own, read as the host's rule set says. */
final class FeedsConnector implements Connector {

    private final FeedSettings settings;
    private final ConnectorDescriptor descriptor;

    /** One for each folder: it is put away once. */
    private final Map<Path, Inbox> inboxes = new ConcurrentHashMap<>();

    FeedsConnector(FeedSettings settings) {
        this.settings = settings;
        ReadCapabilities reads = reads(settings);
        this.descriptor = new ConnectorDescriptor(
                FeedsConnectorFactory.KIND,
                Version.text(),
                settings.types().stream().collect(toMap(type -> type, type -> reads)),
                Map.of());
    }

    private static ReadCapabilities reads(FeedSettings settings) {
        ReadCapabilities reads = new ReadCapabilities(
                true,
                settings.columns().deleted() == null ? DeleteMode.NONE : DeleteMode.TOMBSTONE,
                Duration.ofMillis(1),
                settings.text().settle(),
                RowSource.PAGE);
        return settings.columns().version() == null ? reads : reads.firstOfAVersion();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    /** Lists the folder in which the feeds' folders are. */
    @Override
    public void check() {
        new Inbox(settings.inbox(), settings.text().checksums()).files();
        inboxes.values().forEach(Inbox::files);
    }

    /** A feed: {@code object} of the spec names its folder, its fields are columns that each file must have. */
    @Override
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        String object = spec.object();
        if (object == null || !settings.types().contains(type)) {
            return Optional.empty();
        }
        Inbox inbox = inboxes.computeIfAbsent(
                settings.inbox().resolve(object),
                folder -> new Inbox(folder, settings.text().checksums()));
        FeedRows<T> rows = new FeedRows<>(settings.system(), type, settings.columns(), spec.fields());
        return Optional.of(new RowSource<>(inbox, settings.text().csv(), rows));
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
