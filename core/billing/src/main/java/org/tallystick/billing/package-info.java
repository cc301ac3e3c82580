/**
 * The billing rules as pure functions over canonical records.
 *
 * <p>Start with {@link org.tallystick.billing.Billing} (what may be billed of one engagement in one period) and
 * {@link org.tallystick.billing.SetupChecks} (whether a sale may become an engagement); both read the firm's tables from
 * {@link org.tallystick.billing.MasterData}. {@link org.tallystick.billing.ScheduleUpdate} plans revenue anew. The same input gives the same output, in whatever order it comes. Rules are cited as
 * {@code RULES rule n}.
 */
@NullMarked
package org.tallystick.billing;

import org.jspecify.annotations.NullMarked;
