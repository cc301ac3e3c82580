package org.tallystick.connector.files;

import org.tallystick.spi.ConnectorFactory;
import org.tallystick.testkit.connector.ConnectorPageContract;

class FeedsPageTest extends ConnectorPageContract {

    @Override
    protected ConnectorFactory factory() {
        return new FeedsConnectorFactory();
    }
}
