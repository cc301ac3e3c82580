package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.To;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.store.jdbc.JdbcStore;

/** A record that is read goes to the targets that take all of its type; no decision has to ask for it. */
class ReadAndDeliveredTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperSource<Customer> crm = new PaperSource<>();
    private final PaperTarget<Customer> erp = new PaperTarget<>();
    private final PaperTarget<Customer> crmToo = new PaperTarget<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsReadForTheFirstTimeIsCreatedInTheTarget() {
        crm.says(Papers.account("A1", 1, "Acme"), Papers.account("A2", 1, "Bolt"), Papers.account("A3", 1, "Cog"));
        engine(to("erp")).run(AUGUST);

        assertThat(erp.calls()).containsExactly(List.of("A1", "A2", "A3"));
    }

    @Test
    void whatChangesIsBroughtToItAgain() {
        Tallystick tally = engine(to("erp"));
        crm.says(Papers.account("A1", 1, "Acme"), Papers.account("A2", 1, "Bolt"));
        tally.run(AUGUST);
        crm.says(Papers.account("A1", 2, "Acme Ltd"));
        tally.run(SEPTEMBER);

        assertThat(erp.calls()).containsExactly(List.of("A1", "A2"), List.of("A1"));
        assertThat(erp.updates()).containsExactly("A1");
    }

    @Test
    void itDoesNotGoBackToTheSystemThatFeedsIt() {
        crm.says(Papers.account("A1", 1, "Acme"));
        engine(to("crm")).run(AUGUST);

        assertThat(crmToo.calls()).isEmpty();
    }

    @Test
    void aFlowOnRequestTakesNoneOfThem() {
        crm.says(Papers.account("A1", 1, "Acme"));
        engine(to("erp").onRequest()).run(AUGUST);

        assertThat(erp.calls()).isEmpty();
    }

    /** Until the record has a key it is an exception; when it changes it is asked again. */
    @Test
    void oneWithoutAKeyIsSetAsideAndTheOthersGo() {
        Tallystick tally = engine(to("erp").keyedBy(record -> key((Customer) record)));
        crm.says(Papers.account("A1", 1, "nameless"), Papers.account("A2", 1, "Bolt"));

        assertThat(tally.run(AUGUST).exceptions()).extracting("code").containsExactly("NO_KEY");
        assertThat(erp.calls()).containsExactly(List.of("Bolt"));

        crm.says(Papers.account("A1", 2, "Acme"));
        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(erp.calls()).containsExactly(List.of("Bolt"), List.of("Acme"));
    }

    private static String key(Customer customer) {
        if (customer.name().equals("nameless")) {
            throw new ConnectorException(Problem.of(FailureKind.INVALID, "NO_KEY", "it has no key"));
        }
        return customer.name();
    }

    private Tallystick engine(To to) {
        return Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm).writing(RecordType.CUSTOMER, crmToo))
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, erp))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .deliver(RecordType.CUSTOMER, to)
                .build();
    }
}
