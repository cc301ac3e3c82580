package org.tallystick.connector.salesforce;

import java.util.List;
import org.tallystick.connector.salesforce.internal.SalesforceConnector;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/**
 * Makes connectors of kind {@code salesforce}. The org must be a multi-currency one, since records name their currency, with state and country
 * picklists, since accounts name their country by its code.
 */
public final class SalesforceConnectorFactory implements ConnectorFactory {

    /** For {@link java.util.ServiceLoader}. */
    public SalesforceConnectorFactory() {}

    @Override
    public String kind() {
        return SalesforceConnector.KIND;
    }

    @Override
    public List<ConfigProperty> properties() {
        return OrgClient.PROPERTIES;
    }

    @Override
    public Connector create(ConnectorConfig config) {
        return new SalesforceConnector(OrgClient.resolve(config, properties(), List.of()));
    }
}
