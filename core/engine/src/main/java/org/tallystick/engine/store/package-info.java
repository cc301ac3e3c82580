/**
 * What the hub asks of a database: durable rows in short transactions, always in batches.
 *
 * <p>Start with {@link org.tallystick.engine.store.Store}. Each concern has one interface and one table or two; the rows are
 * plain records. A host does not use this package; whoever writes a store implements it.
 */
@NullMarked
package org.tallystick.engine.store;

import org.jspecify.annotations.NullMarked;
