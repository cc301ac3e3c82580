package org.tallystick.engine.idempotency;

import java.time.Duration;
import org.tallystick.engine.retry.ManualTime;

class InMemoryIdempotencyStoreTest extends IdempotencyStoreContract {

    private ManualTime time;

    @Override
    protected IdempotencyStore newStore() {
        time = new ManualTime();
        return new InMemoryIdempotencyStore(time);
    }

    @Override
    protected void pass(Duration duration) {
        time.pass(duration);
    }
}
