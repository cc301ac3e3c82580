package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.FetchingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.store.jdbc.JdbcStore;

/** F-ORD-04: a webhook is a hint; what it names is read again, whatever it says. */
class HintTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final Shop shop = new Shop();
    private final Tallystick tally = tally(store, shop);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ord04_whatIsHintedAtIsReadInTheNextRun() {
        shop.has("C1", 1, "Acme");
        tally.hint(RecordType.CUSTOMER, "crm", "C1");

        assertThat(tally.run(AUGUST).ingested().get("crm/customer")).isEqualTo(new Ingested(1, 1, 0, 0));
        assertThat(shop.fetched).containsExactly(List.of("C1"));
        tally.run(SEPTEMBER);
        assertThat(shop.fetched).hasSize(1);
    }

    @Test
    void ord04_doubledUnknownAndForgedHintsChangeNothing() {
        shop.has("C1", 1, "Acme");
        tally.hint(RecordType.CUSTOMER, "crm", "C1", "C1", "no such id", "C1");
        tally.hint(RecordType.CUSTOMER, "crm", "C1");
        tally.run(AUGUST);
        tally.hint(RecordType.CUSTOMER, "crm", "C1");

        assertThat(tally.run(SEPTEMBER).ingested().get("crm/customer")).isEqualTo(new Ingested(1, 0, 1, 0));
        assertThat(shop.fetched).containsExactly(List.of("C1", "no such id"), List.of("C1"));
    }

    @Test
    void aHintThatComesWhileItsDocumentIsReadIsReadAgain() {
        shop.has("C1", 1, "Acme");
        shop.during = () -> {
            shop.during = () -> {};
            shop.has("C1", 2, "Acme Ltd");
            tally.hint(RecordType.CUSTOMER, "crm", "C1");
        };
        tally.hint(RecordType.CUSTOMER, "crm", "C1");
        tally.run(AUGUST);

        assertThat(versions(store)).containsExactly(2L);
    }

    @Test
    void hintsOutliveAFailureAndAreManyPages() {
        for (int i = 0; i < 5; i++) {
            shop.has("C" + i, 1, "there");
            tally.hint(RecordType.CUSTOMER, "crm", "C" + i);
        }
        shop.during = () -> {
            throw new ConnectorException(Problem.of(FailureKind.INVALID, "CUT", "cut"));
        };
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> tally.run(AUGUST));
        shop.during = () -> {};
        tally.run(AUGUST);

        assertThat(versions(store)).hasSize(5);
    }

    @Test
    void ord04_aDeleteThatIsFetchedIsGuardedToo() {
        shop.has("C1", 1, "Acme");
        tally.hint(RecordType.CUSTOMER, "crm", "C1");
        tally.run(AUGUST);
        shop.deletes("C1", 2);
        tally.hint(RecordType.CUSTOMER, "crm", "C1");
        tally.run(SEPTEMBER);

        assertThat(versions(store)).isEmpty();
    }

    @Test
    void onlyASourceThatReadsByIdTakesHints() {
        Tallystick other =
                Bench.reading(store, new ManualTime(), "crm", RecordType.CUSTOMER, new PaperSource<Customer>());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.hint(RecordType.CUSTOMER, "crm", "C1"))
                .withMessageContaining("crm/customer");
        assertThatIllegalArgumentException().isThrownBy(() -> other.hint(RecordType.CUSTOMER, "erp", "C1"));
    }

    /** Six events, each hinted at in any order, with runs in between: the state is the source's. */
    @Property(tries = 60)
    void ord04_anyOrderOfHintsEndsInTheSourcesState(@ForAll("orders") List<Integer> order) {
        try (JdbcStore hub = JdbcStore.sqliteInMemory()) {
            Shop source = new Shop();
            Tallystick engine = tally(hub, source);
            int month = 0;
            for (int event : order) {
                source.has("C" + event % 2, Math.max(source.version("C" + event % 2), event + 1), "v" + event);
                engine.hint(RecordType.CUSTOMER, "crm", "C" + event % 2);
                if (event % 3 == 0) {
                    engine.run(AUGUST.plusMonths(month++));
                }
            }
            engine.run(AUGUST.plusMonths(month));

            assertThat(versions(hub)).containsExactlyInAnyOrder(source.version("C0"), source.version("C1"));
        }
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return Arbitraries.shuffle(0, 1, 2, 3, 4, 5);
    }

    private static List<Long> versions(JdbcStore store) {
        return store.inTransaction(
                tx -> tx.documents().find("crm/customer", tx.documents().liveIds("crm/customer")).values().stream()
                        .map(row -> row.version())
                        .toList());
    }

    private static Tallystick tally(JdbcStore store, Shop shop) {
        return Bench.engine(store, new ManualTime())
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, shop))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .build();
    }

    /** It has customers, and its feed is empty: only who asks by id is told. */
    private static final class Shop implements FetchingSource<Customer> {

        private final Map<String, Change<Customer>> customers = new HashMap<>();
        private final List<List<String>> fetched = new ArrayList<>();
        private Runnable during = () -> {};

        void has(String id, long version, String name) {
            customers.put(id, Papers.account(id, version, name));
        }

        void deletes(String id, long version) {
            customers.put(id, new Change.Delete<>(id, version));
        }

        long version(String id) {
            Change<Customer> change = customers.get(id);
            return change == null ? 0 : change.version();
        }

        @Override
        public Page<Customer> read(@Nullable String cursor, int limit) {
            return new Page<>(List.of(), "0", false);
        }

        @Override
        public List<Change<Customer>> fetch(List<String> documentIds) {
            List<Change<Customer>> found = documentIds.stream()
                    .filter(customers::containsKey)
                    .<Change<Customer>>map(customers::get)
                    .toList();
            fetched.add(documentIds);
            during.run();
            return found;
        }
    }
}
