/** Faults between the engine and a connector, without a remote side: wrap a connector in {@link org.tallystick.testkit.connector.fault.FaultyConnector}. */
@NullMarked
package org.tallystick.testkit.connector.fault;

import org.jspecify.annotations.NullMarked;
