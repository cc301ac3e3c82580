package org.tallystick.engine.internal.node;

import java.time.Duration;
import java.util.UUID;

/**
 * On which terms an engine holds leases. On a hub that others share a heartbeat keeps them through a call, so that they can be short; where nobody
 * else is, a lease outlives the call that begins under it.
 *
 * @param holder its name: host, process, and a random text, so that no two are ever equal (F-RUN-01, F-RUN-05)
 * @param lease how long the others wait for an engine that is gone
 * @param call how long one call to a target may take effect
 * @param repetitions how long one that only reads may be repeated, or a delivery that is due again waited for
 * @param isShared whether there may be others
 */
public record Terms(String holder, Duration lease, Duration call, Duration repetitions, boolean isShared) {

    /** A name of this process that no other has. */
    public static String newHolder() {
        String host = System.getenv().getOrDefault("HOSTNAME", "host");
        return host + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    }

    /** Of a claim. */
    Duration duration() {
        return isShared ? lease : call.plus(lease);
    }

    /** With less left, leases are renewed before anything is done under them. */
    Duration least() {
        return duration().minus(slack());
    }

    /** How much may pass between a commit and the call that it announces. */
    public Duration slack() {
        return lease.dividedBy(2);
    }

    /** Between two beats: one may be missed. */
    Duration beat() {
        return lease.dividedBy(3);
    }

    /** Whether work that has stood for so many beats may be in a call still, or between its repetitions (F-RUN-03). */
    boolean mayBeInCall(int beats) {
        Duration longest = call.compareTo(repetitions) < 0 ? repetitions : call;
        return beat().multipliedBy(beats).compareTo(longest.plus(lease)) <= 0;
    }
}
