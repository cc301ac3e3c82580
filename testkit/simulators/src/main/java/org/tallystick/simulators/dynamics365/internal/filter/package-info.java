/** The {@code $filter} language as far as the vendor has it. */
@NullMarked
package org.tallystick.simulators.dynamics365.internal.filter;

import org.jspecify.annotations.NullMarked;
