/**
 * The connector for Salesforce as CRM. Start with {@link org.tallystick.connector.salesforce.SalesforceConnectorFactory}.
 *
 * <p>Accounts are read as customers and opportunities, with lines if the host says what a service line is, as opportunities; any other object is read for a rule set that maps it. Written
 * from the vendor contract sheet of Salesforce.
 */
@NullMarked
package org.tallystick.connector.salesforce;

import org.jspecify.annotations.NullMarked;
