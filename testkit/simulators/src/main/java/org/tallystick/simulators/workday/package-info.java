/**
 * A simulated Workday tenant that serves one custom report as a web service.
 *
 * <p>Start at {@link org.tallystick.simulators.workday.WorkdayTenant}.
 */
@NullMarked
package org.tallystick.simulators.workday;

import org.jspecify.annotations.NullMarked;
