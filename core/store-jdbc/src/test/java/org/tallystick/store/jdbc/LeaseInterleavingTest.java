package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.store.jdbc.WrongStore.doing;
import static org.tallystick.testkit.store.Rows.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/**
 * F-RUN-01, F-RUN-02, F-RUN-03: two workers on one piece of work, in every order in which they can claim, renew, write and give back while the lease
 * expires twice.
 */
class LeaseInterleavingTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final int EXPIRIES = 2;
    private static final String WORK = "work";

    private final Store right = JdbcStore.sqliteInMemory();

    /** What a worker does, in this order. */
    private static final List<Step> STEPS = List.of(Step.values());

    private enum Step {
        CLAIM,
        RENEW,
        WRITE,
        GIVE_BACK
    }

    @AfterEach
    void close() {
        right.close();
    }

    @Test
    void thereIsOneWriterAndNothingItWroteIsLost() {
        assertThat(tryAll(UnaryOperator.identity())).isEqualTo(3_150);
    }

    @Test
    void withoutTheFenceAPausedWorkerWritesOverTheNewOwner() {
        assertCaught(doing(Leases.class, "fence", call -> LONG), "lost");
    }

    @Test
    void aFenceThatKnowsTheLeaseByItsNameOnlyLetsAPausedWorkerThrough() {
        assertCaught(doing(Leases.class, "fence", LeaseInterleavingTest::byName), "lost");
    }

    @Test
    void aClaimThatDoesNotLookMakesTwoHolders() {
        assertCaught(doing(Leases.class, "claim", LeaseInterleavingTest::takingOver), "while another held it");
    }

    @Test
    void aLateRenewalThatIsNotComparedStealsTheLeaseBack() {
        assertCaught(doing(Leases.class, "renew", LeaseInterleavingTest::claimingAgain), "before it expired");
    }

    @Test
    void aLateGivingBackThatIsNotComparedTakesTheLeaseFromTheOther() {
        assertCaught(doing(Leases.class, "release", LeaseInterleavingTest::releasingByName), "before it expired");
    }

    private void assertCaught(UnaryOperator<Store> wrong, String why) {
        assertThatThrownBy(() -> tryAll(wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    private static Object byName(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        return living(table, call.<Collection<Lease>>arg(0).iterator().next().name())
                        .isEmpty()
                ? call.proceed()
                : LONG;
    }

    private static Object takingOver(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        table.release(living(table, call.arg(0)));
        return call.proceed();
    }

    private static Object claimingAgain(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        if (call.<Duration>arg(1).isZero()) {
            return call.proceed();
        }
        for (Lease lease : call.<Collection<Lease>>arg(0)) {
            table.release(living(table, lease.name()));
            table.claim(lease.name(), lease.holder(), LONG, NOON);
        }
        return null;
    }

    private static Object releasingByName(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        for (Lease lease : call.<Collection<Lease>>arg(0)) {
            table.release(living(table, lease.name()));
        }
        return null;
    }

    private static List<Lease> living(Leases table, String name) {
        return table.living(NOON).stream()
                .filter(lease -> lease.name().equals(name))
                .toList();
    }

    /** How many orders there are. */
    private int tryAll(UnaryOperator<Store> wrong) {
        List<String> orders = new ArrayList<>();
        interleave("", Step.values().length, Step.values().length, EXPIRIES, orders);
        for (String order : orders) {
            new Scene(wrong.apply(right), order).play();
        }
        return orders.size();
    }

    private static void interleave(String order, int ofA, int ofB, int expiries, List<String> orders) {
        if (ofA + ofB + expiries == 0) {
            orders.add(order);
        }
        if (ofA > 0) {
            interleave(order + "a", ofA - 1, ofB, expiries, orders);
        }
        if (ofB > 0) {
            interleave(order + "b", ofA, ofB - 1, expiries, orders);
        }
        if (expiries > 0) {
            interleave(order + "x", ofA, ofB, expiries - 1, orders);
        }
    }

    /** A worker that knows what it read when it claimed, and no more. */
    private static final class Worker {

        private final String name;
        private int next;
        private @Nullable Lease lease;
        private long count;
        private boolean hasExpired;

        Worker(String name) {
            this.name = name;
        }
    }

    /** One order, on work of its own. */
    private static final class Scene {

        private final Store store;
        private final String order;
        private final Worker a = new Worker("a");
        private final Worker b = new Worker("b");
        private long acknowledged;

        Scene(Store store, String order) {
            this.store = store;
            this.order = order;
        }

        void play() {
            order.chars().forEach(each -> {
                switch (each) {
                    case 'a' -> step(a, b);
                    case 'b' -> step(b, a);
                    default -> expire();
                }
            });
            long there = store.inTransaction(this::count);
            assertThat(there)
                    .as("what was acknowledged is not lost in %s", order)
                    .isEqualTo(acknowledged);
            expire();
            Optional<Lease> successor = store.inTransaction(tx -> tx.leases().claim(WORK, "c", LONG, NOON));
            assertThat(successor).as("a successor goes on after %s", order).isPresent();
            store.inTransaction(tx -> {
                tx.leases().release(List.of(successor.orElseThrow()));
                return order;
            });
        }

        private void step(Worker worker, Worker other) {
            Step step = STEPS.get(worker.next++);
            if (step == Step.CLAIM) {
                claim(worker, other);
                return;
            }
            Lease lease = worker.lease;
            if (lease != null) {
                try {
                    work(worker, lease, step);
                } catch (LeaseLostException e) {
                    worker.lease = null;
                    assertThat(worker.hasExpired)
                            .as("%s loses its lease before it expired in %s", worker.name, order)
                            .isTrue();
                }
            }
        }

        private void claim(Worker worker, Worker other) {
            Optional<Lease> granted = store.inTransaction(tx -> {
                worker.count = count(tx);
                return tx.leases().claim(WORK, worker.name, LONG, NOON);
            });
            granted.ifPresent(lease -> {
                worker.lease = lease;
                worker.hasExpired = false;
                assertThat(other.lease == null || other.hasExpired)
                        .as("%s is granted it while another held it in %s", worker.name, order)
                        .isTrue();
            });
        }

        private void work(Worker worker, Lease lease, Step step) {
            store.inTransaction(tx -> {
                switch (step) {
                    case WRITE -> write(tx, worker, lease);
                    case RENEW -> tx.leases().renew(List.of(lease), LONG, NOON);
                    default -> tx.leases().release(List.of(lease));
                }
                return step;
            });
            if (step == Step.WRITE) {
                worker.count++;
                acknowledged++;
            } else if (step == Step.RENEW) {
                worker.hasExpired = false;
            } else {
                worker.lease = null;
            }
        }

        private void write(StoreTransaction tx, Worker worker, Lease lease) {
            tx.leases().fence(List.of(lease), NOON);
            tx.cursors().put(order, new CursorRow(Long.toString(worker.count + 1), ""));
        }

        private long count(StoreTransaction tx) {
            return tx.cursors()
                    .find(order)
                    .map(CursorRow::position)
                    .map(Long::valueOf)
                    .orElse(0L);
        }

        private void expire() {
            store.inTransaction(tx -> {
                tx.leases().renew(living(tx.leases(), WORK), Duration.ZERO, NOON);
                return order;
            });
            a.hasExpired |= a.lease != null;
            b.hasExpired |= b.lease != null;
        }
    }
}
