/**
 * NetSuite: subsidiaries, customers, projects, employees, time, our invoices and credit memos, and tables that rule sets map, read over SuiteQL; customers,
 * projects, invoices and credit memos, written over SuiteTalk REST by upsert on their external id, and found again over SuiteQL.
 * Journal entries and custom records of rule sets are written the same way, and shown by the record service. Its schema is discovered.
 * Follows the vendor contract sheet for NetSuite.
 *
 * <p>Start with {@link org.tallystick.connector.netsuite.NetSuiteConnectorFactory}. What NetSuite must be told of a record and the model
 * has no field for comes in extensions: {@link org.tallystick.connector.netsuite.NetSuiteExtensions}.
 */
@NullMarked
package org.tallystick.connector.netsuite;

import org.jspecify.annotations.NullMarked;
