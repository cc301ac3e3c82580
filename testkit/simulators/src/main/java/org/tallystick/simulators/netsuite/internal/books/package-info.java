/**
 * The account's tables: rows of text by (table, id), durable, indexed by external id, and readable by SuiteQL. Start at
 * {@link org.tallystick.simulators.netsuite.internal.books.Books}.
 */
@NullMarked
package org.tallystick.simulators.netsuite.internal.books;

import org.jspecify.annotations.NullMarked;
