package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;
import static org.tallystick.store.jdbc.WrongStore.inTransaction;
import static org.tallystick.store.jdbc.WrongStore.isOf;
import static org.tallystick.store.jdbc.WrongStore.proxy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.tallystick.engine.store.Cursors;
import org.tallystick.engine.store.DirtyKeys;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.store.jdbc.BrokenRules.Broken;

/** Stores that do wrong what is required of transactions. */
final class BrokenTransactionRules {

    private BrokenTransactionRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(
                        1, doing(Cursors.class, "put", call -> null), "what one transaction wrote the next one reads"),
                new Broken(
                        2, doing(Cursors.class, "find", call -> Optional.empty()), "a transaction reads what it wrote"),
                new Broken(3, BrokenTransactionRules::committingAnyway, "the cursor that a failed transaction wrote"),
                new Broken(
                        4,
                        BrokenTransactionRules::committingAnyway,
                        "an error leaves nothing either. Expecting an empty Optional"),
                new Broken(5, BrokenTransactionRules::silent, "says what was being done"),
                new Broken(
                        6,
                        doing(DirtyKeys.class, "mark", BrokenTransactionRules::refuseNullByItself),
                        "cannot be swallowed. Expecting code to raise a throwable"),
                new Broken(
                        7,
                        BrokenTransactionRules::failingForGood,
                        "goes on after a failure. org.tallystick.engine.store.StoreException: failed before"),
                new Broken(
                        8,
                        doing(Cursors.class, "find", BrokenTransactionRules::nothingAfterTheEnd),
                        "cannot be used after its end. Expecting code to raise a throwable"),
                new Broken(
                        9,
                        doing(Records.class, "put", BrokenTransactionRules::nothingAfterTheEnd),
                        "cannot be used inside the next one. Expecting code to raise a throwable"),
                new Broken(10, BrokenTransactionRules::nesting, "do not nest. Expecting code to raise a throwable"),
                new Broken(
                        11,
                        BrokenTransactionRules::closingQuietly,
                        "is not closed from inside a transaction. Expecting code to raise a throwable"),
                new Broken(
                        12,
                        BrokenTransactionRules::closingQuietly,
                        "a closed store says so and may be closed again. Expecting code to raise a throwable"),
                new Broken(13, doing(Cursors.class, "put", dropping(10)), "expected: 200L"));
    }

    /** Commits, and throws afterwards what the work threw. */
    private static Store committingAnyway(Store right) {
        return inTransaction(right, (store, work) -> {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Object result = store.inTransaction(tx -> {
                try {
                    return work.apply(tx);
                } catch (RuntimeException | AssertionError e) {
                    thrown.set(e);
                    return "failed";
                }
            });
            if (thrown.get() != null) {
                throw thrown.get();
            }
            return result;
        });
    }

    private static Store silent(Store right) {
        return inTransaction(right, (store, work) -> {
            try {
                return store.inTransaction(work);
            } catch (StoreException e) {
                throw new StoreException("failed", e);
            }
        });
    }

    private static Object refuseNullByItself(WrongStore.Call call) throws Throwable {
        if (call.arg(0) == null) {
            throw new StoreException("hub_dirty wants a decider", new IllegalArgumentException());
        }
        return call.proceed();
    }

    private static Store failingForGood(Store right) {
        AtomicReference<StoreException> failure = new AtomicReference<>();
        return inTransaction(right, (store, work) -> {
            if (failure.get() != null) {
                throw new StoreException("failed before", failure.get());
            }
            try {
                return store.inTransaction(work);
            } catch (StoreException e) {
                failure.set(e);
                throw e;
            }
        });
    }

    private static Object nothingAfterTheEnd(WrongStore.Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (IllegalStateException e) {
            return isOf(call, "find") ? Optional.empty() : null;
        }
    }

    private static Store nesting(Store right) {
        AtomicReference<StoreTransaction> outer = new AtomicReference<>();
        return inTransaction(
                right,
                (store, work) -> outer.get() != null
                        ? work.apply(outer.get())
                        : store.inTransaction(tx -> {
                            outer.set(tx);
                            try {
                                return work.apply(tx);
                            } finally {
                                outer.set(null);
                            }
                        }));
    }

    private static Store closingQuietly(Store right) {
        return proxy(Store.class, right, call -> isOf(call, "close") ? null : call.proceed());
    }

    private static WrongStore.Fault dropping(int each) {
        AtomicInteger calls = new AtomicInteger();
        return call -> calls.incrementAndGet() % each == 0 ? null : call.proceed();
    }
}
