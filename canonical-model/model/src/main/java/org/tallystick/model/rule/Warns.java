package org.tallystick.model.rule;

import jakarta.validation.Payload;

/**
 * Marks a constraint whose breach is a {@link Severity#WARNING}: other rules say what becomes of such a value (RULES rule 6.3 of a day of
 * 25 hours, say), so the record is used.
 */
public interface Warns extends Payload {}
