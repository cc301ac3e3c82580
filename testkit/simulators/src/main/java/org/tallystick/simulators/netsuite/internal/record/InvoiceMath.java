package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the account computes of a document's lines, half up to the decimals of its currency.
 *
 * @param taxes by id of the tax code: the tax on the sum of that code's line amounts, rounded once
 */
record InvoiceMath(BigDecimal subtotal, SortedMap<String, BigDecimal> taxes) {

    /** @param rates by id of the tax code, as fractions */
    static InvoiceMath of(Collection<Map<String, String>> lines, Map<String, BigDecimal> rates, int decimals) {
        BigDecimal subtotal = BigDecimal.ZERO.setScale(decimals);
        SortedMap<String, BigDecimal> bases = new TreeMap<>();
        for (Map<String, String> line : lines) {
            BigDecimal amount = new BigDecimal(line.getOrDefault("amount", "0"));
            subtotal = subtotal.add(amount);
            if (line.get("taxcode") != null) {
                bases.merge(line.get("taxcode"), amount, BigDecimal::add);
            }
        }
        bases.replaceAll((code, base) -> rounded(base.multiply(rates.getOrDefault(code, BigDecimal.ZERO)), decimals));
        return new InvoiceMath(subtotal, bases);
    }

    BigDecimal tax() {
        return taxes.values().stream().reduce(BigDecimal.ZERO.setScale(subtotal.scale()), BigDecimal::add);
    }

    BigDecimal total() {
        return subtotal.add(tax());
    }

    static BigDecimal rounded(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP);
    }
}
