package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.StoreException;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;
import org.tallystick.store.jdbc.PostgresServer;
import org.tallystick.store.jdbc.PragmaHub;

/** The database goes away while the target writes the second batch of a run: a clear error, and the next run ends the work, each document once. */
class LostDatabaseTest {

    private static final List<String> KEYS =
            IntStream.range(0, 100).mapToObj("I%02d"::formatted).toList();

    private final PaperTarget<Invoice> target = new PaperTarget<>();

    @TempDir
    Path directory;

    @Test
    void aPoolThatItsHostCloses() throws Exception {
        PostgresOptions options = PostgresOptions.ofDefaults().withSchema(PostgresServer.newSchema());
        HikariDataSource pool = PostgresServer.of(PostgresServer.database());
        try (JdbcStore hub = JdbcStore.postgres(pool, options)) {
            loses(hub, pool::close, "got no connection from its DataSource");
        }

        try (JdbcStore hub = JdbcStore.postgres(PostgresServer.pool(), options)) {
            goesOn(hub);
        }
        PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(options.schema()));
    }

    @Test
    void aServerThatIsStoppedAtOnceAndStartedAgain() throws Exception {
        PGSimpleDataSource address = new PGSimpleDataSource();
        address.setPortNumbers(new int[] {freePort()});
        address.setUser("postgres");
        try (HikariDataSource pool = PostgresServer.of(address)) {
            EmbeddedPostgres server = start(address);
            JdbcStore hub = JdbcStore.postgres(pool);
            loses(hub, this::stopServer, "the database cannot be reached or is stopping");
            server.close();

            server = start(address);
            untilConnected(pool);
            goesOn(hub);
            server.close();
        }
    }

    @Test
    void aDiskThatIsFull() throws Exception {
        PragmaHub hub = new PragmaHub(directory.resolve("hub.db"));
        try (JdbcStore store = hub.store()) {
            loses(store, () -> hub.set("max_page_count = 1"), "the disk is full. Make room");

            hub.set("max_page_count = 100000");
            goesOn(store);
        }
    }

    @Test
    void aFileThatCanOnlyBeRead() throws Exception {
        PragmaHub hub = new PragmaHub(directory.resolve("hub.db"));
        try (JdbcStore store = hub.store()) {
            loses(store, () -> hub.set("query_only = ON"), "it cannot be written. Give this user the right");

            hub.set("query_only = OFF");
            goesOn(store);
        }
    }

    /** A pool that has asked in vain waits, for seconds in the end, before it tries again. */
    private static void untilConnected(HikariDataSource pool) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                return;
            } catch (SQLTransientConnectionException e) {
                assertThat(attempt).as("attempts: %s", e).isLessThan(20);
            }
        }
    }

    private void loses(JdbcStore hub, Runnable loss, String message) {
        target.takes(() -> {
            if (target.calls().size() == 1) {
                loss.run();
            }
        });
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> engine(hub).run(AUGUST))
                .withMessageContaining(message);
        assertThat(target.kept()).as("documents before the loss").isNotEmpty();
        target.takes(() -> {});
    }

    private void goesOn(JdbcStore hub) {
        Tallystick engine = engine(hub);
        assertThat(engine.run(AUGUST).waiting()).isEmpty();

        assertThat(target.kept()).extracting(Found::externalKey).containsExactlyInAnyOrderElementsOf(KEYS);
        assertThat(engine.audit().verify()).isEmpty();
    }

    private Tallystick engine(JdbcStore hub) {
        ScriptedDecider decider = new ScriptedDecider();
        KEYS.forEach(key -> decider.puts(key, Papers.invoice(key, "100.00")));
        WriteCapabilities writes = new WriteCapabilities(
                WriteStrategy.UPSERT_BY_EXTERNAL_KEY, 4, false, Duration.ofMillis(5), Duration.ZERO, Integer.MAX_VALUE);
        return Tallystick.builder()
                .withStore(hub)
                .withLease(Duration.ofMillis(1_500))
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target, writes))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    /** SIGQUIT, PostgreSQL's immediate shutdown: nothing is ended in order. */
    private void stopServer() {
        try {
            String id =
                    Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0);
            ProcessHandle server = ProcessHandle.of(Long.parseLong(id)).orElseThrow();
            assertThat(new ProcessBuilder("kill", "-QUIT", id).start().waitFor())
                    .isZero();
            server.onExit().get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private EmbeddedPostgres start(PGSimpleDataSource address) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(address.getPortNumbers()[0])
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
