package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.record;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;

/** What a host and a server do to a store: a clear error, nothing lost, and work goes on. */
class PostgresFailureTest {

    private static final String KILL_OTHERS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tallystick-test'";

    private final PostgresOptions options = PostgresOptions.ofDefaults().withSchema(PostgresServer.newSchema());

    private HikariDataSource pool;
    private Store store;

    @BeforeEach
    void open() {
        pool = PostgresServer.of(named());
        store = JdbcStore.postgres(pool, options);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
        pool.close();
        PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(options.schema()));
    }

    @Test
    void aHostThatClosesItsPoolIsToldAndLosesNothing() {
        put(store, "before");
        pool.close();

        assertThatThrownBy(() -> put(store, "after"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("got no connection from its DataSource")
                .hasMessageContaining("has been closed")
                .hasMessageContaining("Nothing of the transaction was written");

        try (Store again = JdbcStore.postgres(PostgresServer.pool(), options)) {
            assertThat(last(again)).isEqualTo("before");
        }
    }

    @Test
    void aPoolThatIsClosedInsideATransactionDoesNotTearIt() {
        assertThatThrownBy(() -> store.inTransaction(tx -> {
                    tx.cursors().put("flow", new CursorRow("torn", "rules-1"));
                    pool.close();
                    tx.records().put(List.of(record("r")));
                    return killed(KILL_OTHERS);
                }))
                .isInstanceOf(StoreException.class);

        try (Store again = JdbcStore.postgres(PostgresServer.pool(), options)) {
            assertThat(last(again)).isEqualTo("none");
        }
    }

    /** The pool holds connections that its server has dropped: a fresh one is tried, since nothing was done yet. */
    @Test
    void aConnectionThatWasDroppedBetweenTransactionsIsReplacedUnnoticed() {
        put(store, "before");
        killed(KILL_OTHERS);

        put(store, "after");

        assertThat(last(store)).isEqualTo("after");
    }

    @Test
    void aConnectionThatIsLostInsideATransactionLeavesNothingAndTheNextOneWorks() {
        assertThatThrownBy(() -> store.inTransaction(tx -> {
                    tx.cursors().put("flow", new CursorRow("half", "rules-1"));
                    killed(KILL_OTHERS);
                    tx.records().put(List.of(record("r")));
                    return true;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the database cannot be reached or is stopping. The work goes on when it is back")
                .hasMessageContaining("Nothing of the transaction was written");

        assertThat(last(store)).isEqualTo("none");
        put(store, "again");
        assertThat(last(store)).isEqualTo("again");
    }

    @Test
    void aCommitWhoseConnectionIsLostSaysThatNobodyKnows() {
        assertThatThrownBy(() -> store.inTransaction(tx -> {
                    tx.cursors().put("flow", new CursorRow("perhaps", "rules-1"));
                    return killed(KILL_OTHERS);
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Whether the transaction was written is not known: look before you repeat it")
                .hasMessageNotContaining("Nothing of the transaction was written");
    }

    @Test
    void aCommitThatTheDatabaseRefusesIsKnownNotToBeWritten() {
        assertThatThrownBy(() -> store.inTransaction(tx -> {
                    tx.runs().addKeys("2026-08", "billing", List.of("a"));
                    return true;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("failed at \"COMMIT\"")
                .hasMessageContaining("Nothing of the transaction was written");
    }

    @Test
    void aServerThatIsAwayForAWhileIsAwaitedWithoutLoss(@TempDir Path directory) throws Exception {
        PGSimpleDataSource address = new PGSimpleDataSource();
        address.setPortNumbers(new int[] {freePort()});
        address.setUser("postgres");
        try (HikariDataSource source = PostgresServer.of(address)) {
            EmbeddedPostgres server = start(directory, address);
            Store hub = JdbcStore.postgres(source);
            put(hub, "before");
            server.close();

            assertThatThrownBy(() -> put(hub, "meanwhile"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the database cannot be reached or is stopping");

            server = start(directory, address);
            assertThat(last(hub)).isEqualTo("before");
            put(hub, "after");
            assertThat(last(hub)).isEqualTo("after");
            server.close();
        }
    }

    @Test
    void aHubThatAnotherKeepsTooLongSaysSo() throws Exception {
        PGSimpleDataSource impatient = named();
        impatient.setOptions("-c lock_timeout=50ms");
        try (Store waiting = JdbcStore.postgres(impatient, options)) {
            assertThatThrownBy(() -> store.inTransaction(tx -> {
                        put(waiting, "never");
                        return true;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another transaction has kept the hub for longer than lock_timeout");

            put(waiting, "now");
            assertThat(last(store)).isEqualTo("now");
        }
    }

    @Test
    void messagesShowNoValuesOfRows() {
        assertThatThrownBy(() -> store.inTransaction(tx -> {
                    tx.dirtyKeys().mark(null, List.of("a-secret-key"));
                    return true;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("null value in column \"decider\"")
                .hasMessageContaining("SQLSTATE 23502")
                .hasMessageNotContaining("a-secret-key");
    }

    @Test
    void aConnectionThatCannotBeUsedGoesBackToItsPool() throws Exception {
        HikariConfig config = PostgresServer.config(named());
        config.setAutoCommit(false);
        try (HikariDataSource manual = new HikariDataSource(config)) {
            DataSource broken = WrongStore.proxy(
                    DataSource.class,
                    manual,
                    call -> WrongStore.proxy(
                            Connection.class, call.proceed(), PostgresFailureTest::refusingAutoCommit));
            Pooled sessions = new Pooled(broken, "of a test", new PostgresDialect(options.schema()));

            assertThatThrownBy(sessions::begin)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no auto-commit");

            assertThat(manual.getHikariPoolMXBean().getActiveConnections())
                    .as("connections that the pool misses")
                    .isZero();
        }
    }

    private static Object refusingAutoCommit(WrongStore.Call call) throws Throwable {
        if (WrongStore.isOf(call, "setAutoCommit")) {
            throw new SQLException("no auto-commit");
        }
        return call.proceed();
    }

    @Test
    void settingsOfTheHostsConnectionsDoNotWeakenTheHub() throws Exception {
        PGSimpleDataSource lax = named();
        lax.setOptions("-c synchronous_commit=off -c default_transaction_isolation=serializable"
                + " -c default_transaction_read_only=on -c search_path=pg_catalog");
        HikariConfig config = PostgresServer.config(lax);
        config.setAutoCommit(false);
        try (HikariDataSource manual = new HikariDataSource(config)) {
            try (Store hub = JdbcStore.postgres(manual, options)) {
                put(hub, "kept");
                assertThat(last(hub)).isEqualTo("kept");
            }
            assertThat(PostgresServer.query(manual, "SHOW search_path"))
                    .as("what a pooled connection has afterwards")
                    .isEqualTo("pg_catalog");
        }
        try (Connection connection = lax.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new PostgresDialect(options.schema()).begin());
            assertThat(setting(statement, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(statement, "transaction_isolation")).isEqualTo("read committed");
        }
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static PGSimpleDataSource named() {
        PGSimpleDataSource source = PostgresServer.database("postgres");
        source.setApplicationName("tallystick-test");
        return source;
    }

    private static boolean killed(String sql) {
        try {
            PostgresServer.query(PostgresServer.database(), sql);
            return true;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(Store store, String position) {
        store.inTransaction((StoreTransaction tx) -> {
            tx.cursors().put("flow", new CursorRow(position, "rules-1"));
            tx.runs().put(new RunRow(position, tx.runs().list().size() + 1L, 0, 0, NOON, null));
            return true;
        });
    }

    private static String last(Store store) {
        return store.inTransaction(
                tx -> tx.cursors().find("flow").map(CursorRow::position).orElse("none"));
    }

    private static EmbeddedPostgres start(Path directory, PGSimpleDataSource address) throws IOException {
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
