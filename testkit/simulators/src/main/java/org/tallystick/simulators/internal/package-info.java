/**
 * What all simulators share: {@link org.tallystick.simulators.internal.SimulatorServer} answers HTTP with scripted
 * faults, {@link org.tallystick.simulators.internal.StateFile} keeps state, and
 * {@link org.tallystick.simulators.internal.Deliveries} reads a month's files.
 */
@NullMarked
package org.tallystick.simulators.internal;

import org.jspecify.annotations.NullMarked;
