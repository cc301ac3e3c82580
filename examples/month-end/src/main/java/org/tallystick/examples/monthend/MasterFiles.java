package org.tallystick.examples.monthend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.MasterDataBuilder;
import org.tallystick.billing.Tax;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The firm's own tables, from its configuration files.
 *
 * @param data as billing reads them
 */
public record MasterFiles(MasterData data) {

    /** The name of the host in refs: it is the source of legal entities. */
    public static final String HOST = "host";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record LegalEntityRow(
            String country,
            String timeZone,
            List<String> currencies,
            @Nullable String subsidiary) {}

    record ServiceLineRow(@JsonProperty("class") String erpClass) {}

    record TaxRuleRow(String legalEntity, String country, String kind, String code, String rate) {}

    record TaxRow(String code, String rate) {}

    record TaxFile(List<TaxRuleRow> rules, Map<String, TaxRow> reverseCharge) {}

    record FxRow(LocalDate date, String from, String to, BigDecimal rate) {}

    record StandardRateRow(
            String legalEntity,
            String role,
            String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable BigDecimal rate) {}

    /** Reads the directory. */
    public static MasterFiles load(Path config) {
        MasterDataBuilder builder = MasterData.builder();
        read(config, "legal_entities", new TypeReference<Map<String, LegalEntityRow>>() {})
                .forEach((code, row) -> builder.withLegalEntity(legalEntity(code, row), row.subsidiary()));
        read(config, "service_lines", new TypeReference<Map<String, ServiceLineRow>>() {})
                .forEach((name, row) -> builder.withServiceLine(name, row.erpClass()));
        TaxFile tax = read(config, "tax_rules", new TypeReference<TaxFile>() {});
        tax.rules()
                .forEach(row -> builder.withTaxRule(
                        row.legalEntity(),
                        new CountryCode(row.country()),
                        LineKind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
                        new Tax(row.code(), Rate.of(row.rate()))));
        tax.reverseCharge()
                .forEach((code, row) -> builder.withReverseCharge(code, new Tax(row.code(), Rate.of(row.rate()))));
        read(config, "eu_members", new TypeReference<List<String>>() {})
                .forEach(country -> builder.withEuMember(new CountryCode(country)));
        read(config, "fx_rates", new TypeReference<List<FxRow>>() {})
                .forEach(row -> builder.withFxRate(
                        row.date(), new CurrencyCode(row.from()), new CurrencyCode(row.to()), row.rate()));
        readStandardRates(config, builder);
        read(config, "receipt_thresholds", new TypeReference<Map<String, Map<String, String>>>() {})
                .forEach((code, amounts) -> amounts.forEach(
                        (currency, amount) -> builder.withReceiptThreshold(code, Money.of(amount, currency))));
        return new MasterFiles(builder.build());
    }

    /** The row's place in the file is its id: no two rows of the table tie. */
    private static void readStandardRates(Path config, MasterDataBuilder builder) {
        int row = 0;
        for (StandardRateRow rate : read(config, "standard_rates", new TypeReference<List<StandardRateRow>>() {})) {
            row++;
            builder.withStandardRate(
                    rate.legalEntity(),
                    RateCardEntry.of(
                            "standard_rates.json row " + row,
                            rate.role(),
                            new CurrencyCode(rate.currency()),
                            rate.rate(),
                            Period.inclusive(rate.from(), rate.to())));
        }
    }

    private static LegalEntity legalEntity(String code, LegalEntityRow row) {
        return LegalEntityBuilder.builder()
                .header(Header.of(new Ref<>(HOST, RecordType.LEGAL_ENTITY, code)))
                .country(new CountryCode(row.country()))
                .timeZone(ZoneId.of(row.timeZone()))
                .currencies(row.currencies().stream().map(CurrencyCode::new).collect(Collectors.toSet()))
                .build();
    }

    private static <T> T read(Path config, String name, TypeReference<T> type) {
        return JSON.readValue(config.resolve(name + ".json").toFile(), type);
    }
}
