/** How constraints are checked. Nothing here is exported; start with {@link org.tallystick.validation.internal.Constraints}. */
@NullMarked
package org.tallystick.validation.internal;

import org.jspecify.annotations.NullMarked;
