/**
 * A month of managed services: contracts, projects and work come as CSV files that a PSA drops, customers from Dynamics 365 Finance, where invoices and
 * credit memos go.
 *
 * <p>{@link org.tallystick.examples.managedservices.ManagedServices} says how the engine is put together; what plays the month is in
 * {@link org.tallystick.examples.monthend}.
 */
@NullMarked
package org.tallystick.examples.managedservices;

import org.jspecify.annotations.NullMarked;
