package org.tallystick.connector.files;

import java.util.List;
import java.util.stream.Stream;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code files}. */
public final class FilesConnectorFactory implements ConnectorFactory {

    static final String KIND = "files";

    private static final List<ConfigProperty> OWN = List.of(
            ConfigProperty.required("type", Kind.TEXT, "The type of the records: milestone or time-entry."),
            ConfigProperty.optional("inbox", Kind.TEXT, null, "The folder from which files are read."),
            ConfigProperty.optional(
                    "outbox", Kind.TEXT, null, "The folder to which files are written; for types that can be."),
            ConfigProperty.required(
                    "columns",
                    Kind.TEXT,
                    "The columns in order: 'id:text=Id, name:text(40)=Title, amount:decimal=Amount'; field, type, header."));

    private static final List<ConfigProperty> PROPERTIES =
            Stream.concat(OWN.stream(), TextSettings.PROPERTIES.stream()).toList();

    /** For {@link java.util.ServiceLoader}. */
    public FilesConnectorFactory() {}

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
        return new FilesConnector(Settings.of(config.resolve(PROPERTIES)));
    }
}
