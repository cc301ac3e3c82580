/** Starts all simulators as one process: {@link org.tallystick.simulators.launch.SimulatorsMain}. */
@NullMarked
package org.tallystick.simulators.launch;

import org.jspecify.annotations.NullMarked;
