/** How the org refuses: start at {@link org.tallystick.simulators.salesforce.internal.error.ApiException}. */
@NullMarked
package org.tallystick.simulators.salesforce.internal.error;

import org.jspecify.annotations.NullMarked;
