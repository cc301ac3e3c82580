/**
 * The contract of a store, for whoever writes one.
 *
 * <p>Start with {@link org.tallystick.testkit.store.StoreContract}: a store's test extends it and gives an empty store. JUnit then runs all
 * rules; one that is broken says which, and what it found. {@link org.tallystick.testkit.store.IdempotencyStoreContract} is the same for a store of
 * idempotency keys.
 */
@NullMarked
package org.tallystick.testkit.store;

import org.jspecify.annotations.NullMarked;
