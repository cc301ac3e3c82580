package org.tallystick.connector.certinia;

import java.util.Map;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/**
 * A connector without what it reads: its descriptor says that it reads records of every type, which holds for the custom objects that a rule set names, and
 * the contract reads built-in objects only.
 */
record WritingOnly(Connector connector) implements Connector {

    @Override
    public ConnectorDescriptor descriptor() {
        ConnectorDescriptor says = connector.descriptor();
        return new ConnectorDescriptor(says.kind(), says.version(), Map.of(), says.writes());
    }

    @Override
    public void check() {
        connector.check();
    }

    @Override
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.empty();
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
}
