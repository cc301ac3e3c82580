/**
 * The connector for Certinia PSA. Start with {@link org.tallystick.connector.certinia.CertiniaConnectorFactory}.
 *
 * <p>Reads projects, project tasks, resources, assignments, timecards, expenses, milestones, rate cards and customers' orders;
 * creates and updates projects, and tells billing events the number of their invoice. Written from the vendor contract sheets of
 * Certinia and Salesforce.
 */
@NullMarked
package org.tallystick.connector.certinia;

import org.jspecify.annotations.NullMarked;
