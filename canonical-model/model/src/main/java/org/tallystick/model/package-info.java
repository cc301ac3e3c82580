/**
 * The records of a professional-services firm: who takes part (customers, legal entities, people), what was sold
 * (opportunities, engagements, contract lines, amendments, rate cards), what was done (projects, assignments, time, expenses,
 * milestones) and what is billed (invoices).
 *
 * <p>Start with {@link org.tallystick.model.RecordType}, whose constants list them all, and
 * {@link org.tallystick.model.Ref}, by which they name each other. Entities are immutable; they only copy and refuse absent
 * mandatory fields, all of them at once, so that a broken one can be built and reported whole. What they are made of checks
 * itself: {@link org.tallystick.model.value}.
 */
@NullMarked
package org.tallystick.model;

import org.jspecify.annotations.NullMarked;
