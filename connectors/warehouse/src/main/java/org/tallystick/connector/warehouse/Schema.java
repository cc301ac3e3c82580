package org.tallystick.connector.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** The tables and views of the star, as the script {@code star.sql} in this jar makes them. */
final class Schema {

    private static final int VERSION = 1;

    private final Settings settings;
    private volatile boolean isThere;

    Schema(Settings settings) {
        this.settings = settings;
    }

    /** Turns the connection to the schema; the first time it makes what is absent, if it may. */
    void use(Connection connection) throws SQLException {
        if (!isThere) {
            synchronized (this) {
                if (!exists(connection)) {
                    create(connection);
                }
            }
        }
        connection.setSchema(settings.schema());
        if (!isThere) {
            checkVersion(connection);
            isThere = true;
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, settings.schema(), "warehouse_version", new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }

    private void create(Connection connection) throws SQLException {
        if (!settings.createsTables()) {
            throw problem("There are no tables in schema %s".formatted(settings.schema()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + settings.schema());
            connection.setSchema(settings.schema());
            for (String command : script()) {
                statement.execute(command);
            }
        }
        connection.commit();
    }

    private void checkVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(version) FROM warehouse_version")) {
            int found = row.next() ? row.getInt(1) : 0;
            if (found != VERSION) {
                throw problem("The tables in schema %s are of version %d, this connector writes version %d"
                        .formatted(settings.schema(), found, VERSION));
            }
        }
    }

    private static ConnectorException problem(String what) {
        return new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "SCHEMA", what)
                .withRemedy("Let it create them, or run star.sql of this connector's version in an empty schema."));
    }

    /** The commands of the script, in order. */
    static List<String> script() {
        try (InputStream in = Schema.class.getResourceAsStream("star.sql")) {
            if (in == null) {
                throw new IllegalStateException("star.sql is missing from the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\\s*\n"))
                    .map(String::strip)
                    .filter(command -> !command.isEmpty())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
