package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSource;
import org.tallystick.store.jdbc.JdbcStore;

/** F-CUR-15: no cursor passes over what was not stored. */
class BrokenPageTest {

    private static final Problem CUT =
            Problem.of(FailureKind.INVALID, "PAGE_CUT", "the page ends in the middle of a word");

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Tallystick tally = Bench.reading(store, time, "crm", RecordType.CUSTOMER, source, looker);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasStoredBeforeACutPageStaysAndTheNextRunReadsOnThere() {
        source.says(
                Papers.account("C1", 1, "Acme"),
                Papers.account("C2", 1, "Bolt"),
                Papers.account("C3", 1, "Crane"),
                Papers.account("C4", 1, "Dyno"));
        source.failsAt(2, CUT);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> tally.run(AUGUST))
                .withMessage("INVALID PAGE_CUT: crm/customer: the page ends in the middle of a word");
        assertThat(stored()).isEqualTo(2);
        assertThat(open()).isEqualTo("PAGE_CUT crm/customer");

        source.recovers();
        source.reads().clear();
        Run run = tally.run(AUGUST);

        assertThat(source.reads()).containsExactly(2);
        assertThat(run.ingested().get("crm/customer")).isEqualTo(new Ingested(2, 2, 0, 0));
        assertThat(run.exceptions()).extracting(Finding::code).isEmpty();
        assertThat(looker.records()).hasSize(4);
    }

    @Test
    void aPageThatFailsForAWhileIsReadAgainAfterAtLeastTheTimeThatIsAsked() {
        source.says(Papers.account("C1", 1, "Acme"));
        source.failsAt(0, Problem.of(FailureKind.THROTTLED, "429", "slow").withRetryAfter(Duration.ofSeconds(15)));

        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> tally.run(AUGUST));

        assertThat(tally.exceptions().find(CaseFilter.open(), 0, 1))
                .singleElement()
                .satisfies(failed -> assertThat(failed.found().remedy()).contains("a later run goes on"));
        assertThat(source.reads()).hasSize(8);
        assertThat(time.waits())
                .hasSize(7)
                .allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(15)));
    }

    @Test
    void aSourceThatAsksForAWaitThatIsTooLongIsNotWaitedFor() {
        source.failsAt(0, Problem.of(FailureKind.THROTTLED, "429", "slow").withRetryAfter(Duration.ofHours(24)));

        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> tally.run(AUGUST));

        assertThat(source.reads()).hasSize(1);
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aSourceThatPromisesMoreAndStandsStillIsRefused() {
        RecordSource<Customer> still = (cursor, limit) -> new Page<>(List.of(), "7", true);
        Tallystick endless = Bench.reading(store, time, "crm", RecordType.CUSTOMER, still);

        assertThatIllegalStateException().isThrownBy(() -> endless.run(AUGUST)).withMessageContaining("F-CUR-07");
    }

    @Test
    void aListingThatPromisesMoreAndStandsStillIsRefused() {
        RecordSource<Customer> still = (cursor, limit) -> new Page<>(List.of(), null, true);
        Tallystick endless = Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, still, PaperSystem.LISTINGS))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .build();

        assertThatIllegalStateException().isThrownBy(() -> endless.run(AUGUST)).withMessageContaining("F-CUR-07");
    }

    @Test
    void cur07_aSourceThatGoesRoundIsRefused() {
        RecordSource<Customer> circle = (cursor, limit) -> new Page<>(List.of(), "7".equals(cursor) ? "8" : "7", true);
        Tallystick endless = Bench.reading(store, time, "crm", RecordType.CUSTOMER, circle);

        assertThatIllegalStateException().isThrownBy(() -> endless.run(AUGUST)).withMessageContaining("goes round");
    }

    private int stored() {
        return store.inTransaction(tx -> tx.records().page("customer", "", 100).size());
    }

    private String open() {
        return store.inTransaction(tx -> tx.exceptions().openAfter(1).stream()
                .map((ExceptionRow row) -> row.code() + " " + row.subject())
                .findFirst()
                .orElse(""));
    }
}
