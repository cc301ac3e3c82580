/**
 * Decide: hub state becomes more hub state, transactionally.
 *
 * <p>Start with {@link org.tallystick.engine.decide.Decider}. It reads a {@link org.tallystick.engine.decide.Hub} and returns a
 * {@link org.tallystick.engine.decide.Decision}; the engine writes it.
 */
@NullMarked
package org.tallystick.engine.decide;

import org.jspecify.annotations.NullMarked;
