/**
 * Deliver: each target gets the records that were asked for, each once.
 *
 * <p>Start with {@link org.tallystick.engine.internal.deliver.Deliver}.
 */
@NullMarked
package org.tallystick.engine.internal.deliver;

import org.jspecify.annotations.NullMarked;
