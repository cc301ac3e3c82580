/**
 * Deliver: each target gets the records that were asked for, each once.
 *
 * <p>Start with {@link org.tallystick.engine.internal.deliver.Deliver}: it begins and ends a round. {@link org.tallystick.engine.internal.deliver.Sender}
 * sends what is due in it, in lanes that wait for nobody ({@link org.tallystick.engine.internal.deliver.Lane}), of which each passes over its flows
 * ({@link org.tallystick.engine.internal.deliver.FlowPass}).
 */
@NullMarked
package org.tallystick.engine.internal.deliver;

import org.jspecify.annotations.NullMarked;
