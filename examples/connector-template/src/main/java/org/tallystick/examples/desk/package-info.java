/**
 * A connector to copy: Desk is an in-house PSA with a small JSON API, whose milestones are read and written.
 *
 * <p>Read in this order: {@link org.tallystick.examples.desk.DeskConnectorFactory}, {@code DeskConnector}, {@code DeskClient}, {@code BearerToken},
 * {@code DeskMilestone}, {@code MilestoneSource}, {@code MilestoneSink}, {@code MilestoneLookup}.
 */
@NullMarked
package org.tallystick.examples.desk;

import org.jspecify.annotations.NullMarked;
