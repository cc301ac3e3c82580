/** Time and threads that the test owns. */
@NullMarked
package org.tallystick.testkit.connector.time;

import org.jspecify.annotations.NullMarked;
