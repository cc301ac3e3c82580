/** How the account answers: error bodies of the vendor's form, for every service alike. Start at {@code Refusals}. */
@NullMarked
package org.tallystick.simulators.netsuite.internal.wire;

import org.jspecify.annotations.NullMarked;
