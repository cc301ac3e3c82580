package org.tallystick.spi;

import java.util.List;

/** Makes connectors of one kind. Found by {@link java.util.ServiceLoader} (API-9); stateless. */
public interface ConnectorFactory {

    /** The kind that it makes, as in {@link ConnectorDescriptor#kind()}. */
    String kind();

    /** What it must and may be told, for documentation and tools. */
    List<ConfigProperty> properties();

    /**
     * Makes a connector; no I/O.
     *
     * @throws ConfigException if the configuration is not usable; all its faults are named
     */
    Connector create(ConnectorConfig config);
}
