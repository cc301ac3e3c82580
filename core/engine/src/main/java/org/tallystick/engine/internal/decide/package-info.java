/**
 * Runs deciders over their keys, one short transaction each, so that a crash in the middle changes nothing.
 */
@NullMarked
package org.tallystick.engine.internal.decide;

import org.jspecify.annotations.NullMarked;
