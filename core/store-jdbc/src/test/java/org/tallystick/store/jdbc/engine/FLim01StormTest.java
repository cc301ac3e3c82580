package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RateLimiter;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** F-LIM-01: the account waits, not the worker that was told to. */
class FLim01StormTest {

    private static final int QUOTA = 100;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private Quota quota = new Quota(QUOTA, time);
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRateThatIsKnownIsUsedAndNotExceeded() {
        Instant start = time.instant();

        engine(Limits.builder()
                        .withRate(RateLimiter.of(QUOTA, Duration.ofMinutes(1)))
                        .build())
                .run(AUGUST);

        Duration took = Duration.between(start, time.instant());
        assertThat(quota.refused()).isEmpty();
        assertThat(customers.kept()).hasSize(150);
        assertThat(invoices.kept()).hasSize(150);
        assertThat(quota.calls().size() * 60_000L)
                .as("95 of 100 calls a minute are made, in %s", took)
                .isGreaterThanOrEqualTo(95 * took.toMillis());
    }

    /** One refusal tells all flows of the account: the next call is made in the next minute. A look-up is refused at 100, a write at 99. */
    @ParameterizedTest
    @ValueSource(ints = {100, 99})
    void aRateThatIsNotKnownIsLearntFromOneRefusal(int perMinute) {
        quota = new Quota(perMinute, time);

        engine(Limits.builder().build()).run(AUGUST);

        assertThat(customers.kept()).hasSize(150);
        assertThat(invoices.kept()).hasSize(150);
        assertThat(quota.refused()).hasSize(1);
        assertThat(quota.calls().size()).isGreaterThan(perMinute);
        assertThat(time.waits()).containsExactly(Duration.ofMinutes(1));
    }

    private Tallystick engine(Limits limits) {
        ScriptedDecider decider = new ScriptedDecider();
        for (int i = 0; i < 150; i++) {
            decider.puts("c" + i, Papers.customer("C" + i, "Acme " + i));
            decider.puts("i" + i, Papers.invoice("I" + i, "100.00"));
        }
        customers.isCalled(quota::take);
        invoices.isCalled(quota::take);
        return Bench.engine(store, time)
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, customers)
                                .writing(RecordType.INVOICE, invoices))
                .withLimits("erp", limits)
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("erp"))
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }
}
