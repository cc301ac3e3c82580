/**
 * Rule sets map the custom objects and custom fields of one installation into canonical records, and back, as configuration.
 *
 * <p>Start with {@link org.tallystick.rules.RuleSet}: it shows the format, reads it, and applies it to drafts.
 * Beside it stand {@link org.tallystick.rules.ownership.Ownership}, {@link org.tallystick.rules.policy.PolicySet} and {@link
 * org.tallystick.rules.routing.Routing}.
 */
@NullMarked
package org.tallystick.rules;

import org.jspecify.annotations.NullMarked;
