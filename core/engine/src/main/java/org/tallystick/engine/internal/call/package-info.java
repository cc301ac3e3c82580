/**
 * Calls to other systems, within the limits of their accounts.
 */
@NullMarked
package org.tallystick.engine.internal.call;

import org.jspecify.annotations.NullMarked;
