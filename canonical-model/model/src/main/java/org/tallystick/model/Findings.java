package org.tallystick.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** Collects the violations of one record, so that they are reported together. */
final class Findings {

    private final List<Violation> found = new ArrayList<>();

    /** Reports a breach of {@code rule} at a JSON Pointer. */
    void broken(Rule rule, String path, String message) {
        found.add(rule.brokenAt(path, message));
    }

    /** Reports what another check found. */
    void add(Violation violation) {
        found.add(violation);
    }

    /** Reports a breach of {@code rule} unless the amount is the right one. */
    void expectEqual(Rule rule, String path, Money is, Money right, String rightIs) {
        if (!is.equals(right)) {
            broken(rule, path, "is %s, %s is %s".formatted(is, rightIs, right));
        }
    }

    /** The same, where the right amount is a sum that may be too large for an amount. */
    void expectEqual(Rule rule, String path, Money is, BigDecimal right, String rightIs) {
        if (is.amount().compareTo(right) != 0) {
            broken(rule, path, "is %s, %s is %s".formatted(is, rightIs, right.toPlainString()));
        }
    }

    /** All of them, in the order in which they were found. */
    List<Violation> all() {
        return List.copyOf(found);
    }
}
