package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.store.jdbc.JdbcStore;

/** F-CUR-13: only a complete listing says that something is gone. */
class ListingTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source, PaperSystem.LISTINGS))
            .ingest(RecordType.CUSTOMER, from("crm"))
            .decide(looker)
            .build();

    @BeforeEach
    void threeCustomersAreKnown() {
        source.says(Papers.account("C1", 1, "Acme"), Papers.account("C2", 1, "Bolt"), Papers.account("C3", 1, "Crane"));
        tally.run(AUGUST);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatACompleteListingNoLongerHasIsGone() {
        source.forgets("C1");
        tally.run(SEPTEMBER);

        assertThat(names()).containsExactlyInAnyOrder("Bolt", "Crane");
    }

    @Test
    void aListingThatBreaksOffTakesNothingAway() {
        source.forgets("C1");
        source.says(Papers.account("C4", 1, "Dyno"));
        source.failsAt(2, Problem.of(FailureKind.INVALID, "PAGE_CUT", "cut"));
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> tally.run(SEPTEMBER));
        assertThat(live()).containsExactlyInAnyOrder("C1", "C2", "C3");

        source.recovers();
        tally.run(SEPTEMBER);
        assertThat(names()).containsExactlyInAnyOrder("Bolt", "Crane", "Dyno");
    }

    @Test
    void aListingOfNothingTakesNothingAway() {
        source.forgets("C1");
        source.forgets("C2");
        source.forgets("C3");

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> tally.run(SEPTEMBER))
                .withMessageContaining("LISTING_EMPTY")
                .withMessageContaining("crm/customer");
        assertThat(live()).containsExactlyInAnyOrder("C1", "C2", "C3");
    }

    @Test
    void whatIsListedAgainIsBack() {
        source.forgets("C1");
        tally.run(SEPTEMBER);
        source.says(Papers.account("C1", 1, "Acme"));
        tally.run(Papers.OCTOBER);

        assertThat(names()).contains("Acme");
    }

    private List<String> live() {
        return store.inTransaction(tx -> tx.documents().liveIds("crm/customer"));
    }

    private List<String> names() {
        return looker.records().stream().map(Customer::name).toList();
    }
}
