/**
 * Calls to other systems: a few tries with growing waits, on the engine's clock.
 */
@NullMarked
package org.tallystick.engine.internal.call;

import org.jspecify.annotations.NullMarked;
