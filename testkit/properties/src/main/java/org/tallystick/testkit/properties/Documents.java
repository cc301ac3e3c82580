package org.tallystick.testkit.properties;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tallystick.model.Adjustment;
import org.tallystick.model.AdjustmentKind;
import org.tallystick.model.Entity;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/** What coherent documents are made of, and sums that are right by construction. */
final class Documents {

    /** Of each exponent that currencies have: 2, 0, 3. */
    static final List<CurrencyCode> CURRENCIES =
            Stream.of("EUR", "USD", "JPY", "KWD").map(CurrencyCode::new).toList();

    static final CurrencyCode FUNCTIONAL = new CurrencyCode("GBP");

    static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    private static final Map<String, Rate> RATES = new TreeMap<>(
            Map.of("S19", Rate.of("0.19"), "R07", Rate.of("0.07"), "US", Rate.of("0.08875"), "Z", Rate.ZERO));

    private Documents() {}

    static Arbitrary<CurrencyCode> currency() {
        return Arbitraries.of(CURRENCIES);
    }

    static Arbitrary<String> taxCode() {
        return Arbitraries.of(RATES.keySet());
    }

    static Rate rateOf(String taxCode) {
        return RATES.getOrDefault(taxCode, Rate.ZERO);
    }

    /** Amounts from zero up to ten million minor units. */
    static Arbitrary<Money> amount(CurrencyCode currency) {
        return Arbitraries.longs().between(0, 10_000_000).map(units -> units(units, currency));
    }

    static Money units(long units, CurrencyCode currency) {
        return Money.of(BigDecimal.valueOf(units, currency.exponent()), currency);
    }

    /** Rates to {@link #FUNCTIONAL}. */
    static Arbitrary<FxRate> fx(CurrencyCode currency) {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 200_000_000_000L),
                        Arbitraries.integers().between(0, 30))
                .as((rate, age) ->
                        new FxRate(currency, FUNCTIONAL, BigDecimal.valueOf(rate, 12), DAY.minusDays(age), "ECB"));
    }

    static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("hub", type, id);
    }

    /** One for each code, in the order of codes. */
    static List<TaxSubtotal> taxes(List<InvoiceLine> lines, List<Adjustment> adjustments) {
        Map<String, Money> taxable = new TreeMap<>();
        lines.forEach(line -> taxable.merge(line.taxCode(), line.net(), Money::plus));
        adjustments.forEach(change -> taxable.merge(change.taxCode(), change.signed(), Money::plus));
        Map<String, Rate> rates = new LinkedHashMap<>();
        lines.forEach(line -> rates.put(line.taxCode(), line.taxRate()));
        return taxable.entrySet().stream()
                .map(entry -> TaxSubtotal.of(
                        entry.getKey(), rates.getOrDefault(entry.getKey(), rateOf(entry.getKey())), entry.getValue()))
                .toList();
    }

    static InvoiceTotals totals(
            List<InvoiceLine> lines,
            List<Adjustment> adjustments,
            List<TaxSubtotal> taxes,
            Money prepaid,
            Money rounding) {
        Money zero = Money.zero(prepaid.currency());
        Money sum = lines.stream().map(InvoiceLine::net).reduce(zero, Money::plus);
        Money tax = taxes.stream().map(TaxSubtotal::tax).reduce(zero, Money::plus);
        Money allowances = sum(adjustments, AdjustmentKind.ALLOWANCE, zero);
        Money charges = sum(adjustments, AdjustmentKind.CHARGE, zero);
        Money net = sum.minus(allowances).plus(charges);
        return InvoiceTotalsBuilder.builder()
                .lines(sum)
                .allowances(allowances)
                .charges(charges)
                .net(net)
                .tax(tax)
                .gross(net.plus(tax))
                .prepaid(prepaid)
                .rounding(rounding)
                .due(net.plus(tax).minus(prepaid).plus(rounding))
                .build();
    }

    private static Money sum(List<Adjustment> adjustments, AdjustmentKind kind, Money zero) {
        return adjustments.stream()
                .filter(change -> change.kind() == kind)
                .map(Adjustment::amount)
                .reduce(zero, Money::plus);
    }
}
