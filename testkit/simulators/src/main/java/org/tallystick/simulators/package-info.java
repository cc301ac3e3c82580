/**
 * Simulated vendor systems for tests and demonstrations, each a real HTTP server on a free loopback port.
 *
 * <p>Start at {@link org.tallystick.simulators.launch.SimulatorsMain} to run all of them as a process of their own, or at a
 * vendor's package to start one inside a test. Every simulator is written from its vendor's contract sheet, loads the
 * records of a month from files, and keeps what was written to it in one file, so that it survives its own kill.
 *
 * <p>Each answers three control paths beside the vendor's own: {@code POST /_simulator/play?period=yyyy-mm} loads a
 * delivery (once), {@code POST /_simulator/faults} scripts misbehaviour, {@code GET /_simulator/counters} tells how
 * often each route was called, which faults were met, and how many records of each type were created and updated; {@link
 * org.tallystick.simulators.SimulatorClient} asks them. {@link org.tallystick.simulators.Simulator#misbehave} lets it misbehave throughout, by a seed.
 */
@NullMarked
package org.tallystick.simulators;

import org.jspecify.annotations.NullMarked;
