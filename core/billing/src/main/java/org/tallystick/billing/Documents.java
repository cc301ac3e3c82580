package org.tallystick.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.model.Entity;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;

/** What invoices and credit memos share. */
final class Documents {

    /** The system that their refs name: no other system has made them. */
    static final String HUB = "hub";

    private Documents() {}

    /** One for each tax code, on the sum of its lines, rounded once, in the order of codes (RULES rule 10). */
    static List<TaxSubtotal> taxes(List<InvoiceLine> lines) {
        Map<String, List<InvoiceLine>> byCode = new TreeMap<>(CodePoints.ORDER);
        lines.forEach(line -> byCode.computeIfAbsent(line.taxCode(), code -> new ArrayList<>())
                .add(line));
        return byCode.values().stream()
                .map(same -> TaxSubtotal.of(
                        same.get(0).taxCode(),
                        same.get(0).taxRate(),
                        same.stream().map(InvoiceLine::net).reduce(Money::plus).orElseThrow()))
                .toList();
    }

    /**
     * The document, if its own arithmetic is right.
     *
     * @throws AssertionError if it is not: nothing of it may be written
     */
    static <T extends Entity> T checked(T document) {
        List<Violation> violations = document.check();
        if (!violations.isEmpty()) {
            throw new AssertionError("Document %s breaks %s".formatted(document.ref(), violations));
        }
        return document;
    }
}
