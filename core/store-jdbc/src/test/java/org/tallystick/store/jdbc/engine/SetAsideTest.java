package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/** Nothing is lost and nothing is guessed; what cannot be used is set aside, and the rest of its page goes on. */
class SetAsideTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Tallystick tally = Bench.reading(store, new ManualTime(), "crm", RecordType.CUSTOMER, source, looker);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anUnreadableDocumentIsNamedWithFieldValueRuleAndRemedy() {
        source.says(
                new Change.Unreadable<>(
                        "C1",
                        1,
                        RawDocument.json("{\"country\":\"XX\"}"),
                        Problem.ofField(
                                "COUNTRY_UNKNOWN", "country", "XX", "XX is no country", "use an ISO 3166 code")),
                Papers.account("C2", 1, "Bolt"));

        Run run = tally.run(AUGUST);

        assertThat(run.ingested().get("crm/customer")).isEqualTo(new Ingested(2, 1, 0, 1));
        assertThat(looker.records()).extracting(Customer::name).containsExactly("Bolt");
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("COUNTRY_UNKNOWN");
            assertThat(found.subject()).isEqualTo("crm/customer/C1");
            assertThat(found.message()).isEqualTo("XX is no country");
            assertThat(found.remedy()).isEqualTo("use an ISO 3166 code");
            assertThat(found.details()).containsEntry("field", "country").containsEntry("value", "XX");
        });
    }

    @Test
    void anIncompleteRecordIsNamedWithWhatItLacks() {
        source.says(Papers.namelessAccount("C1", 1), Papers.account("C2", 1, "Bolt"));

        Run run = tally.run(AUGUST);

        assertThat(looker.records()).hasSize(1);
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("FIELD_MISSING");
            assertThat(found.details()).containsEntry("field", "name");
            assertThat(found.message()).contains("crm/customer/C1");
        });
    }

    @Test
    void itsExceptionIsOpenUntilAGoodVersionComes() {
        source.says(Papers.namelessAccount("C1", 1));
        tally.run(AUGUST);
        source.says(Papers.account("C1", 2, "Acme"));
        tally.run(SEPTEMBER);

        assertThat(tally.query().exceptionsOpenAfter(AUGUST))
                .extracting(Finding::code)
                .containsExactly("FIELD_MISSING");
        assertThat(tally.query().exceptionsOpenAfter(SEPTEMBER)).isEmpty();
        assertThat(looker.records()).hasSize(1);
    }

    @Test
    void theLastGoodVersionStaysWhileANewerOneIsSetAside() {
        source.says(Papers.account("C1", 1, "Acme"), Papers.namelessAccount("C1", 2));
        tally.run(AUGUST);
        tally.run(SEPTEMBER);

        assertThat(looker.records()).extracting(Customer::name).containsExactly("Acme");
        assertThat(tally.query().exceptionsOpenAfter(SEPTEMBER)).hasSize(1);
    }
}
