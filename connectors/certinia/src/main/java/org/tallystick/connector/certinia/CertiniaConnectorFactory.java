package org.tallystick.connector.certinia;

import static org.tallystick.spi.ConfigProperty.optional;
import static org.tallystick.spi.ConfigProperty.required;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.connector.certinia.internal.CertiniaConnector;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.Soql;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code certinia}. The org must be a multi-currency one: records name their currency. */
public final class CertiniaConnectorFactory implements ConnectorFactory {

    private static final List<ConfigProperty> PROPERTIES = Stream.concat(
                    OrgClient.PROPERTIES.stream(),
                    Stream.of(
                            required(
                                    "crm-system",
                                    Kind.TEXT,
                                    "The system that reads this org's accounts and opportunities; projects name them."),
                            optional(
                                    "external-key-field",
                                    Kind.TEXT,
                                    "Tallystick_Key__c",
                                    "Your field on pse__Proj__c for our keys: text, External ID, Unique, case sensitive."),
                            optional(
                                    "time-zone",
                                    Kind.TEXT,
                                    null,
                                    "Zone in which the times of tasks are days, such as Europe/Berlin; without it tasks are open on all days."),
                            optional(
                                    "bulk-write-above",
                                    Kind.NUMBER,
                                    null,
                                    "More projects of a batch are one ingest job of the Bulk API 2.0; never if absent.")))
            .toList();

    /** For {@link java.util.ServiceLoader}. */
    public CertiniaConnectorFactory() {}

    @Override
    public String kind() {
        return CertiniaConnector.KIND;
    }

    @Override
    public List<ConfigProperty> properties() {
        return PROPERTIES;
    }

    @Override
    public Connector create(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        try {
            config.optionalText("external-key-field").ifPresent(Soql::name);
        } catch (IllegalArgumentException e) {
            faults.add("'external-key-field': " + e.getMessage());
        }
        try {
            config.optionalText("time-zone").ifPresent(ZoneId::of);
        } catch (DateTimeException e) {
            faults.add("'time-zone': " + e.getMessage());
        }
        ConnectorConfig resolved = OrgClient.resolve(config, PROPERTIES, faults);
        return new CertiniaConnector(resolved);
    }
}
