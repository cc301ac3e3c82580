package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-RUN-06: the machine's clock is set back while an engine lives. */
class FRun06SetBackClockTest {

    @Test
    void noSystemIsLeftAloneUntilTheClockIsWhereItWas() {
        ManualTime time = new ManualTime();
        PaperSource<Customer> source = new PaperSource<>();
        source.says(Papers.account("C1", 1, "Acme"));
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Tallystick tally = Bench.engine(store, time)
                    .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                    .ingest(RecordType.CUSTOMER, from("crm"))
                    .build();
            tally.run(AUGUST);

            source.says(Papers.account("C2", 1, "Bolt"));
            time.pass(Duration.ofHours(-1));
            tally.run(SEPTEMBER);

            assertThat(source.reads()).hasSize(2);
            assertThat(time.waits()).isEmpty();
        }
    }
}
