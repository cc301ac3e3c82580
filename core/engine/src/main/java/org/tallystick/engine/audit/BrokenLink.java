package org.tallystick.engine.audit;

/**
 * The first place at which the trail is not what was sealed.
 *
 * @param number of the entry; what comes before it is as it was
 * @param what differs
 */
public record BrokenLink(long number, String what) {}
