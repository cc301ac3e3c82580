package org.tallystick.connector.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** A warehouse as the contract sees it. */
abstract class WarehouseRemote<T extends Entity> implements Remote<T> {

    private final Form<T> form;
    private final String url;
    private final FaultyDriver driver;
    private final Connection reader;
    private Instant now = Instant.parse("2026-11-02T06:00:00Z");

    WarehouseRemote(Path folder, Form<T> form) throws SQLException {
        this.form = form;
        this.url = "jdbc:faulty:" + folder.resolve("warehouse.db");
        this.driver = new FaultyDriver(url);
        DriverManager.registerDriver(driver);
        this.reader = DriverManager.getConnection(url.replace("jdbc:faulty:", "jdbc:duckdb:"));
        try (Connector connector = connect(name -> Secret.of(driver.password()))) {
            connector.check();
        }
        reader.setSchema("warehouse");
        driver.forgetRequests();
    }

    @Override
    public RecordType<T> type() {
        return form.type();
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        Map<String, String> properties = Map.of("url", url, "user", "me", "password", "db-password");
        return new WarehouseConnectorFactory().create(new ConnectorConfig("warehouse", properties, secrets, () -> now));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public int requests() {
        return driver.requests();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("db-password", driver.password());
    }

    @Override
    public void rotateSecrets() {
        driver.rotate();
    }

    @Override
    public Set<RemoteFault> faults() {
        return Set.of(RemoteFault.UNAVAILABLE, RemoteFault.UNAUTHORIZED, RemoteFault.REPLY_LOST, RemoteFault.ECHO);
    }

    @Override
    public void arm(RemoteFault fault, int calls) {
        driver.arm(fault, calls);
    }

    @Override
    public String idOf(Ref<?> reference) {
        return "key-of-" + reference.id();
    }

    @Override
    public int count() {
        return Integer.parseInt(current("COUNT(*)", null).orElseThrow());
    }

    @Override
    public Optional<String> content(String externalKey) {
        String columns = String.join(
                " || ' ' || ",
                form.layout().table().columns().stream()
                        .map(column -> "COALESCE(CAST(%s AS VARCHAR), '')".formatted(column.name()))
                        .toList());
        return current(columns, externalKey);
    }

    /** A value of current rows; of no key: of all. */
    Optional<String> current(String value, String key) {
        Table<?> table = form.layout().table();
        String sql = "SELECT %s FROM %s WHERE is_current AND (? IS NULL OR %s = ?)"
                .formatted(value, table.name(), table.key());
        try (PreparedStatement statement = reader.prepareStatement(sql)) {
            statement.setString(1, key);
            statement.setString(2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            DriverManager.deregisterDriver(driver);
            reader.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
