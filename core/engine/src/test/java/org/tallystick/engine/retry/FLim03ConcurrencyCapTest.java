package org.tallystick.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** F-LIM-03: five calls at once for all integrations of an account, three of which are made by somebody else. */
class FLim03ConcurrencyCapTest {

    private static final int CAP = 5;
    private static final int OF_OTHERS = 3;

    private final ManualTime time = new ManualTime();
    private final AtomicInteger ids = new AtomicInteger();
    private final Semaphore account = new Semaphore(CAP);
    private final AtomicInteger refused = new AtomicInteger();
    private final Limits limits = Limits.builder()
            .withConcurrency(ConcurrencyLimit.of(CAP).withHeadRoom(OF_OTHERS).withLongestHold(Duration.ofDays(1000)))
            .build();
    private final CallGuard guard =
            CallGuard.of(limits, SharedState.inMemory(limits.initial()), time, () -> "c" + ids.incrementAndGet());

    @Test
    @Timeout(60)
    void ourCallsFitBesideThoseOfOthersAndAllAreMade() throws Exception {
        account.acquire(OF_OTHERS);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Tier tier = Tier.values()[i % Tier.values().length];
            calls.add(threads.submit(() -> guard.call(tier, 1, Duration.ofDays(365), this::isTaken)));
        }
        for (Future<Boolean> call : calls) {
            assertThat(call.get()).isTrue();
        }
        threads.shutdown();

        assertThat(refused.get()).isZero();
        assertThat(account.availablePermits()).isEqualTo(CAP - OF_OTHERS);
    }

    private boolean isTaken() {
        if (!account.tryAcquire()) {
            refused.incrementAndGet();
            return false;
        }
        account.release();
        return true;
    }
}
