package org.tallystick.rules;

import org.tallystick.model.RecordType;

/**
 * A canonical field of a stored document that two rule sets fill differently (TRN-8).
 *
 * @param system that the document was read from
 * @param type of record
 * @param documentId which document
 * @param field its path
 * @param before what the old rule set comes to: a value in quotes, {@code no rule}, {@code no value}, {@code not applied}, or codes of problems
 * @param after the same of the new one
 */
public record RuleSetDifference(
        String system, RecordType<?> type, String documentId, String field, String before, String after) {

    /** {@code crm/opportunity/006: serviceLine was 'A', would be 'B'}. */
    @Override
    public String toString() {
        return "%s/%s/%s: %s was %s, would be %s".formatted(system, type, documentId, field, before, after);
    }
}
