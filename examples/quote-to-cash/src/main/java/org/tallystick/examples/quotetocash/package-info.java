/**
 * A month of a consultancy, from CRM to invoice: simulators of Salesforce with Certinia PSA, Workday and NetSuite run as a process of
 * their own; the engine is embedded here, plays each period's deliveries, bills it, reconciles, and writes what came out.
 *
 * <p>{@link org.tallystick.examples.quotetocash.QuoteToCash} says how the engine is put together; what plays the month is in
 * {@link org.tallystick.examples.monthend}.
 */
@NullMarked
package org.tallystick.examples.quotetocash;

import org.jspecify.annotations.NullMarked;
