/**
 * The records of a professional-services firm, as immutable values. A tour:
 *
 * <ol>
 *   <li><b>What there is.</b> {@link org.tallystick.model.RecordType} lists all types: who takes part
 *       ({@link org.tallystick.model.Customer}, {@link org.tallystick.model.LegalEntity}, {@link org.tallystick.model.Resource}), what was
 *       sold ({@link org.tallystick.model.Opportunity}, {@link org.tallystick.model.Engagement} with
 *       {@link org.tallystick.model.ContractLine}, {@link org.tallystick.model.RateCard}), what was done
 *       ({@link org.tallystick.model.Project}, {@link org.tallystick.model.Task}, {@link org.tallystick.model.TimeEntry},
 *       {@link org.tallystick.model.ExpenseItem}, {@link org.tallystick.model.Milestone}), what is billed
 *       ({@link org.tallystick.model.BillableTransaction}, {@link org.tallystick.model.BillingEvent},
 *       {@link org.tallystick.model.Invoice}, {@link org.tallystick.model.CreditMemo}, {@link org.tallystick.model.Payment}) and what
 *       is booked ({@link org.tallystick.model.RevenueSchedule}, {@link org.tallystick.model.JournalEntry}).
 *   <li><b>How they name each other.</b> By {@link org.tallystick.model.Ref}: system, type, id. All share a
 *       {@link org.tallystick.model.Header}.
 *   <li><b>How they are made.</b> Each has a generated builder; wide ones are composed of small records. Constructors copy, supply empty
 *       values and refuse absent mandatory fields, all at once; a record that breaks a rule can be built and reported whole. What
 *       records are made of checks itself: {@link org.tallystick.model.value}.
 *   <li><b>How they change.</b> A change is a new version. {@link org.tallystick.model.Axis} moves a record from state to state as its
 *       lifecycle allows ({@link org.tallystick.model.state}); {@link org.tallystick.model.Patch} updates single fields;
 *       {@link org.tallystick.model.Succession} says what a new version may not change.
 *   <li><b>What holds.</b> {@link org.tallystick.model.Entity#check} tells the rules that a record breaks by itself. What concerns several
 *       records stands in classes named for it: {@link org.tallystick.model.Hierarchy}, {@link org.tallystick.model.CapHistory},
 *       {@link org.tallystick.model.BillingPosition}, {@link org.tallystick.model.StraightLine} and others.
 *       {@link org.tallystick.model.RuleBook} lists all rules.
 * </ol>
 */
@NullMarked
package org.tallystick.model;

import org.jspecify.annotations.NullMarked;
