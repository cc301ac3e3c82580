/** Canonical records field by field: what they have, what differs, and one put together of two. Nothing here is exported. */
@NullMarked
package org.tallystick.rules.internal.record;

import org.jspecify.annotations.NullMarked;
