package org.tallystick.connector.dynamics365;

import org.tallystick.spi.ConnectorFactory;
import org.tallystick.testkit.connector.ConnectorPageContract;

class ConnectorPageTest extends ConnectorPageContract {

    @Override
    protected ConnectorFactory factory() {
        return new Dynamics365ConnectorFactory();
    }
}
