/**
 * A simulated NetSuite OneWorld account: token endpoint, SuiteQL, and the REST record service.
 *
 * <p>Start at {@link org.tallystick.simulators.netsuite.NetSuiteAccount}.
 */
@NullMarked
package org.tallystick.simulators.netsuite;

import org.jspecify.annotations.NullMarked;
