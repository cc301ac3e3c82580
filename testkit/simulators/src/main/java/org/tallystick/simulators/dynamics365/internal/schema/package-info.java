/** The entity sets that are simulated, with their keys, properties and enums. */
@NullMarked
package org.tallystick.simulators.dynamics365.internal.schema;

import org.jspecify.annotations.NullMarked;
