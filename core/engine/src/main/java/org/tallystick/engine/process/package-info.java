/**
 * What the firm does with its records, as deciders and as processes.
 *
 * <p>Deciders decide within a run: {@link org.tallystick.engine.process.ProjectSetup} and {@link org.tallystick.engine.process.BillingRelease}
 * gather what the pure rules of {@code org.tallystick.billing} need from the hub, and turn the answers into decisions;
 * {@link org.tallystick.engine.process.IssuedInvoices} tells other systems of what the ERP issued.
 *
 * <p>Processes outlive runs: they wait for deliveries, records, persons and time, and go back if they cannot go on. Start with
 * {@link org.tallystick.engine.process.ProcessDefinition} and {@link org.tallystick.engine.process.ProcessDesk}; those of the firm are
 * {@link org.tallystick.engine.process.ProjectCreation}, {@link org.tallystick.engine.process.ApprovalPropagation},
 * {@link org.tallystick.engine.process.InvoiceRelease}, {@link org.tallystick.engine.process.CreditRelease},
 * {@link org.tallystick.engine.process.CreditRebill}, {@link org.tallystick.engine.process.RevenueScheduleUpdate} and
 * {@link org.tallystick.engine.process.CollectionStatus}, each one call (API-3).
 */
@NullMarked
package org.tallystick.engine.process;

import org.jspecify.annotations.NullMarked;
