package org.tallystick.benchmarks;

import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;

/** One engine process of those that share a hub on PostgreSQL: begins at a given moment, and prints how many milliseconds the run took. */
final class NodeJob {

    private static final Duration LATENCY = Duration.ofMillis(50);

    /** So few that the target takes most of the time: the hub's own share is what two engines cannot divide. */
    private static final int BATCH = 25;

    private NodeJob() {}

    /** Arguments: the server's port, a schema, the file, and when to begin, in milliseconds of the epoch. */
    public static void main(String... args) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {Integer.parseInt(args[0])});
        source.setUser("postgres");
        source.setDatabaseName("postgres");
        source.setReWriteBatchedInserts(true);
        Instant start = Instant.ofEpochMilli(Long.parseLong(args[3]));
        try (HikariDataSource pool = PostgresSite.pool(source);
                Tallystick tally = Tallystick.builder()
                        .withStore(JdbcStore.postgres(
                                pool, PostgresOptions.ofDefaults().withSchema(args[1])))
                        .withSystem(
                                "psa",
                                OneSided.reading(
                                        new EntrySource(new EntryFile(Path.of(args[2]))), EntrySource.CAPABILITIES))
                        .withSystem("slow", new SlowTarget())
                        .ingest(RecordType.TIME_ENTRY, from("psa"))
                        .deliver(RecordType.TIME_ENTRY, to("slow"))
                        .build()) {
            EngineTime time = EngineTime.system();
            time.await(Duration.between(time.instant(), start));
            tally.run(YearMonth.of(2026, 1));
            System.out.println(Duration.between(start, time.instant()).toMillis());
        }
    }

    /** Takes everything, and its time. */
    private static final class SlowTarget implements Connector, RecordSink<TimeEntry>, RecordLookup<TimeEntry> {

        @Override
        public ConnectorDescriptor descriptor() {
            WriteCapabilities writes = new WriteCapabilities(
                    WriteStrategy.UPSERT_BY_EXTERNAL_KEY, BATCH, true, LATENCY, Duration.ZERO, Integer.MAX_VALUE);
            return new ConnectorDescriptor("slow", "1", Map.of(), Map.of(RecordType.TIME_ENTRY, writes));
        }

        @Override
        public List<Outcome> write(List<Write<TimeEntry>> batch) {
            try {
                EngineTime.system().await(LATENCY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return batch.stream()
                    .map(write -> Outcome.applied(write.externalKey()))
                    .toList();
        }

        @Override
        public Map<String, Found> byExternalKey(Collection<String> keys) {
            return Map.of();
        }

        @Override
        public List<Ref<?>> references(TimeEntry entry) {
            return List.of();
        }

        @Override
        public String digest(Write<TimeEntry> write) {
            return write.externalKey();
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
        @SuppressWarnings("unchecked") // There is one type: a sink of another one is never asked for.
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
