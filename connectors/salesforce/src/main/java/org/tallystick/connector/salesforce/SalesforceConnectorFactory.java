package org.tallystick.connector.salesforce;

import static org.tallystick.spi.ConfigProperty.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.connector.salesforce.internal.SalesforceConnector;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.Soql;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/**
 * Makes connectors of kind {@code salesforce}. The org must be a multi-currency one, since records name their currency, with state and country
 * picklists, since accounts name their country by its code.
 */
public final class SalesforceConnectorFactory implements ConnectorFactory {

    private static final List<ConfigProperty> PROPERTIES = Stream.concat(
                    OrgClient.PROPERTIES.stream(),
                    Stream.of(
                            optional(
                                    "line-service-line",
                                    Kind.TEXT,
                                    null,
                                    "The field of OpportunityLineItem, or the path to one, that holds a line's service line, such as Product2.ProductCode; without it lines are not read."),
                            optional(
                                    "contacts",
                                    Kind.TEXT,
                                    "no",
                                    "Whether customers have their contacts, which are personal data: yes or no.")))
            .toList();

    /** For {@link java.util.ServiceLoader}. */
    public SalesforceConnectorFactory() {}

    @Override
    public String kind() {
        return SalesforceConnector.KIND;
    }

    @Override
    public List<ConfigProperty> properties() {
        return PROPERTIES;
    }

    @Override
    public Connector create(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        OrgClient.refuse(
                config, "line-service-line", name -> !Soql.isName(name), "is a field, or a path to one", faults);
        OrgClient.refuse(config, "contacts", value -> !Set.of("yes", "no").contains(value), "is yes or no", faults);
        return new SalesforceConnector(OrgClient.resolve(config, PROPERTIES, faults));
    }
}
