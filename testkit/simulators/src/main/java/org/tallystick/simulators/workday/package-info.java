/**
 * A simulated Workday tenant: one custom report as a web service, workers by SOAP, collections by REST, and the tokens for them.
 *
 * <p>Start at {@link org.tallystick.simulators.workday.WorkdayTenant}.
 */
@NullMarked
package org.tallystick.simulators.workday;

import org.jspecify.annotations.NullMarked;
