package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.store.jdbc.JdbcStore;

/** RES-13: the greater version stands, and of one version always the same. */
class IngestVersionsTest {

    private static final ReadCapabilities NUMBERED =
            new ReadCapabilities(true, DeleteMode.TOMBSTONE, Duration.ZERO, Duration.ZERO, 10).firstOfAVersion();

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Tallystick tally = Bench.reading(store, new ManualTime(), "crm", RecordType.CUSTOMER, source, looker);

    @AfterEach
    void close() {
        store.close();
    }

    /** SHA-256 of the texts: C1 first 0c29…, second 15bb…; C2 first 6e91…, second f42f…. */
    @Test
    void ord05_ofTwoEqualVersionsTheOneOfTheGreaterHashStandsWhicheverIsReadFirst() {
        source.says(Papers.account("C1", 1, "first"), Papers.account("C1", 1, "second"));
        source.says(Papers.account("C2", 1, "second"), Papers.account("C2", 1, "first"));
        tally.run(AUGUST);
        assertThat(names()).containsExactly("second", "second");

        source.says(Papers.account("C1", 1, "first"));
        assertThat(tally.run(SEPTEMBER).ingested().get("crm/customer")).isEqualTo(new Ingested(1, 0, 1, 0));
    }

    @Test
    void ord05_whereAVersionIsGivenOnceWhatWasDeliveredFirstStands() {
        Tallystick counting = numbered();
        source.says(Papers.account("C1", 1, "first"), Papers.account("C1", 1, "second"));
        source.says(Papers.account("C2", 1, "second"), Papers.account("C2", 1, "first"));
        source.says(Papers.account("C3", 1, "stays"), new Change.Delete<>("C3", 1));
        counting.run(AUGUST);
        source.says(Papers.account("C2", 1, "third"), Papers.account("C1", 2, "newer"));
        counting.run(SEPTEMBER);

        assertThat(names()).containsExactlyInAnyOrder("newer", "second", "stays");
    }

    /** Of the number 1 the undecided text came first, so the decided one that comes last is none, though 2 came in between. */
    @Test
    void ord05_whatWasDeliveredFirstStandsWhateverCameInBetween() {
        Tallystick counting = numbered();
        source.says(Papers.undecided("C1", 1, "first"));
        counting.run(AUGUST);
        source.says(Papers.undecided("C1", 2, "newer"), Papers.account("C1", 1, "not the first"));
        assertThat(counting.run(SEPTEMBER).ingested().get("psa/customer")).isEqualTo(new Ingested(2, 1, 1, 0));
        assertThat(names()).isEmpty();

        source.says(Papers.account("C1", 2, "not the first either"), Papers.account("C1", 3, "decided"));
        counting.run(OCTOBER);
        assertThat(names()).containsExactly("decided");
    }

    @Test
    void ord05_aDeleteThatWasDeliveredFirstStandsAgainstATextOfItsVersion() {
        Tallystick counting = numbered();
        source.says(Papers.account("C1", 1, "there"));
        counting.run(AUGUST);
        source.says(new Change.Delete<>("C1", 2), Papers.account("C1", 2, "not deleted"));
        counting.run(SEPTEMBER);

        assertThat(names()).isEmpty();
    }

    private Tallystick numbered() {
        return Bench.engine(store, new ManualTime())
                .withSystem("psa", new PaperSystem().reading(RecordType.CUSTOMER, source, NUMBERED))
                .ingest(RecordType.CUSTOMER, from("psa"))
                .decide(looker)
                .build();
    }

    @Test
    void ord05_ofAVersionAndItsDeleteTheDeleteStands() {
        source.says(Papers.account("C1", 1, "Acme"), new Change.Delete<>("C1", 1));
        source.says(new Change.Delete<>("C2", 1), Papers.account("C2", 1, "Bolt"));
        tally.run(AUGUST);

        assertThat(names()).isEmpty();
    }

    @Test
    void anOlderVersionThatComesLaterChangesNothing() {
        source.says(Papers.account("C1", 5, "new"));
        tally.run(AUGUST);
        source.says(Papers.account("C1", 4, "old"), new Change.Delete<>("C1", 3));

        assertThat(tally.run(SEPTEMBER).ingested().get("crm/customer")).isEqualTo(new Ingested(2, 0, 2, 0));
        assertThat(names()).containsExactly("new");
    }

    @Test
    void ofADocumentWithoutVersionsWhatIsReadLastStands() {
        source.says(
                Papers.account("C1", Change.UNVERSIONED, "first"), Papers.account("C1", Change.UNVERSIONED, "last"));
        tally.run(AUGUST);

        assertThat(names()).containsExactly("last");
    }

    @Test
    void whatIsDeletedIsGoneForDeciders() {
        source.says(Papers.account("C1", 1, "Acme"));
        tally.run(AUGUST);
        source.says(new Change.Delete<>("C1", 2));
        tally.run(SEPTEMBER);

        assertThat(names()).isEmpty();
    }

    private List<String> names() {
        return looker.records().stream().map(Customer::name).toList();
    }
}
