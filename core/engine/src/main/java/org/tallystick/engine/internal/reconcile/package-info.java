/**
 * Reconcile: what the hub says was delivered against what the target has.
 */
@NullMarked
package org.tallystick.engine.internal.reconcile;

import org.jspecify.annotations.NullMarked;
