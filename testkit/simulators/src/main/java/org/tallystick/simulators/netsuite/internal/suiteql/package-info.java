/**
 * SuiteQL: reads the text of a query, resolves it against the account's tables, and runs it.
 *
 * <p>Start at {@link org.tallystick.simulators.netsuite.internal.suiteql.SuiteQl}. The dialect is the part of Oracle's that
 * integrations use; what lies outside it is refused with the vendor's error, never guessed.
 */
@NullMarked
package org.tallystick.simulators.netsuite.internal.suiteql;

import org.jspecify.annotations.NullMarked;
