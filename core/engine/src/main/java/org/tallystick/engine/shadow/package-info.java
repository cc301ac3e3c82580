/**
 * What a system that is to take over would have got, compared with what it has; nothing is written to it (MIG-3).
 *
 * <p>Start with {@link org.tallystick.engine.shadow.ShadowReport}.
 */
@NullMarked
package org.tallystick.engine.shadow;

import org.jspecify.annotations.NullMarked;
