package org.tallystick.connector.certinia;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.Draft;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

/** A connector whose drafts of budgets have what the built-in mapping leaves to a rule set, and the engine would put in. */
record RuledBudgets(Connector connector) implements Connector {

    /** What a rule set says of every budget. */
    static <T extends Entity> void complete(Draft<T> draft) {
        if (draft.builder() instanceof EngagementBuilder engagement) {
            Ref<Customer> customer = engagement.customer();
            engagement
                    .ultimateParent(customer)
                    .legalEntity(new Ref<>("erp", RecordType.LEGAL_ENTITY, "DE"))
                    .serviceLine("Consulting");
        }
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
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return connector
                .source(type, spec)
                .map(source -> type == RecordType.ENGAGEMENT ? new Ruled<>((SweptSource<T>) source) : source);
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return connector.sink(type);
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return connector.lookup(type);
    }

    @Override
    public void close() {
        connector.close();
    }

    private record Ruled<T extends Entity>(SweptSource<T> source) implements SweptSource<T>, MappingSource<T> {

        @Override
        public Page<T> read(@Nullable String cursor, int limit) {
            Page<T> page = source.read(cursor, limit);
            page.changes().forEach(Ruled::completed);
            return page;
        }

        @Override
        public Versions versions(@Nullable String cursor, int limit) {
            return source.versions(cursor, limit);
        }

        @Override
        public List<Change<T>> fetch(List<String> documentIds) {
            return source.fetch(documentIds).stream().map(Ruled::completed).toList();
        }

        @Override
        public Change<T> map(String documentId, long version, RawDocument raw) {
            return completed(((MappingSource<T>) source).map(documentId, version, raw));
        }

        private static <T extends Entity> Change<T> completed(Change<T> change) {
            if (change instanceof Change.Upsert<T> upsert) {
                upsert.drafts().forEach(RuledBudgets::complete);
            }
            return change;
        }
    }
}
