/**
 * Engines that share one hub: who does what, by leases of the store.
 */
@NullMarked
package org.tallystick.engine.internal.node;

import org.jspecify.annotations.NullMarked;
