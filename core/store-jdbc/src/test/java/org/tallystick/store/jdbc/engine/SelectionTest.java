package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-CUR-16: what a flow leaves out on purpose is counted, and is not in the hub. */
class SelectionTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void cur16_readIsStoredAndUnchangedAndFilteredAndSetAside() {
        source.says(
                Papers.account("C1", 1, "Acme"),
                Papers.account("C1", 1, "Acme"),
                Papers.account("T1", 1, "Test one"),
                Papers.account("T2", 1, "Test two"),
                Papers.namelessAccount("C2", 1),
                Papers.account("C3", 1, "Bolt"));

        Run run = selecting("no tests", SelectionTest::isNoTest).run(AUGUST);

        assertThat(run.ingested().get("crm/customer")).isEqualTo(new Ingested(6, 2, 1, 1, 2));
        assertThat(names()).containsExactlyInAnyOrder("Acme", "Bolt");
    }

    @Test
    void whatNoLongerPassesIsGone() {
        source.says(Papers.account("C1", 1, "Acme"));
        Tallystick tally = selecting("no tests", SelectionTest::isNoTest);
        tally.run(AUGUST);
        source.says(Papers.account("C1", 2, "Test Acme"));

        assertThat(tally.run(SEPTEMBER).ingested().get("crm/customer")).isEqualTo(new Ingested(1, 0, 0, 0, 1));
        assertThat(names()).isEmpty();
    }

    @Test
    void anotherSelectionTestsEverythingAnew() {
        source.says(Papers.account("C1", 1, "Acme"), Papers.account("T1", 1, "Test one"));
        selecting("no tests", SelectionTest::isNoTest).run(AUGUST);
        selecting("tests too", record -> true).run(SEPTEMBER);

        assertThat(names()).containsExactlyInAnyOrder("Acme", "Test one");
    }

    @Test
    void aRecordThatCannotBeTestedIsSetAsideAndTheOthersGoOn() {
        source.says(Papers.account("C1", 1, "Acme"), Papers.account("C2", 1, "Bolt"));

        Run run = selecting("no fault", record -> {
                    if (((Customer) record).name().equals("Acme")) {
                        throw new IllegalStateException("no table");
                    }
                    return true;
                })
                .run(AUGUST);

        assertThat(run.ingested().get("crm/customer")).isEqualTo(new Ingested(2, 1, 0, 1, 0));
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("SELECTION_FAILED");
            assertThat(found.message()).contains("no fault", "crm/customer/C1", "no table");
        });
    }

    @Test
    void aSelectionHasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> from("crm").where(" ", record -> true));
    }

    private static boolean isNoTest(Entity record) {
        return !((Customer) record).name().startsWith("Test");
    }

    private Tallystick selecting(String name, Predicate<? super Entity> test) {
        return Bench.engine(store, new ManualTime())
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                .ingest(RecordType.CUSTOMER, from("crm").where(name, test))
                .decide(looker)
                .build();
    }

    private List<String> names() {
        return looker.records().stream().map(Customer::name).toList();
    }
}
