package org.tallystick.examples.monthend;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.ServiceLoader;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SecretProvider;

/** Makes connectors from configuration, as a host does that finds them on its class path. */
public final class Connectors {

    private Connectors() {}

    /**
     * A connector to one system.
     *
     * @param kind of it, as its factory says
     * @param system the name under which the engine knows it
     * @param secrets by the names that the properties give
     * @throws IllegalStateException if the class path has none of that kind
     */
    public static Connector connector(
            String kind, String system, Map<String, String> properties, Map<String, String> secrets) {
        SecretProvider provider = name -> Secret.of(requireNonNull(secrets.get(name), name));
        ConnectorFactory factory = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No connector of kind " + kind + " on the class path"));
        return factory.create(new ConnectorConfig(system, properties, provider, EngineTime.system()));
    }
}
