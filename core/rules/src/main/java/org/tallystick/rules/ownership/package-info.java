/**
 * Which system owns which field of which records, and what becomes of a change that another one makes.
 *
 * <p>Start with {@link org.tallystick.rules.ownership.Ownership}: it shows the format and reads it. {@link
 * org.tallystick.rules.ownership.ConflictPolicy} is the decision table.
 */
@NullMarked
package org.tallystick.rules.ownership;

import org.jspecify.annotations.NullMarked;
