package org.tallystick.connector.workday;

import org.tallystick.spi.ConnectorFactory;
import org.tallystick.testkit.connector.ConnectorPageContract;

class ConnectorPageTest extends ConnectorPageContract {

    @Override
    protected ConnectorFactory factory() {
        return new WorkdayConnectorFactory();
    }
}
