package org.tallystick.store.jdbc.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Page;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/**
 * A shop whose books are a SQLite file that outlives its process: it has customers, and takes every invoice that is written for a new one. That
 * there is one of each is the engine's doing. Thread-safe.
 */
final class FileShop
        implements Connector, RecordSource<Customer>, RecordSink<Invoice>, RecordLookup<Invoice>, AutoCloseable {

    private static final int PAGE = 3;
    private static final int BATCH = 2;

    private final Connection books;
    private final Runnable step;

    /** @param step done at each moment at which a power cut would be awkward */
    FileShop(String file, Runnable step) throws SQLException {
        this.books = DriverManager.getConnection("jdbc:sqlite:" + file);
        this.step = step;
        execute("PRAGMA synchronous = OFF");
        execute("CREATE TABLE IF NOT EXISTS customer (number INTEGER)");
        execute("CREATE TABLE IF NOT EXISTS invoice (external_key TEXT, body TEXT)");
    }

    static String key(int number) {
        return "C%05d".formatted(number);
    }

    int customers() {
        return number("SELECT COUNT(*) FROM customer");
    }

    int invoices() {
        return number("SELECT COUNT(*) FROM invoice");
    }

    int differentInvoices() {
        return number("SELECT COUNT(DISTINCT external_key) FROM invoice");
    }

    /** All at once or none. */
    void wins(int more) {
        int first = customers();
        execute("INSERT INTO customer VALUES "
                + String.join(
                        ", ",
                        IntStream.range(first, first + more)
                                .mapToObj("(%d)"::formatted)
                                .toList()));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        ReadCapabilities reads =
                new ReadCapabilities(true, ReadCapabilities.DeleteMode.TOMBSTONE, Duration.ZERO, Duration.ZERO, PAGE);
        WriteCapabilities writes = new WriteCapabilities(
                WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
                BATCH,
                false,
                Duration.ofMillis(5),
                Duration.ZERO,
                Integer.MAX_VALUE,
                Duration.ZERO);
        return new ConnectorDescriptor(
                "shop", "1", Map.of(RecordType.CUSTOMER, reads), Map.of(RecordType.INVOICE, writes));
    }

    @Override
    public synchronized Page<Customer> read(@Nullable String cursor, int limit) {
        step.run();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int all = customers();
        int to = Math.min(from + limit, all);
        List<Change<Customer>> page = new ArrayList<>();
        for (int number = from; number < to; number++) {
            page.add(Papers.account(key(number), 1, "Customer " + number));
        }
        return new Page<>(page, Integer.toString(to), to < all);
    }

    /** One transaction, and the moments before and after it. */
    @Override
    public synchronized List<Outcome> write(List<Write<Invoice>> batch) {
        step.run();
        execute("BEGIN IMMEDIATE");
        try (PreparedStatement insert = books.prepareStatement("INSERT INTO invoice VALUES (?, ?)")) {
            for (Write<Invoice> write : batch) {
                insert.setString(1, write.externalKey());
                insert.setString(2, write.record().toString());
                insert.executeUpdate();
                step.run();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        execute("COMMIT");
        step.run();
        return batch.stream().map(write -> Outcome.applied(write.externalKey())).toList();
    }

    @Override
    public synchronized Map<String, Found> byExternalKey(Collection<String> keys) {
        step.run();
        Map<String, Found> found = new LinkedHashMap<>();
        try (PreparedStatement query = books.prepareStatement("SELECT body FROM invoice WHERE external_key = ?")) {
            for (String key : keys) {
                query.setString(1, key);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        found.put(key, new Found(key, key, null, row.getString(1), null, null));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private int number(String sql) {
        try (Statement statement = books.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = books.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Ref<?>> references(Invoice invoice) {
        return List.of();
    }

    @Override
    public String digest(Write<Invoice> write) {
        return write.record().toString();
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return new Listing(List.of(), null);
    }

    @Override
    public void check() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.of((RecordSource<T>) this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.of((RecordSink<T>) this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.of((RecordLookup<T>) this);
    }

    @Override
    public void close() {
        try {
            books.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
