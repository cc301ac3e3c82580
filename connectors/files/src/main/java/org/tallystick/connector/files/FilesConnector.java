package org.tallystick.connector.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** One type of record in one pair of folders. */
final class FilesConnector implements Connector {

    private static final WriteCapabilities WRITES = new WriteCapabilities(
            WriteStrategy.UPSERT_BY_EXTERNAL_KEY, 500, false, Duration.ofMinutes(1), Duration.ZERO, Integer.MAX_VALUE);

    private final RecordType<?> type;
    private final ConnectorDescriptor descriptor;
    private final @Nullable Inbox inbox;
    private final @Nullable Outbox outbox;
    private final @Nullable RecordSource<?> source;
    private final @Nullable RecordSink<?> sink;
    private final @Nullable RecordLookup<?> lookup;

    FilesConnector(Settings settings) {
        this(settings, settings.form());
    }

    private <T extends Entity> FilesConnector(Settings settings, Form<T> form) {
        Path read = settings.inbox();
        Path written = settings.outbox();
        RecordRow<T> rows = new RecordRow<>(settings, form);
        type = form.type();
        inbox = read == null ? null : new Inbox(read, settings.text().checksums());
        outbox = written == null ? null : new Outbox(written);
        source = inbox == null ? null : new RowSource<>(inbox, settings.text().csv(), new FormRows<>(settings, form));
        sink = outbox == null ? null : new FileSink<>(form, outbox, rows);
        lookup = outbox == null ? null : new FileLookup<>(outbox, rows);
        descriptor = new ConnectorDescriptor(
                FilesConnectorFactory.KIND,
                Version.text(),
                inbox == null ? Map.of() : Map.of(type, reads(settings)),
                outbox == null ? Map.of() : Map.of(type, WRITES));
    }

    private static ReadCapabilities reads(Settings settings) {
        return new ReadCapabilities(
                true, DeleteMode.NONE, Duration.ofMillis(1), settings.text().settle(), RowSource.PAGE);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    /** Lists the folders. */
    @Override
    public void check() {
        if (inbox != null) {
            inbox.files();
        }
        if (outbox != null) {
            outbox.present();
        }
    }

    /** Fields of {@code spec} need no asking for: a row always gives all its columns. */
    @Override
    @SuppressWarnings("unchecked") // The type is that of the form, which is checked.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> asked, SourceSpec spec) {
        boolean built = asked == (RecordType<?>) type && spec.object() == null;
        return built ? Optional.ofNullable((RecordSource<T>) source) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // The type is that of the form, which is checked.
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> asked) {
        return asked == (RecordType<?>) type ? Optional.ofNullable((RecordSink<T>) sink) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // The type is that of the form, which is checked.
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> asked) {
        return asked == (RecordType<?>) type ? Optional.ofNullable((RecordLookup<T>) lookup) : Optional.empty();
    }

    @Override
    public void close() {}
}
