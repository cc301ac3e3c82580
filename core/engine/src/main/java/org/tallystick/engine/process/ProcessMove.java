package org.tallystick.engine.process;

import java.time.Instant;
import org.tallystick.engine.store.Processes.State;

/**
 * A change of where a process stands. Immutable.
 *
 * @param at when
 * @param step at which it stands since
 * @param to where it stands since
 * @param actor who made it: a person, or {@code hub}
 * @param reason why
 */
public record ProcessMove(Instant at, String step, State to, String actor, String reason) {}
