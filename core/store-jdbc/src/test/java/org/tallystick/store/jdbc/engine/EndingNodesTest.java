package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;
import org.tallystick.store.jdbc.PostgresServer;

/** F-RUN-01: an engine that stood still ends nothing that came back under its successor. */
class EndingNodesTest {

    /** A run has fewer transactions after it has planned what is to be ended. */
    private static final int MOST = 100;

    private final String schema = PostgresServer.newSchema();
    private final PaperSource<Customer> crm = new PaperSource<>();
    private final EndingPaper<Customer> reports = new EndingPaper<>();
    private final ManualTime time = new ManualTime();
    private final List<Store> stores = new ArrayList<>();
    private final Halting halting = new Halting(open());
    private final Tallystick first = engine(halting);
    private final Tallystick second = engine(open());
    private YearMonth month = AUGUST;

    @AfterEach
    void close() throws SQLException {
        stores.forEach(Store::close);
        PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(schema));
    }

    @Test
    void whatCameBackWhileAnEngineStoodStillIsThereWhereverItStood() {
        int round = 0;
        do {
            String id = "A" + round++;
            crm.says(Papers.account(id, 1, "Acme"));
            first.run(next());
            assertThat(kept()).contains(id);
            crm.says(new Change.Delete<>(id, 2));
            halting.after(round, this::isPlanned, () -> {
                letLeasesEnd();
                time.pass(Duration.ofMinutes(2));
                second.run(month);
                crm.says(Papers.account(id, 3, "Acme"));
                second.run(next());
            });

            first.run(next());
            second.run(next());

            assertThat(halting.hasHalted() ? List.of(id) : List.of())
                    .as("after transaction %d", round)
                    .isSubsetOf(kept());
        } while (halting.hasHalted() && round < MOST);

        assertThat(round).as("transactions of a run").isBetween(5, MOST - 1);
        assertThat(reports.ended()).isNotEmpty();
    }

    private YearMonth next() {
        month = month.plusMonths(1);
        return month;
    }

    private boolean isPlanned() {
        try {
            return !PostgresServer.query(
                            PostgresServer.pool(),
                            "SELECT 1 FROM %s.hub_delivery WHERE state = 'PLANNED'".formatted(schema))
                    .isEmpty();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> kept() {
        return reports.kept().stream().map(Found::externalKey).toList();
    }

    private Store open() {
        Store store = JdbcStore.postgres(
                PostgresServer.pool(), PostgresOptions.ofDefaults().withSchema(schema));
        stores.add(store);
        return store;
    }

    private Tallystick engine(Store store) {
        return Tallystick.builder()
                .withStore(store)
                .withTime(time)
                .withLease(Duration.ofMinutes(1))
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem("reports", new PaperSystem().writing(RecordType.CUSTOMER, reports))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .deliver(RecordType.CUSTOMER, to("reports"))
                .build();
    }

    private void letLeasesEnd() {
        try {
            PostgresServer.execute(
                    PostgresServer.pool(),
                    "UPDATE %s.hub_lease SET expires_at = '2000-01-01T00:00:00.000000000Z'".formatted(schema));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The store of an engine that stands still once, after some transaction. */
    private static final class Halting implements Store {

        private final Store store;
        private Runnable meanwhile = () -> {};
        private BooleanSupplier since = () -> false;
        private int left;
        private boolean halted = true;

        Halting(Store store) {
            this.store = store;
        }

        void after(int transactions, BooleanSupplier beginning, Runnable others) {
            left = transactions;
            since = beginning;
            meanwhile = others;
            halted = false;
        }

        boolean hasHalted() {
            return halted;
        }

        @Override
        public <R> R inTransaction(Function<StoreTransaction, R> work) {
            R result = store.inTransaction(work);
            if (since.getAsBoolean()) {
                since = () -> true;
                left--;
            }
            if (left == 0 && !halted) {
                halted = true;
                meanwhile.run();
            }
            return result;
        }

        @Override
        public boolean isShared() {
            return store.isShared();
        }

        @Override
        public void close() {}
    }
}
