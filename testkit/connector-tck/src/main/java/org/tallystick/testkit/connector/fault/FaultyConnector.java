package org.tallystick.testkit.connector.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;
import org.tallystick.testkit.connector.time.ManualClock;

/** A connector whose calls meet the faults of a script. What it offers is what the wrapped one offers. Thread-safe. */
public final class FaultyConnector implements Connector {

    private final Connector connector;
    private final Faults faults;

    /**
     * Wraps a connector.
     *
     * @param clock which slow calls advance
     */
    public FaultyConnector(Connector connector, FaultScript script, ManualClock clock) {
        this.connector = connector;
        this.faults = new Faults(script, clock);
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
    public Optional<Allowance> allowance() {
        return connector.allowance();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return connector.source(type, spec).map(source -> (RecordSource<T>) wrapped(source));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return connector.sink(type).map(sink -> (RecordSink<T>) wrapped(sink));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return connector.lookup(type).map(lookup -> (RecordLookup<T>) wrapped(lookup));
    }

    @Override
    public Optional<SchemaSnapshot> discover() {
        return connector.discover();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> type, CustomObject object) {
        return connector
                .customObject(type, object)
                .map(port -> new CustomObjectPort<>(
                        (RecordSink<T>) wrapped(port.sink()),
                        (RecordLookup<T>) wrapped(port.lookup()),
                        port.capabilities()));
    }

    @Override
    public void close() {
        connector.close();
    }

    /** The same, with all that it offers beyond the plain interface: it may sweep, fetch and map. */
    private Object wrapped(Object part) {
        return Proxy.newProxyInstance(
                Connector.class.getClassLoader(),
                offered(part.getClass()).toArray(Class<?>[]::new),
                (proxy, method, arguments) ->
                        faults.call(method.getName(), arguments, sent -> invoke(part, method, sent)));
    }

    private static Set<Class<?>> offered(Class<?> type) {
        Set<Class<?>> offered = new LinkedHashSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> one : at.getInterfaces()) {
                if (one.getPackage() == Connector.class.getPackage()) {
                    offered.add(one);
                }
            }
        }
        return offered;
    }

    private static @Nullable Object invoke(Object part, Method method, @Nullable Object[] arguments) {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(thrown.getCause());
        } catch (IllegalAccessException closed) {
            throw new AssertionError("The SPI's methods are public", closed);
        }
    }
}
