/** The org's objects and fields as data: start at {@link org.tallystick.simulators.salesforce.internal.schema.Catalog}. */
@NullMarked
package org.tallystick.simulators.salesforce.internal.schema;

import org.jspecify.annotations.NullMarked;
