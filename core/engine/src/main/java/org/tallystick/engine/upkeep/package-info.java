/**
 * What the hub forgets: by age, and because a person asks for it. The audit trail keeps hashes and is never touched (POL-8).
 *
 * <p>Start with {@link org.tallystick.engine.upkeep.Housekeeping}.
 */
@NullMarked
package org.tallystick.engine.upkeep;

import org.jspecify.annotations.NullMarked;
