/** How a test plays a month and compares its books with what they should be. */
@NullMarked
package org.tallystick.examples.monthend.check;

import org.jspecify.annotations.NullMarked;
