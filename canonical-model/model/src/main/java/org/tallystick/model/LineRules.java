package org.tallystick.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.value.UnitPrice;

/** What each line of an invoice or credit memo keeps. */
final class LineRules {

    private static final String RECOMPUTE = "compute the line again from its items";

    static final Rule NUMBERS = Rule.error(
            "INVOICE_LINES",
            "An invoice or credit memo has at least one line, and its lines are numbered from 1.",
            "number the lines in their order");
    static final Rule PRICE = Rule.error(
            "I3",
            "A line priced by quantity is quantity times unit price over price base, rounded once, plus charges, less allowances.",
            RECOMPUTE);
    static final Rule ITEMS = Rule.error(
            "I13",
            "What is billed is the sum of its items: the total of a billing event; a line priced by items, each rounded by itself, plus charges,"
                    + " less allowances.",
            RECOMPUTE);
    static final Rule ONCE = Rule.error(
            "I12",
            "No quantity of a source item is billed by two live lines.",
            "take the item out of one of them, or credit it first");
    static final Rule SOURCES = Rule.error(
            "LINE_SOURCES",
            "Every line has sources, or says why it has none.",
            "name the items that it bills, or give the reason");

    private LineRules() {}

    static List<Rule> all() {
        return List.of(NUMBERS, PRICE, ITEMS, ONCE, SOURCES);
    }

    /** What needs no arithmetic. */
    static void checkShape(DocumentBody document, Findings findings) {
        if (document.lines().isEmpty()) {
            findings.broken(NUMBERS, "/lines", "there is no line");
        }
        Set<ItemKey> billed = new HashSet<>();
        for (int i = 0; i < document.lines().size(); i++) {
            InvoiceLine line = document.lines().get(i);
            String path = document.linePath(i);
            if (line.no() != i + 1) {
                findings.broken(NUMBERS, path + "/no", "line %d is numbered %d".formatted(i + 1, line.no()));
            }
            checkSources(line, path, billed, findings);
        }
    }

    private static void checkSources(InvoiceLine line, String path, Set<ItemKey> billed, Findings findings) {
        if (line.sources().isEmpty() && isBlank(line.noSourceReason())) {
            findings.broken(SOURCES, path + "/sources", "there is none, and no reason for it");
        }
        for (int i = 0; i < line.sources().size(); i++) {
            String id = line.sources().get(i).id();
            if (!billed.add(new ItemKey(line.kind(), id))) {
                findings.broken(ONCE, path + "/sources/" + i + "/id", "item %s is billed twice".formatted(id));
            }
        }
    }

    /** The amounts of a document in one currency. */
    static void checkAmounts(DocumentBody document, Findings findings) {
        for (int i = 0; i < document.lines().size(); i++) {
            InvoiceLine line = document.lines().get(i);
            if (line.pricing() == LinePricing.BY_QUANTITY) {
                checkPrice(line, document.linePath(i), findings);
            } else if (!line.sources().isEmpty()) {
                BigDecimal items = Amounts.sum(line.sources(), LineSource::amount);
                findings.expectEqual(
                        ITEMS,
                        document.linePath(i) + "/net",
                        line.net(),
                        items.add(Amounts.sum(line.adjustments())),
                        "the sum of its sources and adjustments");
            }
        }
    }

    private static void checkPrice(InvoiceLine line, String path, Findings findings) {
        UnitPrice price = line.unitPrice();
        if (price == null) {
            findings.broken(PRICE, path + "/unitPrice", "there is none, the line is priced by quantity");
        } else if (line.priceBase().signum() <= 0) {
            findings.broken(PRICE, path + "/priceBase", "no price is for %s units".formatted(line.priceBase()));
        } else {
            BigDecimal exact = line.quantity().value().multiply(price.amount());
            BigDecimal rounded =
                    exact.divide(line.priceBase().value(), line.net().currency().exponent(), RoundingMode.HALF_UP);
            findings.expectEqual(
                    PRICE,
                    path + "/net",
                    line.net(),
                    rounded.add(Amounts.sum(line.adjustments())),
                    "quantity times price, with adjustments,");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
