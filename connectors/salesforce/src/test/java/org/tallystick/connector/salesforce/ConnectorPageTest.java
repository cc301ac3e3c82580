package org.tallystick.connector.salesforce;

import org.tallystick.spi.ConnectorFactory;
import org.tallystick.testkit.connector.ConnectorPageContract;

class ConnectorPageTest extends ConnectorPageContract {

    @Override
    protected ConnectorFactory factory() {
        return new SalesforceConnectorFactory();
    }
}
