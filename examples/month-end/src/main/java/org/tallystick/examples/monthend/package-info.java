/**
 * What the examples that play a month share: the command, the vendors' simulators as a process of their own, the firm's tables, the report and the
 * result files. A {@link org.tallystick.examples.monthend.Firm} says which systems there are; {@link org.tallystick.examples.monthend.MonthEnd} plays.
 */
@NullMarked
package org.tallystick.examples.monthend;

import org.jspecify.annotations.NullMarked;
