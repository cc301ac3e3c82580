package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Inbox.InboxRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** A host's record is captured if and only if the host's own transaction commits (F-ORD-10). */
abstract class InboxContract {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private Store store;
    private JdbcInbox inbox;

    abstract Store openStore() throws SQLException;

    abstract JdbcInbox inbox();

    /** A connection of the host's, to the database of the hub; it may write {@code host_customer (id TEXT)} too. */
    abstract Connection hostConnection() throws SQLException;

    @BeforeEach
    void open() throws SQLException {
        store = openStore();
        inbox = inbox();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ord10_aRecordIsCapturedWithTheHostsOwnRow() throws SQLException {
        try (Connection host = begin()) {
            insert(host, "C1");
            inbox.put(host, customer("C1", "Acme"));
            host.commit();
        }

        assertThat(run(AUGUST).ingested().get("inbox/customer")).isEqualTo(new Ingested(1, 1, 0, 0));
        assertThat(names()).containsExactly("Acme");
        assertThat(hostRows()).isEqualTo(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void ord10_whatIsRolledBackWasNeverThere() throws SQLException {
        try (Connection host = begin()) {
            inbox.put(host, customer("C1", "Acme"));
            insert(host, "C1");
            host.rollback();
        }

        assertThat(run(AUGUST).ingested()).isEmpty();
        assertThat(names()).isEmpty();
        assertThat(hostRows()).isZero();
    }

    @Test
    void ord10_aConnectionWithoutATransactionIsRefused() throws SQLException {
        try (Connection host = hostConnection()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> inbox.put(host, customer("C1", "Acme")))
                    .withMessageContaining("setAutoCommit(false)");
            assertThatIllegalStateException().isThrownBy(() -> inbox.delete(host, ref("C1")));
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aRecordOfTheHubsOwnIsRefused() throws SQLException {
        try (Connection host = begin()) {
            Customer ours = CustomerBuilder.builder()
                    .header(Header.of(new Ref<>("hub", RecordType.CUSTOMER, "C1")))
                    .name("Acme")
                    .build();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.put(host, ours))
                    .withMessageContaining("hub/customer/C1");
            host.rollback();
        }
    }

    @Test
    void ofOneRecordWhatWasPutLastStands() throws SQLException {
        put(customer("C1", "first"), customer("C2", "Bolt"), customer("C1", "last"));
        run(AUGUST);
        assertThat(names()).containsExactlyInAnyOrder("last", "Bolt");

        put(customer("C1", "first"));
        run(AUGUST.plusMonths(1));
        assertThat(names()).containsExactlyInAnyOrder("first", "Bolt");
    }

    @Test
    void whatTheHostDeletesIsGone() throws SQLException {
        put(customer("C1", "Acme"), customer("C2", "Bolt"));
        run(AUGUST);
        try (Connection host = begin()) {
            inbox.delete(host, ref("C1"));
            host.commit();
        }
        run(AUGUST.plusMonths(1));

        assertThat(names()).containsExactly("Bolt");
    }

    @Test
    void theSameAgainIsNoChange() throws SQLException {
        put(customer("C1", "Acme"));
        run(AUGUST);
        put(customer("C1", "Acme"));

        assertThat(run(AUGUST.plusMonths(1)).ingested().get("inbox/customer")).isEqualTo(new Ingested(1, 0, 1, 0));
        assertThat(version("C1")).isEqualTo(1);
    }

    @Test
    void whatBreaksARuleIsSetAsideAndTheOthersGoOn() throws SQLException {
        put(customer("C3", " "), customer("C1", "Acme"));
        store.inTransaction(tx -> {
            tx.inbox().append(List.of(new InboxRow(0, "app", "customer", "C2", "{\"cut")));
            return true;
        });

        Run run = run(AUGUST);

        assertThat(names()).containsExactly("Acme");
        assertThat(run.ingested().get("inbox/customer")).isEqualTo(new Ingested(3, 1, 0, 2));
        assertThat(run.exceptions()).anySatisfy(found -> {
            assertThat(found.code()).isEqualTo("INBOX_UNREADABLE");
            assertThat(found.subject()).isEqualTo("inbox/customer/app/C2");
        });
        assertThat(left()).isEmpty();
        put(customer("C2", "Bolt"));
        assertThat(run(AUGUST.plusMonths(1)).exceptions())
                .noneMatch(found -> found.code().equals("INBOX_UNREADABLE"));
        assertThat(names()).containsExactlyInAnyOrder("Acme", "Bolt");
    }

    @Test
    void aTypeThatIsNotKnownStaysAndIsNamed() {
        store.inTransaction(tx -> {
            tx.inbox().append(List.of(new InboxRow(0, "app", "spaceship", "S1", "{}")));
            return true;
        });

        assertThat(run(AUGUST).exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("INBOX_TYPE_UNKNOWN");
            assertThat(found.message()).contains("spaceship");
        });
        assertThat(left()).hasSize(1);
    }

    /** The process ends at each call to the store in turn; what was put comes through once all the same. */
    @Test
    void aCutAtAnyStepOfTheMoveLosesAndDoublesNothing() throws SQLException {
        YearMonth period = AUGUST;
        int steps = 0;
        boolean isCut = true;
        while (isCut) {
            String id = "C" + steps;
            put(customer(id, "Acme"), customer(id, "Acme Ltd"));
            isCut = isCutAt(++steps, period);
            run(period);
            period = period.plusMonths(1);

            assertThat(version(id)).isEqualTo(2);
            assertThat(left()).isEmpty();
        }
        assertThat(steps).isGreaterThan(15);
        assertThat(names()).hasSize(steps);
    }

    private boolean isCutAt(int step, YearMonth period) {
        AtomicInteger calls = new AtomicInteger();
        Store cut = WrongStore.inTransaction(
                store,
                (right, work) -> right.inTransaction(tx -> work.apply(WrongStore.proxy(
                        StoreTransaction.class,
                        tx,
                        table -> WrongStore.proxy(table.method().getReturnType(), table.proceed(), call -> {
                            if (calls.incrementAndGet() == step) {
                                throw new Cut();
                            }
                            return call.proceed();
                        })))));
        try {
            Tallystick.builder().withStore(cut).build().run(period);
            return false;
        } catch (Cut e) {
            return true;
        }
    }

    private static final class Cut extends Error {
        private static final long serialVersionUID = 1L;
    }

    Store store() {
        return store;
    }

    Connection begin() throws SQLException {
        Connection host = hostConnection();
        host.setAutoCommit(false);
        return host;
    }

    void put(Entity... records) throws SQLException {
        try (Connection host = begin()) {
            inbox.put(host, records);
            host.commit();
        }
    }

    Run run(YearMonth period) {
        return Tallystick.builder().withStore(store).build().run(period);
    }

    List<String> names() {
        return store.inTransaction(tx -> tx.records().page("customer", "", 100)).stream()
                .map(RecordRow::decided)
                .map(json -> json.replaceAll(".*\"name\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    static Customer customer(String id, String name) {
        return CustomerBuilder.builder().header(Header.of(ref(id))).name(name).build();
    }

    private static Ref<Customer> ref(String id) {
        return new Ref<>("app", RecordType.CUSTOMER, id);
    }

    private List<InboxRow> left() {
        return store.inTransaction(tx -> tx.inbox().list(Long.MIN_VALUE, 100));
    }

    private long version(String id) {
        return store.inTransaction(tx -> tx.records().findByDocuments("inbox/customer", List.of("app/" + id)))
                .get(0)
                .version();
    }

    private static void insert(Connection host, String id) throws SQLException {
        try (Statement statement = host.createStatement()) {
            statement.execute("INSERT INTO host_customer (id) VALUES ('%s')".formatted(id));
        }
    }

    private int hostRows() throws SQLException {
        try (Connection host = hostConnection();
                Statement statement = host.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM host_customer")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
