/**
 * The connector for Salesforce as CRM. Start with {@link org.tallystick.connector.salesforce.SalesforceConnectorFactory}.
 *
 * <p>Accounts are read as customers, with contacts if the host wants them; opportunities as opportunities, with lines if it says what a service line is;
 * contracts as engagements, of which a rule set says the rest. Any other object is read for a rule set that maps it. Written from the vendor contract sheet
 * of Salesforce.
 */
@NullMarked
package org.tallystick.connector.salesforce;

import org.jspecify.annotations.NullMarked;
