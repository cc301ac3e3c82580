/**
 * What the hub tells whoever watches it: meters, logs, alerts.
 *
 * <p>Start with {@link org.tallystick.engine.observe.HubObserver}.
 */
@NullMarked
package org.tallystick.engine.observe;

import org.jspecify.annotations.NullMarked;
