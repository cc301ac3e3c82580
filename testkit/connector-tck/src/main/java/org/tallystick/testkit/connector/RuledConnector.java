package org.tallystick.testkit.connector;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

/**
 * A connector whose drafts of one type have what its built-in mapping leaves to a rule set, as the engine would put it in: for {@link Remote#connect}, where
 * no draft is a whole record without. The sources of that type are swept, and map kept documents.
 *
 * @param connector whose drafts are completed
 * @param type of the records
 * @param rules puts into a draft's builder what a rule set would
 */
public record RuledConnector(Connector connector, RecordType<?> type, Consumer<Object> rules) implements Connector {

    public RuledConnector {
        requireNonNull(connector, "connector");
        requireNonNull(type, "type");
        requireNonNull(rules, "rules");
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return connector.descriptor();
    }

    @Override
    public void check() {
        connector.check();
    }

    @Override
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> wanted, SourceSpec spec) {
        return connector
                .source(wanted, spec)
                .map(source -> wanted.equals(type) ? new Ruled<>((SweptSource<T>) source, rules) : source);
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> written) {
        return connector.sink(written);
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> written) {
        return connector.lookup(written);
    }

    @Override
    public <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> written, CustomObject object) {
        return connector.customObject(written, object);
    }

    @Override
    public Optional<Allowance> allowance() {
        return connector.allowance();
    }

    @Override
    public Optional<SchemaSnapshot> discover() {
        return connector.discover();
    }

    @Override
    public void close() {
        connector.close();
    }

    private record Ruled<T extends Entity>(SweptSource<T> source, Consumer<Object> rules)
            implements SweptSource<T>, MappingSource<T> {

        @Override
        public Page<T> read(@Nullable String cursor, int limit) {
            Page<T> page = source.read(cursor, limit);
            page.changes().forEach(this::completed);
            return page;
        }

        @Override
        public Versions versions(@Nullable String cursor, int limit) {
            return source.versions(cursor, limit);
        }

        @Override
        public List<Change<T>> fetch(List<String> documentIds) {
            return source.fetch(documentIds).stream().map(this::completed).toList();
        }

        @Override
        public Change<T> map(String documentId, long version, RawDocument raw) {
            return completed(((MappingSource<T>) source).map(documentId, version, raw));
        }

        private Change<T> completed(Change<T> change) {
            if (change instanceof Change.Upsert<T> upsert) {
                upsert.drafts().forEach(draft -> rules.accept(draft.builder()));
            }
            return change;
        }
    }
}
