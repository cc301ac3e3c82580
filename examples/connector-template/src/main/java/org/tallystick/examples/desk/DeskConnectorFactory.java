package org.tallystick.examples.desk;

import java.util.List;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code desk}. */
public final class DeskConnectorFactory implements ConnectorFactory {

    static final String KIND = "desk";

    private static final List<ConfigProperty> PROPERTIES = HttpSettings.after(List.of(
            ConfigProperty.required("base-uri", Kind.URI, "The address of Desk."),
            ConfigProperty.required("token", Kind.SECRET, "The name of the secret that holds the access token.")));

    /** For {@link java.util.ServiceLoader}. */
    public DeskConnectorFactory() {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ConfigProperty> properties() {
        return PROPERTIES;
    }

    @Override
    public Connector create(ConnectorConfig config) {
        ConnectorConfig resolved = config.resolve(PROPERTIES);
        return new DeskConnector(resolved.system(), new DeskClient(resolved));
    }
}
