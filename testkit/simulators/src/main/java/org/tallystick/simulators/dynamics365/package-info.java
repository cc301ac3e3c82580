/** A simulated environment of Dynamics 365 Finance. Start at {@link org.tallystick.simulators.dynamics365.FinanceEnvironment}. */
@NullMarked
package org.tallystick.simulators.dynamics365;

import org.jspecify.annotations.NullMarked;
