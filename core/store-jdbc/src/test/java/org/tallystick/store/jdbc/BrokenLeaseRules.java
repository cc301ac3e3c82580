package org.tallystick.store.jdbc;

import static org.tallystick.store.jdbc.WrongStore.doing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.Store;
import org.tallystick.store.jdbc.BrokenRules.Broken;
import org.tallystick.testkit.store.Rows;

/** Stores that do wrong what is required of leases. */
final class BrokenLeaseRules {

    private BrokenLeaseRules() {}

    static List<Broken> rules() {
        return List.of(
                new Broken(125, doing(Leases.class, "claim", call -> Optional.empty()), "is granted"),
                new Broken(126, doing(Leases.class, "claim", BrokenLeaseRules::takingOver), "not granted to another"),
                new Broken(127, doing(Leases.class, "claim", BrokenLeaseRules::neverExpiring), "of a new epoch"),
                new Broken(128, doing(Leases.class, "release", call -> null), "given back"),
                new Broken(129, doing(Leases.class, "fence", call -> Duration.ofDays(1)), "is not written"),
                new Broken(130, doing(Leases.class, "renew", BrokenLeaseRules::onlyWhatLives), "nobody claimed stands"),
                new Broken(131, doing(Leases.class, "renew", BrokenLeaseRules::renewingByName), "is not renewed"),
                new Broken(
                        132,
                        doing(Leases.class, "release", BrokenLeaseRules::releasingByName),
                        "leaves it to the other"),
                new Broken(133, doing(Leases.class, "fence", BrokenLeaseRules::byHolder), "the one before is lost"),
                new Broken(134, doing(Leases.class, "living", BrokenLeaseRules::asIfLongAgo), "does not live"),
                new Broken(135, doing(Leases.class, "fence", BrokenLeaseRules::ofTheFirstNamed), "first lease to end"),
                new Broken(
                        203,
                        BrokenLeaseRules::asIfOfOneProcess,
                        "a lease of an hour is over by a clock of the caller"));
    }

    /** A wrapper that does not pass it on, or claims what is not so. */
    private static Store asIfOfOneProcess(Store right) {
        return WrongStore.proxy(
                Store.class, right, call -> WrongStore.isOf(call, "isShared") ? !right.isShared() : call.proceed());
    }

    /** A claim that does not look whether another holds it. */
    private static Object takingOver(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        table.release(ofName(table, call.arg(0)));
        return call.proceed();
    }

    private static Object neverExpiring(WrongStore.Call call) throws Throwable {
        return call.proceed(call.arg(0), call.arg(1), Duration.ofDays(9), call.arg(3));
    }

    private static Object onlyWhatLives(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        Collection<Lease> leases = call.arg(0);
        if (!table.living(Rows.NOON).containsAll(leases)) {
            throw new LeaseLostException(leases.iterator().next());
        }
        return call.proceed();
    }

    /** A late heartbeat steals the lease back (F-RUN-02). */
    private static Object renewingByName(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        for (Lease lease : call.<Collection<Lease>>arg(0)) {
            table.claim(lease.name(), lease.holder(), call.arg(1), call.arg(2));
        }
        return null;
    }

    private static Object releasingByName(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        for (Lease lease : call.<Collection<Lease>>arg(0)) {
            table.release(ofName(table, lease.name()));
        }
        return null;
    }

    private static List<Lease> ofName(Leases table, String name) {
        return table.living(Rows.NOON).stream()
                .filter(lease -> lease.name().equals(name))
                .toList();
    }

    /** Stable names of workers defeat the check (F-RUN-01). */
    private static Object byHolder(WrongStore.Call call) throws Throwable {
        Leases table = call.table();
        Collection<Lease> leases = call.arg(0);
        return table.living(Rows.NOON).stream()
                        .map(Lease::holder)
                        .toList()
                        .contains(leases.iterator().next().holder())
                ? Duration.ofHours(1)
                : call.proceed();
    }

    private static Object asIfLongAgo(WrongStore.Call call) throws Throwable {
        return call.proceed(Instant.EPOCH);
    }

    private static Object ofTheFirstNamed(WrongStore.Call call) throws Throwable {
        return call.proceed(call.<Collection<Lease>>arg(0).stream().limit(1).toList(), call.arg(1));
    }
}
