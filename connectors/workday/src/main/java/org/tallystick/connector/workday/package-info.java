/**
 * Workday, read only: workers from a custom report that is enabled as a web service (RaaS) in its JSON form, or by SOAP; and what a rule set maps:
 * organisations, jobs and other collections of the REST services, or the rows of any report. Reports are entered with a password or with tokens of an
 * API client, which has them for a refresh token or for signed assertions. Follows the vendor contract sheet for Workday, sections 2 to 5.
 *
 * <p>Start with {@link org.tallystick.connector.workday.WorkdayConnectorFactory}.
 */
@NullMarked
package org.tallystick.connector.workday;

import org.jspecify.annotations.NullMarked;
