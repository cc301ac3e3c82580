package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
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
import org.tallystick.spi.SourceSpec;

/**
 * Shows one custom object of a connector as if it were all that it reads and writes, so that the contract of connectors can be asked of it.
 *
 * @param <T> the entity
 */
final class AsBuiltIn<T extends Entity> implements Connector {

    private final Connector connector;
    private final RecordType<T> type;
    private final CustomObjectPort<T> port;
    private final MappingSource<T> source;
    private final BiConsumer<Object, Map<String, String>> rules;

    /** @param rules fill a builder from the members of a row, in place of a rule set */
    AsBuiltIn(
            Connector connector,
            RecordType<T> type,
            CustomObject object,
            BiConsumer<Object, Map<String, String>> rules) {
        this.connector = connector;
        this.type = type;
        this.rules = rules;
        port = connector.customObject(type, object).orElseThrow();
        source = (MappingSource<T>) connector
                .source(type, new SourceSpec(object.object(), object.fields()))
                .orElseThrow();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        ConnectorDescriptor all = connector.descriptor();
        return new ConnectorDescriptor(
                all.kind(), all.version(), Map.of(type, all.reads().get(type)), Map.of(type, port.capabilities()));
    }

    @Override
    public void check() {
        connector.check();
    }

    @Override
    @SuppressWarnings("unchecked") // It is the type that is asked for.
    public <R extends Entity> Optional<RecordSource<R>> source(RecordType<R> wanted, SourceSpec spec) {
        return wanted == type ? Optional.of((RecordSource<R>) new Filled()) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // It is the type that is asked for.
    public <R extends Entity> Optional<RecordSink<R>> sink(RecordType<R> wanted) {
        return wanted == type ? Optional.of((RecordSink<R>) port.sink()) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // It is the type that is asked for.
    public <R extends Entity> Optional<RecordLookup<R>> lookup(RecordType<R> wanted) {
        return wanted == type ? Optional.of((RecordLookup<R>) port.lookup()) : Optional.empty();
    }

    @Override
    public void close() {
        connector.close();
    }

    /** Its drafts are not empty any more. */
    private final class Filled implements MappingSource<T> {

        @Override
        public Page<T> read(@Nullable String cursor, int limit) {
            Page<T> page = source.read(cursor, limit);
            List<Change<T>> changes = page.changes().stream().map(this::filled).toList();
            return new Page<>(changes, page.cursor(), page.more(), page.total());
        }

        @Override
        public Change<T> map(String documentId, long version, RawDocument raw) {
            return filled(source.map(documentId, version, raw));
        }

        private Change<T> filled(Change<T> change) {
            if (change instanceof Change.Upsert<T> upsert) {
                Map<String, String> members = JsonPage.members(upsert.raw().content());
                upsert.drafts().forEach(draft -> rules.accept(draft.builder(), members));
            }
            return change;
        }
    }
}
