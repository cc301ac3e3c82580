package org.tallystick.examples.managedservices;

import java.time.InstantSource;
import java.util.Map;
import org.tallystick.connector.dynamics365.Dynamics365ConnectorFactory;
import org.tallystick.simulators.dynamics365.FinanceEnvironment;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;

/** Connectors to a simulated environment in this process. */
final class Connections {

    private Connections() {}

    /** @param system under which it is connected */
    static Connector to(FinanceEnvironment finance, String system) {
        Map<String, String> at = finance.connection();
        Map<String, String> properties = Map.of(
                "base-uri", finance.baseUri().toString(),
                "authority", finance.baseUri().toString(),
                "tenant", at.get("tenant"),
                "client-id", at.get("clientId"),
                "client-secret", "app",
                "account-time", "401100",
                "account-expense", "401200",
                "account-milestone", "401300",
                "account-recurring", "401400");
        return new Dynamics365ConnectorFactory()
                .create(new ConnectorConfig(
                        system, properties, name -> Secret.of(at.get("clientSecret")), InstantSource.system()));
    }
}
