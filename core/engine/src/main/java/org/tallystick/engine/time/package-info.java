/**
 * The engine's clock. Nothing else waits, so a whole month can run under a clock that a test owns.
 */
@NullMarked
package org.tallystick.engine.time;

import org.jspecify.annotations.NullMarked;
