/**
 * What connectors of applications on the Salesforce platform share: one org's API, and sources that read its objects.
 *
 * <p>Start with {@link org.tallystick.connector.salesforce.platform.OrgClient} and
 * {@link org.tallystick.connector.salesforce.platform.ObjectSource}.
 */
@NullMarked
package org.tallystick.connector.salesforce.platform;

import org.jspecify.annotations.NullMarked;
