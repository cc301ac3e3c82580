/** Faults between a connector and its system, on the wire: put a {@link org.tallystick.testkit.connector.wire.WireProxy} between them. */
@NullMarked
package org.tallystick.testkit.connector.wire;

import org.jspecify.annotations.NullMarked;
