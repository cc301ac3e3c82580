package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.engine.TestHubs.Hub;

/** PostgreSQL stores no NUL character: one in a document, or in what a target answers, holds up nothing else. */
class NulCharacterTest {

    private static final String NAME = "N\0ul";

    private final PaperSource<Customer> source = new PaperSource<>();
    private final PaperTarget<Customer> target = new PaperTarget<>();

    @Test
    void aDocumentWithANulIsSetAsideAndTheRestGoesOn() throws Exception {
        source.says(
                Papers.account("C1", 1, "Acme"),
                new Change.Unreadable<>(
                        "C2",
                        1,
                        new RawDocument("text/plain", "C2," + NAME),
                        Problem.ofField("NAME", "name", NAME, NAME + " is no name", "mend " + NAME)));
        target.meets(
                "C1",
                new Fate(false, false, Outcome.rejected(Problem.of(FailureKind.REFUSED, "RULE_7", NAME + " is bad"))));
        try (Hub hub = TestHubs.postgres()) {
            Tallystick tally = Bench.engine(hub.store(), new ManualTime())
                    .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                    .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
                    .ingest(RecordType.CUSTOMER, from("crm"))
                    .deliver(RecordType.CUSTOMER, to("erp"))
                    .build();

            Run run = tally.run(AUGUST);

            assertThat(run.ingested().get("crm/customer")).isEqualTo(new Ingested(2, 1, 0, 1));
            assertThat(run.exceptions()).anySatisfy(found -> {
                assertThat(found.subject()).isEqualTo("crm/customer/C2");
                assertThat(found.message()).isEqualTo("N\uFFFDul is no name");
            });
            assertThat(run.exceptions())
                    .anySatisfy(found -> assertThat(found.message()).contains("N\uFFFDul is bad"));
        }
    }
}
