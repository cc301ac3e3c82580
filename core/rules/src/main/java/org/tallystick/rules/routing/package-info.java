/**
 * Which of several posting systems a document goes to (MIG-1, MIG-2).
 *
 * <p>Start with {@link org.tallystick.rules.routing.Routing}: it shows the format and reads it.
 */
@NullMarked
package org.tallystick.rules.routing;

import org.jspecify.annotations.NullMarked;
