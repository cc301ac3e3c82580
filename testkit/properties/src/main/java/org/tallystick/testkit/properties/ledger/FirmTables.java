package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.LineKind;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.value.Money;

/**
 * What the firm configures, row by row. No two rows of a table tie.
 *
 * @param companies its legal entities
 * @param serviceLines those that the ERP has a class for
 * @param taxRules in no order
 * @param reverseCharges one for a legal entity at most
 * @param euMembers ISO codes of countries
 * @param fxRates in no order
 * @param standardRates in no order
 * @param receiptThresholds one for a legal entity and currency at most
 * @param goLive first months that are billed here, by legal entity; none: all are
 * @param capUsed what was billed elsewhere on time and expense, by id of the engagement, in its currency
 */
public record FirmTables(
        List<Company> companies,
        Set<String> serviceLines,
        List<TaxRule> taxRules,
        List<ReverseCharge> reverseCharges,
        Set<String> euMembers,
        List<FxRate> fxRates,
        List<StandardRate> standardRates,
        List<ReceiptThreshold> receiptThresholds,
        Map<String, YearMonth> goLive,
        Map<String, BigDecimal> capUsed) {

    public FirmTables {
        companies = List.copyOf(companies);
        serviceLines = Set.copyOf(serviceLines);
        taxRules = List.copyOf(taxRules);
        reverseCharges = List.copyOf(reverseCharges);
        euMembers = Set.copyOf(euMembers);
        fxRates = List.copyOf(fxRates);
        standardRates = List.copyOf(standardRates);
        receiptThresholds = List.copyOf(receiptThresholds);
        goLive = Map.copyOf(goLive);
        capUsed = Map.copyOf(capUsed);
    }

    /** A legal entity: where it is, what it trades in, whether the ERP knows it. */
    public record Company(String code, String country, Set<String> currencies, boolean mapped) {}

    /** How a kind of line to customers of a country is taxed. The rate is a fraction. */
    public record TaxRule(String legalEntity, String country, LineKind kind, String code, BigDecimal rate) {}

    /** How reverse charge is shown. The rate is a fraction. */
    public record ReverseCharge(String legalEntity, String code, BigDecimal rate) {}

    /** Units of {@code to} for one of {@code from}, from {@code date} on. */
    public record FxRate(LocalDate date, String from, String to, BigDecimal rate) {}

    /** A row of a legal entity's standard rate card. */
    public record StandardRate(String legalEntity, RateCardEntry row) {}

    /** Up to that amount, in its own currency, an expense needs no receipt. */
    public record ReceiptThreshold(String legalEntity, Money amount) {}

    @Nullable Company company(String code) {
        for (Company company : companies) {
            if (company.code().equals(code)) {
                return company;
            }
        }
        return null;
    }

    /** Rule 4: the latest date on or before {@code day}; the direct pair only. */
    @Nullable BigDecimal fxRate(String from, String to, LocalDate day) {
        FxRate latest = null;
        for (FxRate rate : fxRates) {
            boolean fits = rate.from().equals(from)
                    && rate.to().equals(to)
                    && !rate.date().isAfter(day);
            if (fits && (latest == null || rate.date().isAfter(latest.date()))) {
                latest = rate;
            }
        }
        return latest == null ? null : latest.rate();
    }

    /** Whether what was served on that day was billed elsewhere. */
    boolean isBeforeGoLive(String legalEntity, LocalDate day) {
        YearMonth first = goLive.get(legalEntity);
        return first != null && YearMonth.from(day).isBefore(first);
    }

    /** Rule 4: whether {@code amount} is so high that a receipt is required. */
    boolean needsReceipt(String legalEntity, Money amount) {
        for (ReceiptThreshold threshold : receiptThresholds) {
            if (threshold.legalEntity().equals(legalEntity)
                    && threshold.amount().currency().equals(amount.currency())) {
                return amount.amount().compareTo(threshold.amount().amount()) > 0;
            }
        }
        return false;
    }
}
