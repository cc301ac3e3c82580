/**
 * How records stand in the store: their rows, ids and index keys.
 */
@NullMarked
package org.tallystick.engine.internal.hub;

import org.jspecify.annotations.NullMarked;
