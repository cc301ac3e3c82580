/**
 * Rule sets map the custom objects and custom fields of one installation into canonical records, and back, as configuration.
 *
 * <p>Start with {@link org.tallystick.rules.RuleSet}: it shows the format, reads it, and applies it to drafts.
 */
@NullMarked
package org.tallystick.rules;

import org.jspecify.annotations.NullMarked;
