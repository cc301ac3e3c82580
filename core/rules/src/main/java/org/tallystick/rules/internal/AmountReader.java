package org.tallystick.rules.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;

/** Reads what stands under {@code money} or {@code price}: {@code { amount: Cap__c, currency: CurrencyIsoCode }}. */
final class AmountReader {

    private static final String A_FIELD = "the name of a source field";
    private static final List<String> AMOUNT = List.of("amount", "currency");
    private static final List<String> EXCHANGE = List.of("into", "on", "rates", "rounding");

    private final Faults faults;

    AmountReader(Faults faults) {
        this.faults = faults;
    }

    /** A price, or none; then there are faults. */
    @Nullable Reading price(Section rule) {
        Section parts = parts(rule, "price");
        if (parts == null) {
            return null;
        }
        parts.allowOnly(AMOUNT);
        return amount(parts, Values::price);
    }

    /** An amount, exchanged if the rule says so, or none; then there are faults. */
    @Nullable Reading money(Section rule) {
        Section parts = parts(rule, "money");
        if (parts == null) {
            return null;
        }
        parts.allowOnly(Stream.concat(AMOUNT.stream(), EXCHANGE.stream()).toList());
        Reading.Amount amount = amount(parts, Values::money);
        return EXCHANGE.stream().anyMatch(parts::has) ? exchanged(parts, amount) : amount;
    }

    private @Nullable Section parts(Section rule, String form) {
        return rule.section(form, "{ amount: FIELD, currency: FIELD }, without a currency in that of the contract");
    }

    private Reading.@Nullable Amount amount(Section parts, BiFunction<BigDecimal, CurrencyCode, Object> make) {
        String amount = parts.text("amount", A_FIELD);
        String currency = parts.textIfAny("currency", A_FIELD);
        return amount == null ? null : new Reading.Amount(amount, currency, make);
    }

    private @Nullable Reading exchanged(Section parts, Reading.@Nullable Amount amount) {
        String currency = parts.text("currency", A_FIELD);
        String into = parts.text("into", "a currency such as EUR");
        String on = parts.text("on", "the source field of the day of the rate");
        String rates = parts.text("rates", "the source of the rates, such as ECB");
        RoundingMode rounding = QuantityReader.rounding(parts, faults);
        if (amount == null || currency == null || into == null || on == null || rates == null || rounding == null) {
            return null;
        }
        try {
            CurrencyCode code = (CurrencyCode) Values.CURRENCY.parse().apply(into);
            return new Reading.Exchanged(amount, code, on, rates, rounding);
        } catch (Refusal e) {
            faults.add(parts.placeOf("into"), "'%s' %s".formatted(into, e.what()), "Write a currency such as EUR");
            return null;
        }
    }
}
