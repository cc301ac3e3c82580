/**
 * One Salesforce org with the Certinia PSA package, behind the REST data API.
 *
 * <p>Start at {@link org.tallystick.simulators.salesforce.SalesforceOrg}. The org is written from the vendors' contract
 * sheets: it parses SOQL, checks types, references, picklists and package rules, and answers in the vendor's own error
 * bodies. Where a sheet is silent it refuses rather than guesses, so a client that works here asks for nothing unusual.
 */
@NullMarked
package org.tallystick.simulators.salesforce;

import org.jspecify.annotations.NullMarked;
