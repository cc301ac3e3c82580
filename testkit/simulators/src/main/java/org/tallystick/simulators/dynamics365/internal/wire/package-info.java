/** Error bodies in the vendor's form. */
@NullMarked
package org.tallystick.simulators.dynamics365.internal.wire;

import org.jspecify.annotations.NullMarked;
