/** The connector itself. */
@NullMarked
package org.tallystick.connector.certinia.internal;

import org.jspecify.annotations.NullMarked;
