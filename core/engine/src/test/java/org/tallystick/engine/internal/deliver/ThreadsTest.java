package org.tallystick.engine.internal.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases.Lease;

/** Several pieces of work of which some fail: the caller gets the failure that counts. */
class ThreadsTest {

    private final RuntimeException full = new IllegalStateException("disk full");
    private final Threads threads = new Threads();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void theFirstFailureIsThrownWithTheOthers() {
        RuntimeException other = new IllegalStateException("disk gone");

        assertThat(thrownBy(failing(full), failing(other))).isSameAs(full).hasSuppressedException(other);
    }

    /** A store may throw one and the same to all who use it. */
    @Test
    void oneFailureOfAllIsThrownAsItIs() {
        assertThat(thrownBy(failing(full), failing(full))).isSameAs(full).hasNoSuppressedExceptions();
    }

    /** Who lost a lease goes on with what is left; what else failed would be lost with it. */
    @Test
    void aLostLeaseIsNotThrownInPlaceOfAnythingElse() {
        RuntimeException lost = new LeaseLostException(new Lease("deliver/0", "host/1", 1));

        assertThat(thrownBy(failing(lost), failing(full))).isSameAs(full).hasSuppressedException(lost);
    }

    private Throwable thrownBy(Threads.Work<String> one, Threads.Work<String> other) {
        return catchThrowable(() -> threads.all(List.of(one, other, () -> "done")));
    }

    private static Threads.Work<String> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }
}
