/**
 * Meters of the hub. Start with {@link org.tallystick.micrometer.MicrometerObserver}.
 */
@NullMarked
package org.tallystick.micrometer;

import org.jspecify.annotations.NullMarked;
