package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testkit.store.Rows.exception;
import static org.tallystick.testkit.store.Rows.record;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.testkit.store.Rows;

/** F-CUR-17: several stores on one hub number their rows as one writer would. */
class PostgresNodesTest {

    private static final int NODES = 4;
    private static final int ROUNDS = 15;

    private final String schema = PostgresServer.newSchema();
    private final List<Store> stores = new ArrayList<>();

    @BeforeEach
    void open() {
        for (int i = 0; i < NODES; i++) {
            stores.add(JdbcStore.postgres(
                    PostgresServer.pool(), PostgresOptions.ofDefaults().withSchema(schema)));
        }
    }

    @AfterEach
    void close() throws SQLException {
        stores.forEach(Store::close);
        PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(schema));
    }

    @Test
    void positionsOfTheFeedHaveNoGapAndNoDouble() throws Exception {
        onAllNodes((tx, name) -> tx.records().put(List.of(record(name + "a"), record(name + "b"))));

        List<RecordRow> rows = stores.get(0).inTransaction(tx -> tx.records().page("TimeEntry", "", 1_000));
        assertThat(rows)
                .extracting(RecordRow::position)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 2L * NODES * ROUNDS).boxed().toList());
    }

    @Test
    void exceptionsRunsAndLinksAreNumberedToo() throws Exception {
        onAllNodes((tx, name) -> {
            tx.exceptions().replace(name, List.of(exception(name, "CODE", name)), 0);
            tx.runs().put(new RunRow(name, tx.runs().list().size() + 1L, 0, 0, Rows.NOON, null));
            tx.crosswalk().link(Map.of(new RefKey("crm", "Customer", name), "c-1"));
        });

        int all = NODES * ROUNDS;
        assertThat(count("hub_exception", "id")).isEqualTo(all + "/" + all);
        assertThat(count("hub_run", "sequence")).isEqualTo(all + "/" + all);
        assertThat(count("hub_crosswalk", "link_number")).isEqualTo(all + "/" + all);
    }

    @Test
    void hubsOfOneDatabaseDoNotWaitForEachOther() throws Exception {
        PostgresOptions other = PostgresOptions.ofDefaults().withSchema(PostgresServer.newSchema());
        try (Store tenant = JdbcStore.postgres(PostgresServer.pool(), other)) {
            long inside = stores.get(0)
                    .inTransaction(
                            tx -> tenant.inTransaction(inner -> inner.records().lastPosition()));
            assertThat(inside).isZero();
        }
        PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(other.schema()));
    }

    /** How many rows, and the greatest number. */
    private String count(String table, String column) throws SQLException {
        return PostgresServer.query(
                PostgresServer.pool(),
                "SELECT COUNT(DISTINCT %s) || '/' || MAX(%s) FROM %s.%s".formatted(column, column, schema, table));
    }

    private void onAllNodes(BiConsumer<StoreTransaction, String> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(NODES);
        try {
            List<Callable<Void>> nodes = IntStream.range(0, NODES)
                    .<Callable<Void>>mapToObj(node -> () -> {
                        for (int round = 0; round < ROUNDS; round++) {
                            String name = "n%d-%d".formatted(node, round);
                            stores.get(node).inTransaction(tx -> {
                                work.accept(tx, name);
                                return true;
                            });
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : pool.invokeAll(nodes)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
