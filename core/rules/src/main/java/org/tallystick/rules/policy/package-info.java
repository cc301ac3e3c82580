/**
 * Policies: what may be done with a record, and who says so, as conditions on its fields.
 *
 * <p>Start with {@link org.tallystick.rules.policy.PolicySet}: it shows the format, reads it, and evaluates records.
 */
@NullMarked
package org.tallystick.rules.policy;

import org.jspecify.annotations.NullMarked;
