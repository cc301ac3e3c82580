/**
 * Moves processes on and back, one short transaction for each move, so that a crash between two leaves a process where it stood.
 */
@NullMarked
package org.tallystick.engine.internal.process;

import org.jspecify.annotations.NullMarked;
