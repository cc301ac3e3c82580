package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.LineKind;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.testkit.properties.ledger.FirmTables.Company;
import org.tallystick.testkit.properties.ledger.FirmTables.ReverseCharge;
import org.tallystick.testkit.properties.ledger.FirmTables.TaxRule;
import org.tallystick.testkit.properties.ledger.PeriodResult.TaxAmount;

/** Tax (RULES rule 10). */
record TaxTables(FirmTables tables) {

    /** A code and its rate. */
    record Tax(String code, BigDecimal rate) {}

    /** An amount before tax, and how it is taxed. */
    record Taxed(String code, BigDecimal rate, BigDecimal amount) {}

    /** None: there is no rule, or no customer. */
    @Nullable Tax find(String legalEntity, @Nullable Customer customer, LineKind kind) {
        if (customer == null) {
            return null;
        }
        Tax reversed = reverseCharge(legalEntity, customer);
        return reversed != null ? reversed : normal(legalEntity, customer.billingCountry(), kind);
    }

    private @Nullable Tax reverseCharge(String legalEntity, Customer customer) {
        Company company = tables.company(legalEntity);
        String home = company == null ? "" : company.country();
        String registered = registrationCountry(customer);
        if (!tables.euMembers().contains(home) || !tables.euMembers().contains(registered) || registered.equals(home)) {
            return null;
        }
        for (ReverseCharge entry : tables.reverseCharges()) {
            if (entry.legalEntity().equals(legalEntity)) {
                return new Tax(entry.code(), entry.rate());
            }
        }
        return null;
    }

    private @Nullable Tax normal(String legalEntity, @Nullable CountryCode country, LineKind kind) {
        for (TaxRule rule : tables.taxRules()) {
            if (country != null
                    && rule.legalEntity().equals(legalEntity)
                    && rule.country().equals(country.code())
                    && rule.kind() == kind) {
                return new Tax(rule.code(), rule.rate());
            }
        }
        return null;
    }

    /** The two-letter prefix of its number, where EL is Greece; empty: it has none. */
    private static String registrationCountry(Customer customer) {
        String number = customer.taxRegistration() == null
                ? ""
                : customer.taxRegistration().number();
        String prefix = number.substring(0, Math.min(2, number.length()));
        return prefix.equals("EL") ? "GR" : prefix;
    }

    /** Per code on the sum of the amounts, rounded once per code; in the order of codes. */
    static List<TaxAmount> perCode(List<Taxed> lines, CurrencyCode currency) {
        Map<String, List<Taxed>> byCode = new TreeMap<>(CodePoints.ORDER);
        lines.forEach(line ->
                byCode.computeIfAbsent(line.code(), code -> new ArrayList<>()).add(line));
        List<TaxAmount> taxes = new ArrayList<>();
        byCode.forEach((code, of) -> {
            BigDecimal rate = of.get(0).rate();
            BigDecimal base = sum(of.stream().map(Taxed::amount).toList());
            BigDecimal tax = base.multiply(rate).setScale(currency.exponent(), RoundingMode.HALF_UP);
            taxes.add(new TaxAmount(code, rate, base, tax));
        });
        return taxes;
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
