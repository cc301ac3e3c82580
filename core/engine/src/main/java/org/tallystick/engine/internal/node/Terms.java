package org.tallystick.engine.internal.node;

import java.time.Duration;
import java.util.UUID;

/**
 * On which terms an engine holds leases.
 *
 * @param holder its name: host, process, and a random text, so that no two are ever equal (F-RUN-01, F-RUN-05)
 * @param lease how long the others wait for an engine that is gone
 * @param call how long one call to a target may take effect: a lease outlives the call that begins under it
 */
public record Terms(String holder, Duration lease, Duration call) {

    /** A name of this process that no other has. */
    public static String newHolder() {
        String host = System.getenv().getOrDefault("HOSTNAME", "host");
        return host + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    }

    /** Of a claim. */
    Duration duration() {
        return call.plus(lease);
    }

    /** With less left, leases are renewed before anything is done under them. */
    Duration least() {
        return call.plus(slack());
    }

    /** How much may pass between a commit and the call that it announces. */
    public Duration slack() {
        return lease.dividedBy(2);
    }
}
