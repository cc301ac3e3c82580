package org.tallystick.store.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.tallystick.engine.idempotency.IdempotencyStore;
import org.tallystick.engine.idempotency.InMemoryIdempotencyStore;
import org.tallystick.store.jdbc.WrongStore.Fault;
import org.tallystick.testkit.store.IdempotencyStoreContract;

/** The contract of a store with a fault. Not a test by its name: its runs fail. */
class WrongIdempotencyStoreContract extends IdempotencyStoreContract {

    /** Static since JUnit makes the instances. */
    static final AtomicReference<Fault> NEXT = new AtomicReference<>();

    private final TestClock clock = new TestClock();

    @Override
    protected IdempotencyStore openStore() {
        return WrongStore.proxy(IdempotencyStore.class, new InMemoryIdempotencyStore(clock), NEXT.get());
    }

    @Override
    protected void pass(Duration duration) {
        clock.pass(duration);
    }
}
