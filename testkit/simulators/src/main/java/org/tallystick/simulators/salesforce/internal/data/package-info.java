/** The org's records and their durable changes: start at {@link org.tallystick.simulators.salesforce.internal.data.OrgData}. */
@NullMarked
package org.tallystick.simulators.salesforce.internal.data;

import org.jspecify.annotations.NullMarked;
