/**
 * What needs a person: exceptions as cases that are assigned, mended, replayed or discarded, each step with who and why (RES-7, RES-8, OBS-8).
 *
 * <p>Start with {@link org.tallystick.engine.exceptions.ExceptionDesk}.
 */
@NullMarked
package org.tallystick.engine.exceptions;

import org.jspecify.annotations.NullMarked;
