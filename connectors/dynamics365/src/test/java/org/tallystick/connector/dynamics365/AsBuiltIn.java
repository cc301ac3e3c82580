package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.tallystick.spi.WriteCapabilities;

/**
 * Shows one type of a connector, whose drafts need a rule set, as if it were all that it reads and writes, so that the contract of connectors can be asked
 * of it.
 *
 * @param <T> the entity
 */
final class AsBuiltIn<T extends Entity> implements Connector {

    private final Connector connector;
    private final RecordType<T> type;
    private final MappingSource<T> source;
    private final RecordSink<T> sink;
    private final RecordLookup<T> lookup;
    private final WriteCapabilities capabilities;
    private final BiConsumer<Object, Map<String, String>> rules;

    private AsBuiltIn(
            Connector connector,
            RecordType<T> type,
            SourceSpec spec,
            RecordSink<T> sink,
            RecordLookup<T> lookup,
            WriteCapabilities capabilities,
            BiConsumer<Object, Map<String, String>> rules) {
        this.connector = connector;
        this.type = type;
        this.source = (MappingSource<T>) connector.source(type, spec).orElseThrow();
        this.sink = sink;
        this.lookup = lookup;
        this.capabilities = capabilities;
        this.rules = rules;
    }

    /**
     * Of a custom object.
     *
     * @param rules fill a builder from the members of a row, in place of a rule set
     */
    static <T extends Entity> AsBuiltIn<T> of(
            Connector connector,
            RecordType<T> type,
            CustomObject object,
            BiConsumer<Object, Map<String, String>> rules) {
        CustomObjectPort<T> port = connector.customObject(type, object).orElseThrow();
        SourceSpec spec = new SourceSpec(object.object(), object.fields());
        return new AsBuiltIn<>(connector, type, spec, port.sink(), port.lookup(), port.capabilities(), rules);
    }

    /**
     * Of a type whose built-in mapping leaves something to a rule set.
     *
     * @param rules fill in what it leaves
     */
    static <T extends Entity> AsBuiltIn<T> of(
            Connector connector, RecordType<T> type, BiConsumer<Object, Map<String, String>> rules) {
        return new AsBuiltIn<>(
                connector,
                type,
                SourceSpec.BUILT_IN,
                connector.sink(type).orElseThrow(),
                connector.lookup(type).orElseThrow(),
                Objects.requireNonNull(connector.descriptor().writes().get(type)),
                rules);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        ConnectorDescriptor all = connector.descriptor();
        return new ConnectorDescriptor(
                all.kind(), all.version(), Map.of(type, all.reads().get(type)), Map.of(type, capabilities));
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
        return wanted == type ? Optional.of((RecordSink<R>) sink) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // It is the type that is asked for.
    public <R extends Entity> Optional<RecordLookup<R>> lookup(RecordType<R> wanted) {
        return wanted == type ? Optional.of((RecordLookup<R>) lookup) : Optional.empty();
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
