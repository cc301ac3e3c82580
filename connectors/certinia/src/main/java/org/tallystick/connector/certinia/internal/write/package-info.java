/** Projects in the form that the package keeps, written and found again. */
@NullMarked
package org.tallystick.connector.certinia.internal.write;

import org.jspecify.annotations.NullMarked;
