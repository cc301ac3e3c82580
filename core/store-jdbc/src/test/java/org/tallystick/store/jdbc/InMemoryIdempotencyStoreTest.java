package org.tallystick.store.jdbc;

import java.time.Duration;
import org.tallystick.engine.idempotency.IdempotencyStore;
import org.tallystick.engine.idempotency.InMemoryIdempotencyStore;
import org.tallystick.testkit.store.IdempotencyStoreContract;

class InMemoryIdempotencyStoreTest extends IdempotencyStoreContract {

    private final TestClock clock = new TestClock();

    @Override
    protected IdempotencyStore openStore() {
        return new InMemoryIdempotencyStore(clock);
    }

    @Override
    protected void pass(Duration duration) {
        clock.pass(duration);
    }
}
