package org.tallystick.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.time.EngineTime;

/** The example of the package's documentation. */
class RetryExampleTest {

    @Test
    void theExampleRuns() {
        EngineTime time = new ManualTime();
        RandomGenerator random = new Random(1);
        Supplier<String> ids = () -> UUID.randomUUID().toString();
        Erp erp = invoice -> "id of " + invoice;
        String invoice = "INV-2026-117";

        RetryPolicy policy = RetryPolicy.builder()
                .withMaxAttempts(5)
                .withBackoff(Duration.ofSeconds(1), Duration.ofMinutes(2))
                .build();
        Limits limits = Limits.builder()
                .withRate(RateLimiter.of(100, Duration.ofMinutes(1)))
                .withConcurrency(ConcurrencyLimit.of(5).withHeadRoom(1))
                .withDailyBudget(new DailyBudget(15_000, 3_000, ZoneId.of("America/Los_Angeles")))
                .build();
        CallGuard account = CallGuard.of(limits, SharedState.inMemory(limits.initial()), time, ids);

        Retry retry = new Retry(policy, time, random);
        String id = retry.call(
                attempt -> account.call(Tier.BILLING, attempt, Duration.ofMinutes(1), () -> erp.post(invoice)));

        assertThat(id).isEqualTo("id of INV-2026-117");
    }

    private interface Erp {
        String post(String invoice);
    }
}
