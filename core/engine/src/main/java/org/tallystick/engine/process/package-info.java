/**
 * The firm's processes as deciders: {@link org.tallystick.engine.process.ProjectSetup} and
 * {@link org.tallystick.engine.process.BillingRelease}. They gather what the pure rules of {@code org.tallystick.billing} need from the
 * hub, and turn the answers into decisions.
 */
@NullMarked
package org.tallystick.engine.process;

import org.jspecify.annotations.NullMarked;
