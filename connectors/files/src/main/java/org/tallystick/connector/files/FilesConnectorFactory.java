package org.tallystick.connector.files;

import java.util.List;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code files}. */
public final class FilesConnectorFactory implements ConnectorFactory {

    static final String KIND = "files";

    private static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required("type", Kind.TEXT, "The type of the records: milestone or time-entry."),
            ConfigProperty.optional("inbox", Kind.TEXT, null, "The folder from which files are read."),
            ConfigProperty.optional(
                    "outbox", Kind.TEXT, null, "The folder to which files are written; for types that can be."),
            ConfigProperty.required(
                    "columns",
                    Kind.TEXT,
                    "The columns in order: 'id:text=Id, name:text(40)=Title, amount:decimal=Amount'; field, type, header."),
            ConfigProperty.optional("encoding", Kind.TEXT, "UTF-8", "The encoding of files without a byte order mark."),
            ConfigProperty.optional("separator", Kind.TEXT, ",", "What stands between two fields; one character."),
            ConfigProperty.optional(
                    "checksum",
                    Kind.TEXT,
                    "required",
                    "Whether a file that is read needs a checksum beside it: required or none."),
            ConfigProperty.optional(
                    "settle-seconds",
                    Kind.NUMBER,
                    "600",
                    "Longest time between a file's modification time and the moment at which it lies there whole."));

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
