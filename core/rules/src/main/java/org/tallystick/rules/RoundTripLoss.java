package org.tallystick.rules;

/**
 * A canonical field that comes back from a system other than it went there (TRN-4).
 *
 * @param field its path
 * @param rule id of the rule
 * @param before what went there
 * @param after what comes back: a value in quotes, {@code no value}, {@code not applied}, or codes of problems
 */
public record RoundTripLoss(String field, String rule, String before, String after) {

    /** {@code acme/psa/project/name: 'A' comes back as no value}. */
    @Override
    public String toString() {
        return "%s: %s comes back as %s".formatted(rule, before, after);
    }
}
