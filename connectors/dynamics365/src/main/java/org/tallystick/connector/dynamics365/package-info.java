/**
 * Dynamics 365 Finance (finance and operations apps) over OData: customers, legal entities, projects and project contracts are read by full
 * sweep; customers, projects and project contracts are written under keys of ours, invoices and credit memos as free text invoices, journal
 * entries as ledger journals, and found again by our key in a field of theirs. Any entity set that a rule set names is read or written by it, as {@code $metadata} describes it. Follows the
 * vendor contract sheet for Dynamics 365 Finance; Dataverse and Business Central have other rules.
 *
 * <p>Start with {@link org.tallystick.connector.dynamics365.Dynamics365ConnectorFactory}. What Dynamics 365 must be told of a record and the
 * model has no field for comes in extensions: {@link org.tallystick.connector.dynamics365.Dynamics365Extensions}.
 */
@NullMarked
package org.tallystick.connector.dynamics365;

import org.jspecify.annotations.NullMarked;
