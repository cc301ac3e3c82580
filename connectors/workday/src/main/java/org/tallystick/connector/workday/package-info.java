/**
 * Workday: workers, read from a custom report that is enabled as a web service (RaaS) in its JSON form. Follows the vendor contract
 * sheet for Workday, section 5.
 *
 * <p>Start with {@link org.tallystick.connector.workday.WorkdayConnectorFactory}.
 */
@NullMarked
package org.tallystick.connector.workday;

import org.jspecify.annotations.NullMarked;
