/**
 * How rule sets are read and applied. Nothing here is exported. Start with
 * {@link org.tallystick.rules.internal.RuleSetReader} for reading and {@link org.tallystick.rules.internal.RecordRules} for applying.
 */
@NullMarked
package org.tallystick.rules.internal;

import org.jspecify.annotations.NullMarked;
