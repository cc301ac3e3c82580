package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Store;
import org.tallystick.testkit.store.Rows;

/** What PostgreSQL reads for a page: as much as the page, however much there is. */
class PostgresPlansTest {

    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    private static final int WAITING = 5_000;
    private static final int PAGE = 100;

    private final String schema = PostgresServer.newSchema();
    private final ExplainedSource source = new ExplainedSource(PostgresServer.pool());
    private final Store store = JdbcStore.postgres(
            source.asDataSource(), PostgresOptions.ofDefaults().withSchema(schema));

    @BeforeEach
    void aBacklog() throws SQLException {
        List<DeliveryRow> rows = IntStream.range(0, WAITING)
                .mapToObj(number -> Rows.delivery("r" + number, "key-" + number, State.PLANNED, NOON))
                .toList();
        store.inTransaction(tx -> {
            tx.deliveries().plan(rows);
            return null;
        });
        PostgresServer.execute(PostgresServer.pool(), "ANALYZE %s.hub_delivery".formatted(schema));
        source.plans();
    }

    @AfterEach
    void closed() {
        store.close();
    }

    @Test
    void whatIsDueIsReadInTheOrderOfItsIndex() {
        List<DeliveryRow> page = in(deliveries ->
                deliveries.due("erp", "Invoice", Set.of(State.PLANNED, State.RETRY), Deliveries.ALL, NOON, PAGE));

        assertThat(page).hasSize(PAGE);
        assertThat(source.plans()).singleElement().satisfies(PostgresPlansTest::readsAPage);
    }

    @Test
    void whatIsInAStateIsReadInTheOrderOfItsIndex() {
        List<DeliveryRow> page = in(deliveries ->
                deliveries.inState("erp", "Invoice", Set.of(State.PLANNED, State.BLOCKED), Deliveries.ALL, null, PAGE));

        assertThat(page).hasSize(PAGE);
        assertThat(source.plans()).singleElement().satisfies(PostgresPlansTest::readsAPage);
    }

    @Test
    void keysAreLookedUpByTheWholeIndex() {
        List<String> ids =
                IntStream.range(0, PAGE).mapToObj(number -> "r" + number).toList();

        List<DeliveryRow> found = in(deliveries -> deliveries.find("erp", "Invoice", ids, Deliveries.ALL));

        assertThat(found).hasSize(PAGE);
        assertThat(source.plans())
                .singleElement()
                .asString()
                .contains("hub_delivery_pkey")
                .containsPattern("Index Cond: .*record_id = ANY")
                .doesNotContain("Filter:");
    }

    private <T> T in(Function<Deliveries, T> work) {
        return store.inTransaction(tx -> work.apply(tx.deliveries()));
    }

    private static void readsAPage(String plan) {
        assertThat(plan).contains("Index Scan using hub_delivery_open").doesNotContain("Seq Scan", "Bitmap", "Sort  (");
    }
}
