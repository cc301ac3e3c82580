/**
 * The whole engine in a world that is drawn from a seed: sources that repeat and delete, targets that lose requests and replies, a store that
 * fails before and after its commit, and deaths of the process, under a clock that moves only when someone waits.
 *
 * <p>Start with {@link org.tallystick.store.jdbc.simulation.SimulatedWorld}. A seed that fails is run again with {@code -Dtallystick.seed=S}.
 */
@NullMarked
package org.tallystick.store.jdbc.simulation;

import org.jspecify.annotations.NullMarked;
