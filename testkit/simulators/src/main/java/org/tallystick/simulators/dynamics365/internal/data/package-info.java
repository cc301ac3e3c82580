/** Rows by entity set and key, changed as a whole or not at all. */
@NullMarked
package org.tallystick.simulators.dynamics365.internal.data;

import org.jspecify.annotations.NullMarked;
