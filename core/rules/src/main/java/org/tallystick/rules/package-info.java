/** x */
@org.jspecify.annotations.NullMarked
package org.tallystick.rules;
