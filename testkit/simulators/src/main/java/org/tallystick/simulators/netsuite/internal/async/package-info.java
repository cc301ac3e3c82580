/** Requests that are worked on later, as jobs. */
@NullMarked
package org.tallystick.simulators.netsuite.internal.async;

import org.jspecify.annotations.NullMarked;
