package org.tallystick.store.jdbc.engine;

import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;

/**
 * A worker process: runs August of a hub on PostgreSQL until it is done or killed. The target is a table of the same database that takes every
 * write for a new document and keeps no keys apart: that there is one of each is the engine's doing.
 */
final class ShopWorker {

    static final int INVOICES = 400;
    private static final int BATCH = 5;

    private ShopWorker() {}

    /** Port, schema, and how long a call takes, in milliseconds. */
    public static void main(String[] args) throws InterruptedException {
        PGSimpleDataSource source = source(Integer.parseInt(args[0]));
        Duration latency = Duration.ofMillis(Long.parseLong(args[2]));
        System.out.println("started");
        System.out.flush();
        try (JdbcStore store =
                JdbcStore.postgres(source, PostgresOptions.ofDefaults().withSchema(args[1]))) {
            engine(store, new Table(source, args[1], latency)).run(AUGUST);
        }
    }

    static PGSimpleDataSource source(int port) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("hub");
        source.setUser("postgres");
        return source;
    }

    static Tallystick engine(JdbcStore store, Table target) {
        ScriptedDecider decider = new ScriptedDecider();
        keys().forEach(id -> decider.puts(id, Papers.invoice(id, "100.00")));
        return Tallystick.builder()
                .withStore(store)
                .withLease(Duration.ofMillis(1_500))
                .withBatchesAtOnce("erp", 2)
                .withSystem("erp", target)
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    static List<String> keys() {
        return IntStream.range(0, INVOICES).mapToObj("I%03d"::formatted).toList();
    }

    /** The shop's books. */
    static final class Table implements Connector, RecordSink<Invoice>, RecordLookup<Invoice> {

        private final DataSource source;
        private final String schema;
        private final Duration latency;

        Table(DataSource source, String schema, Duration latency) {
            this.source = source;
            this.schema = schema;
            this.latency = latency;
        }

        /**
         * A request that its caller no longer waits for is over at once: it is one statement. That a batch may take effect for longer than a test
         * lasts holds up nobody who takes over.
         */
        @Override
        public ConnectorDescriptor descriptor() {
            WriteCapabilities writes = new WriteCapabilities(
                    WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
                    BATCH,
                    false,
                    Duration.ofMinutes(30),
                    Duration.ZERO,
                    Integer.MAX_VALUE,
                    Duration.ofMinutes(1));
            return new ConnectorDescriptor("shop", "1", Map.of(), Map.of(RecordType.INVOICE, writes));
        }

        @Override
        public List<Outcome> write(List<Write<Invoice>> batch) {
            return call("INSERT INTO " + schema + "_shop (external_key, body) VALUES (?, ?)", statement -> {
                for (Write<Invoice> write : batch) {
                    statement.setString(1, write.externalKey());
                    statement.setString(2, write.record().toString());
                    statement.addBatch();
                }
                statement.executeBatch();
                return batch.stream()
                        .map(write -> Outcome.applied(write.externalKey()))
                        .toList();
            });
        }

        @Override
        public Map<String, Found> byExternalKey(Collection<String> keys) {
            return call(
                    "SELECT external_key, body FROM " + schema + "_shop WHERE external_key = ANY (?)", statement -> {
                        statement.setArray(1, statement.getConnection().createArrayOf("text", keys.toArray()));
                        Map<String, Found> found = new LinkedHashMap<>();
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                String key = rows.getString(1);
                                found.put(key, new Found(key, key, null, rows.getString(2), null, null));
                            }
                        }
                        return found;
                    });
        }

        @FunctionalInterface
        private interface Work<R> {
            R on(PreparedStatement statement) throws SQLException;
        }

        /** One statement, one transaction, after as long as it takes. */
        private <R> R call(String sql, Work<R> work) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement pause = connection.prepareStatement("SELECT pg_sleep(?)");
                        PreparedStatement statement = connection.prepareStatement(sql)) {
                    pause.setDouble(1, latency.toMillis() / 1000.0);
                    pause.execute();
                    R result = work.on(statement);
                    connection.commit();
                    return result;
                }
            } catch (SQLException e) {
                throw new ConnectorException(
                        Problem.of(FailureKind.OUTCOME_UNKNOWN, "SHOP", String.valueOf(e.getMessage())), e);
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
        public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
            return Optional.empty();
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
        public void close() {}
    }
}
