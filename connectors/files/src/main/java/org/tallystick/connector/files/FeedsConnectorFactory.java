package org.tallystick.connector.files;

import java.util.List;
import java.util.stream.Stream;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/**
 * Makes connectors of kind {@code feeds}: a system that drops CSV files of many record types. Each type that the host's rule set has an
 * {@code object} for is read from the folder of that name in the inbox; what its columns mean, the rule set says.
 */
public final class FeedsConnectorFactory implements ConnectorFactory {

    static final String KIND = "feeds";

    private static final List<ConfigProperty> OWN = List.of(
            ConfigProperty.required("inbox", Kind.TEXT, "The folder in which each feed has a folder of its own."),
            ConfigProperty.required("types", Kind.TEXT, "The record types that are read: 'project, time-entry'."),
            ConfigProperty.optional("key-column", Kind.TEXT, "id", "The column with a record's id."),
            ConfigProperty.optional(
                    "version-column",
                    Kind.TEXT,
                    null,
                    "The column with the number of a record's version; of one version the first delivered row counts."
                            + " Without it what stands later is newer."),
            ConfigProperty.optional(
                    "deleted-column", Kind.TEXT, null, "The column that says whether a record is deleted."),
            ConfigProperty.optional("deleted-value", Kind.TEXT, "Y", "What stands there if it is."));

    private static final List<ConfigProperty> PROPERTIES =
            Stream.concat(OWN.stream(), TextSettings.PROPERTIES.stream()).toList();

    /** For {@link java.util.ServiceLoader}. */
    public FeedsConnectorFactory() {}

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
        return new FeedsConnector(FeedSettings.of(config.resolve(PROPERTIES)));
    }
}
