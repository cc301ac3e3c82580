package org.tallystick.store.jdbc.simulation;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteCapabilities;

/** A system with one source of customers, or with a target for customers and one for invoices. */
record SimulatedSystem(
        ConnectorDescriptor descriptor,
        @Nullable RecordSource<Customer> customers,
        Map<RecordType<?>, SimulatedTarget<?>> targets,
        Lookups lookups)
        implements Connector {

    /** The way to look-ups, which a protection that is switched off may bend. */
    @FunctionalInterface
    interface Lookups {
        <T extends Entity> RecordLookup<T> through(RecordLookup<T> right);
    }

    /** Look-ups as they are. */
    static final Lookups RIGHT = new Lookups() {
        @Override
        public <T extends Entity> RecordLookup<T> through(RecordLookup<T> right) {
            return right;
        }
    };

    static SimulatedSystem reading(RecordSource<Customer> source, ReadCapabilities capabilities) {
        return new SimulatedSystem(
                new ConnectorDescriptor("simulated", "1", Map.of(RecordType.CUSTOMER, capabilities), Map.of()),
                source,
                Map.of(),
                RIGHT);
    }

    static SimulatedSystem writing(
            WriteCapabilities capabilities,
            SimulatedTarget<Customer> customers,
            SimulatedTarget<Invoice> invoices,
            Lookups lookups) {
        return new SimulatedSystem(
                new ConnectorDescriptor(
                        "simulated",
                        "1",
                        Map.of(),
                        Map.of(RecordType.CUSTOMER, capabilities, RecordType.INVOICE, capabilities)),
                null,
                Map.of(RecordType.CUSTOMER, customers, RecordType.INVOICE, invoices),
                lookups);
    }

    /** It keeps a copy of the customers. */
    static SimulatedSystem copying(WriteCapabilities capabilities, SimulatedCopy<Customer> copy) {
        return new SimulatedSystem(
                new ConnectorDescriptor("simulated", "1", Map.of(), Map.of(RecordType.CUSTOMER, capabilities)),
                null,
                Map.of(RecordType.CUSTOMER, copy),
                RIGHT);
    }

    @Override
    public void check() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.ofNullable((RecordSource<T>) customers);
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.ofNullable(target(type));
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.ofNullable(target(type)).map(target -> lookups.through(target));
    }

    @SuppressWarnings("unchecked")
    private <T extends Entity> @Nullable SimulatedTarget<T> target(RecordType<T> type) {
        return (SimulatedTarget<T>) targets.get(type);
    }

    @Override
    public void close() {}
}
