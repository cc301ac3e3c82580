package org.tallystick.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.MasterData.FxPair;
import org.tallystick.billing.MasterData.TaxKey;
import org.tallystick.billing.MasterData.ThresholdKey;
import org.tallystick.model.Engagement;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Fills the firm's tables. Two rows for one key are refused, all of them together. Mutable; used by one thread. */
public final class MasterDataBuilder {

    final Map<String, LegalEntity> legalEntities = new HashMap<>();
    final Map<String, String> subsidiaries = new HashMap<>();
    final Map<String, String> erpClasses = new HashMap<>();
    final Map<TaxKey, Tax> taxRules = new HashMap<>();
    final Map<String, Tax> reverseCharge = new HashMap<>();
    final Set<String> euMembers = new HashSet<>();
    final Map<FxPair, NavigableMap<LocalDate, BigDecimal>> fxRates = new HashMap<>();
    final Map<String, List<RateCardEntry>> standardRates = new HashMap<>();
    final Map<ThresholdKey, Money> receiptThresholds = new HashMap<>();
    final Map<String, YearMonth> goLive = new HashMap<>();
    final Map<Ref<Engagement>, Money> capUsed = new HashMap<>();
    private final Map<List<?>, Tax> taxOfCode = new HashMap<>();
    private final Map<List<?>, RateCardEntry> rateFrom = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    MasterDataBuilder() {}

    /** A company of the firm, and the ERP's id of it; none: unmapped. */
    public MasterDataBuilder withLegalEntity(LegalEntity entity, @Nullable String subsidiary) {
        once(legalEntities, entity.code(), entity, "legal entity");
        if (subsidiary != null) {
            subsidiaries.put(entity.code(), subsidiary);
        }
        return this;
    }

    /** A service line, and the ERP's class of it. */
    public MasterDataBuilder withServiceLine(String serviceLine, String erpClass) {
        once(erpClasses, serviceLine, erpClass, "service line");
        return this;
    }

    /** How lines of a kind are taxed. */
    public MasterDataBuilder withTaxRule(String legalEntity, CountryCode country, LineKind kind, Tax tax) {
        checkRate(tax);
        once(taxRules, new TaxKey(legalEntity, country, kind), tax, "tax rule");
        Tax before = taxOfCode.putIfAbsent(List.of(legalEntity, country, tax.code()), tax);
        if (before != null && !before.equals(tax)) {
            faults.add("one tax code with two rates for legal entity %s and country %s: %s and %s"
                    .formatted(legalEntity, country, before, tax));
        }
        return this;
    }

    /** How reverse charge is shown. */
    public MasterDataBuilder withReverseCharge(String legalEntity, Tax tax) {
        checkRate(tax);
        once(reverseCharge, legalEntity, tax, "reverse charge");
        return this;
    }

    /** A member of the European Union. */
    public MasterDataBuilder withEuMember(CountryCode country) {
        euMembers.add(country.code());
        return this;
    }

    /** Units of {@code to} for one of {@code from}, from {@code date} on; positive. */
    public MasterDataBuilder withFxRate(LocalDate date, CurrencyCode from, CurrencyCode to, BigDecimal rate) {
        if (rate.signum() <= 0) {
            faults.add("exchange rate %s %s %s is not positive: %s".formatted(date, from, to, rate.toPlainString()));
        }
        once(fxRates.computeIfAbsent(new FxPair(from, to), pair -> new TreeMap<>()), date, rate, "exchange rate");
        return this;
    }

    /** A row of the legal entity's standard rates. No two of a role and currency have the same first day. */
    public MasterDataBuilder withStandardRate(String legalEntity, RateCardEntry entry) {
        once(rateFrom, standardRateKey(legalEntity, entry), entry, "standard rate");
        standardRates.computeIfAbsent(legalEntity, key -> new ArrayList<>()).add(entry);
        return this;
    }

    /** Up to this amount, in its own currency, an expense needs no receipt. */
    public MasterDataBuilder withReceiptThreshold(String legalEntity, Money threshold) {
        if (threshold.signum() < 0) {
            faults.add("receipt threshold of %s is negative: %s".formatted(legalEntity, threshold));
        }
        once(receiptThresholds, new ThresholdKey(legalEntity, threshold.currency()), threshold, "receipt threshold");
        return this;
    }

    /**
     * The first month of a legal entity that is billed here. What was served before it counts as billed elsewhere, whenever it is approved or corrected: it is
     * neither billed nor held, unless the hub has billed it. Set once, before the first run, and never to an earlier month.
     */
    public MasterDataBuilder withGoLive(String legalEntity, YearMonth first) {
        once(goLive, legalEntity, first, "first month that is billed here of legal entity");
        return this;
    }

    /** What was billed elsewhere on time and expense of an engagement, before tax, in its currency: so much of its cap is used up. */
    public MasterDataBuilder withCapUsed(Ref<Engagement> engagement, Money used) {
        if (used.signum() < 0) {
            faults.add("what is used of the cap of %s is negative: %s".formatted(engagement, used));
        }
        once(capUsed, engagement, used, "cap used of");
        return this;
    }

    /** @throws IllegalArgumentException naming every row that contradicts another or is out of bounds */
    public MasterData build() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Master data: " + String.join("; ", faults));
        }
        return new MasterData(this);
    }

    private static List<?> standardRateKey(String legalEntity, RateCardEntry entry) {
        return List.of(
                legalEntity,
                String.valueOf(entry.role()),
                entry.currency(),
                String.valueOf(entry.period().from()));
    }

    private void checkRate(Tax tax) {
        if (tax.rate().value().signum() < 0) {
            faults.add("tax rate of %s is negative: %s".formatted(tax.code(), tax.rate()));
        }
    }

    private <K, V> void once(Map<K, V> table, K key, V value, String what) {
        V before = table.put(key, value);
        if (before != null) {
            faults.add("two rows for %s %s: %s and %s".formatted(what, key, before, value));
        }
    }
}
