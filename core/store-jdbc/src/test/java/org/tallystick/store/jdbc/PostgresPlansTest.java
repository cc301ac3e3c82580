package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Store;

/** PostgreSQL has a planner that goes by statistics: what it does on the first day, and with those of another day. */
class PostgresPlansTest extends PlansContract {

    private final String schema = PostgresServer.newSchema();
    private final Store store = JdbcStore.postgres(
            explained.explained(PostgresServer.pool()),
            PostgresOptions.ofDefaults().withSchema(schema));

    PostgresPlansTest() {
        super(ExplainedSource.ofPostgres());
    }

    @AfterEach
    void closed() {
        store.close();
    }

    @Test
    void keysAreLookedUpByTheWholeIndex() throws SQLException {
        assumeThat(PostgresServer.version())
                .as("14 reads a table of 20 000 rows from its start for a page")
                .isGreaterThan(14);
        aBacklog();
        List<String> ids = IntStream.range(0, PAGE)
                .mapToObj(number -> "psa/Invoice/r" + (100_001 + number))
                .toList();

        int found = in(tx ->
                tx.deliveries().find("erp", "Invoice", ids, Deliveries.ALL).size());

        assertThat(found).isEqualTo(PAGE);
        assertThat(plan())
                .contains("hub_delivery_pkey")
                .containsPattern("Index Cond: .*record_id = ANY")
                .doesNotContain("Filter:");
    }

    @Override
    Store store() {
        return store;
    }

    @Override
    void execute(String sql) throws SQLException {
        PostgresServer.execute(
                PostgresServer.pool(), "SET search_path = %s; %s; RESET search_path".formatted(schema, sql));
    }

    @Override
    void analyze(String table) throws SQLException {
        execute("ANALYZE " + table);
    }

    /** Nothing is sorted but what the pages have. */
    @Override
    void readsPages(String plan, String index) {
        assertThat(count(plan, " Scan "))
                .isPositive()
                .isEqualTo(count(plan, "Limit [^\n]*\n *->  Index Scan using " + index));
    }

    @Override
    void readsNoTable(String plan) {
        assertThat(plan).doesNotContain("Seq Scan");
    }
}
