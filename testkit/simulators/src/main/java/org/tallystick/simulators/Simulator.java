package org.tallystick.simulators;

import java.net.URI;
import java.util.Map;

/**
 * One running simulated system. Safe for use by many threads: requests and {@link #play} take turns.
 */
public interface Simulator extends AutoCloseable {

    /** The vendor, as the deliveries and the ready file name it: {@code salesforce}, {@code netsuite}, {@code workday}, {@code dynamics365}. */
    String name();

    /** Scheme, host and port, without a trailing slash. */
    URI baseUri();

    /** What a client needs besides {@link #baseUri()}: test credentials and names, by the key of the ready file. */
    Map<String, String> connection();

    /**
     * Loads the delivery of one period. Playing a period again changes nothing, also after a restart.
     *
     * @throws IllegalArgumentException if the period is not {@code yyyy-mm} or has no folder among the deliveries
     */
    void play(String period);

    /**
     * From now on misbehaves throughout, as the plan says and in the vendor's own forms; {@link FaultPlan#none()} ends it. Faults that were scripted
     * come first.
     */
    void misbehave(FaultPlan plan);

    /** Stops answering and closes the state file. What was answered before is kept. */
    @Override
    void close();
}
