package org.tallystick.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.TaxRegistration;

/** The tables that a firm configures: companies, service lines, tax, exchange rates, standard rates, receipts, and from when on it bills here. Immutable. */
public final class MasterData {

    record TaxKey(String legalEntity, CountryCode country, LineKind kind) {}

    record FxPair(CurrencyCode from, CurrencyCode to) {}

    record ThresholdKey(String legalEntity, CurrencyCode currency) {}

    private final Map<String, LegalEntity> legalEntities;
    private final Map<String, String> subsidiaries;
    private final Map<String, String> erpClasses;
    private final Map<TaxKey, Tax> taxRules;
    private final Map<String, Tax> reverseCharge;
    private final Set<String> euMembers;
    private final Map<FxPair, NavigableMap<LocalDate, BigDecimal>> fxRates;
    private final Map<String, EffectiveRates> standardRates;
    private final Map<ThresholdKey, Money> receiptThresholds;
    private final Map<String, YearMonth> goLive;
    private final Map<Ref<Engagement>, Money> capUsed;

    MasterData(MasterDataBuilder builder) {
        this.legalEntities = Map.copyOf(builder.legalEntities);
        this.subsidiaries = Map.copyOf(builder.subsidiaries);
        this.erpClasses = Map.copyOf(builder.erpClasses);
        this.taxRules = Map.copyOf(builder.taxRules);
        this.reverseCharge = Map.copyOf(builder.reverseCharge);
        this.euMembers = Set.copyOf(builder.euMembers);
        Map<FxPair, NavigableMap<LocalDate, BigDecimal>> fx = new HashMap<>();
        builder.fxRates.forEach((pair, byDate) -> fx.put(pair, new TreeMap<>(byDate)));
        this.fxRates = Map.copyOf(fx);
        Map<String, EffectiveRates> rates = new HashMap<>();
        builder.standardRates.forEach((entity, entries) -> rates.put(entity, new EffectiveRates(entries)));
        this.standardRates = Map.copyOf(rates);
        this.receiptThresholds = Map.copyOf(builder.receiptThresholds);
        this.goLive = Map.copyOf(builder.goLive);
        this.capUsed = Map.copyOf(builder.capUsed);
    }

    /** Empty tables to fill. */
    public static MasterDataBuilder builder() {
        return new MasterDataBuilder();
    }

    /** All legal entities by code. */
    public Map<String, LegalEntity> legalEntities() {
        return legalEntities;
    }

    /** The legal entity of that code. */
    public Optional<LegalEntity> legalEntity(String code) {
        return Optional.ofNullable(legalEntities.get(code));
    }

    /** The ERP's id of the legal entity; none: unmapped. */
    public Optional<String> subsidiary(String legalEntity) {
        return Optional.ofNullable(subsidiaries.get(legalEntity));
    }

    /** The ERP's class of the service line; none: unmapped. */
    public Optional<String> erpClass(String serviceLine) {
        return Optional.ofNullable(erpClasses.get(serviceLine));
    }

    /** Whether the legal entity has a tax rule for customers of that country, of any kind of line. */
    public boolean hasTaxRule(String legalEntity, @Nullable CountryCode country) {
        if (country != null) {
            for (LineKind kind : LineKind.values()) {
                if (taxRules.containsKey(new TaxKey(legalEntity, country, kind))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How a line is taxed (RULES rule 10); none: there is no rule. */
    public Optional<Tax> tax(String legalEntity, Customer customer, LineKind kind) {
        return legalEntity(legalEntity)
                .flatMap(entity -> reverseCharge(entity, customer))
                .or(() -> normalTax(legalEntity, customer.billingCountry(), kind));
    }

    /** Units of {@code to} for one of {@code from}, of the latest date on or before {@code day}; only the direct pair counts. */
    public Optional<BigDecimal> fxRate(CurrencyCode from, CurrencyCode to, LocalDate day) {
        return Optional.ofNullable(fxRates.get(new FxPair(from, to)))
                .map(rates -> rates.floorEntry(day))
                .map(Map.Entry::getValue);
    }

    /** The standard rate of the legal entity; none if it has none in force. */
    Optional<EffectiveRates.Found> standardRate(String legalEntity, String role, CurrencyCode currency, LocalDate day) {
        return Optional.ofNullable(standardRates.get(legalEntity)).flatMap(rates -> rates.find(role, currency, day));
    }

    /** The amount up to which an expense in its own currency needs no receipt; none: no receipt is needed at all. */
    public Optional<Money> receiptThreshold(String legalEntity, CurrencyCode currency) {
        return Optional.ofNullable(receiptThresholds.get(new ThresholdKey(legalEntity, currency)));
    }

    /** The first month that is billed here; none: what was ever served is. */
    public Optional<YearMonth> goLive(String legalEntity) {
        return Optional.ofNullable(goLive.get(legalEntity));
    }

    /** What was billed elsewhere on time and expense of an engagement, before tax; none: nothing. */
    public Optional<Money> capUsed(Ref<Engagement> engagement) {
        return Optional.ofNullable(capUsed.get(engagement));
    }

    private Optional<Tax> reverseCharge(LegalEntity legalEntity, Customer customer) {
        TaxRegistration registration = customer.taxRegistration();
        if (registration == null || !euMembers.contains(legalEntity.country().code())) {
            return Optional.empty();
        }
        String country = registration.issuer();
        return euMembers.contains(country)
                        && !country.equals(legalEntity.country().code())
                ? Optional.ofNullable(reverseCharge.get(legalEntity.code()))
                : Optional.empty();
    }

    private Optional<Tax> normalTax(String legalEntity, @Nullable CountryCode country, LineKind kind) {
        return country == null
                ? Optional.empty()
                : Optional.ofNullable(taxRules.get(new TaxKey(legalEntity, country, kind)));
    }
}
