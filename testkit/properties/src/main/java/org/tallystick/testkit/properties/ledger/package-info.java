/**
 * A naive model of billing, to hold a real one against: {@link org.tallystick.testkit.properties.ledger.ReferenceLedger}. It is written from
 * the rules of the acceptance months (RULES rules 0 to 11) sentence by sentence, computes everything again in every run, and is meant to
 * be checked by reading. It shares no code with the library's own billing, and no type of jqwik stands in it: plain JUnit will do.
 *
 * <pre>{@code
 * ReferenceLedger ledger = new ReferenceLedger(tables);
 * PeriodResult august = ledger.run(YearMonth.of(2026, 8), arrivals);
 * assertThat(mySystem.invoices()).isEqualTo(august.invoices());
 * }</pre>
 *
 * <p>{@link org.tallystick.testkit.properties.ledger.ReferenceDelivery} is the same for what is sent to a target: one record, one target, whatever
 * is lost on the way.
 */
@NullMarked
package org.tallystick.testkit.properties.ledger;

import org.jspecify.annotations.NullMarked;
