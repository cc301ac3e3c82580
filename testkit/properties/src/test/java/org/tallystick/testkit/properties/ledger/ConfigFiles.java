package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.LineKind;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.testkit.properties.ledger.FirmTables.Company;
import org.tallystick.testkit.properties.ledger.FirmTables.FxRate;
import org.tallystick.testkit.properties.ledger.FirmTables.ReceiptThreshold;
import org.tallystick.testkit.properties.ledger.FirmTables.ReverseCharge;
import org.tallystick.testkit.properties.ledger.FirmTables.StandardRate;
import org.tallystick.testkit.properties.ledger.FirmTables.TaxRule;
import tools.jackson.databind.JsonNode;

/** The firm's tables from an acceptance month's configuration. */
final class ConfigFiles {

    private ConfigFiles() {}

    static FirmTables read(MonthFiles config) {
        List<Company> companies = new ArrayList<>();
        config.json("legal_entities.json").properties().forEach(entity -> {
            JsonNode row = entity.getValue();
            Set<String> currencies = texts(row.path("currencies"));
            companies.add(new Company(
                    entity.getKey(),
                    row.path("country").asString(),
                    currencies,
                    row.path("subsidiary").isString()));
        });
        Set<String> serviceLines = new HashSet<>();
        config.json("service_lines.json").properties().forEach(line -> serviceLines.add(line.getKey()));
        JsonNode tax = config.json("tax_rules.json");
        List<TaxRule> taxRules = new ArrayList<>();
        for (JsonNode rule : tax.path("rules")) {
            taxRules.add(new TaxRule(
                    rule.path("legalEntity").asString(),
                    rule.path("country").asString(),
                    LineKind.valueOf(rule.path("kind").asString().toUpperCase(Locale.ROOT)),
                    rule.path("code").asString(),
                    new BigDecimal(rule.path("rate").asString())));
        }
        List<ReverseCharge> reverseCharges = new ArrayList<>();
        tax.path("reverseCharge")
                .properties()
                .forEach(entry -> reverseCharges.add(new ReverseCharge(
                        entry.getKey(),
                        entry.getValue().path("code").asString(),
                        new BigDecimal(entry.getValue().path("rate").asString()))));
        List<ReceiptThreshold> thresholds = new ArrayList<>();
        config.json("receipt_thresholds.json")
                .properties()
                .forEach(entity -> entity.getValue()
                        .properties()
                        .forEach(amount -> thresholds.add(new ReceiptThreshold(
                                entity.getKey(), Money.of(amount.getValue().asString(), amount.getKey())))));
        return new FirmTables(
                companies,
                serviceLines,
                taxRules,
                reverseCharges,
                texts(config.json("eu_members.json")),
                config.rows("fx_rates.json").stream().map(ConfigFiles::fxRate).toList(),
                config.rows("standard_rates.json").stream()
                        .map(ConfigFiles::standardRate)
                        .toList(),
                thresholds,
                Map.of(),
                Map.of());
    }

    private static FxRate fxRate(Row row) {
        return new FxRate(
                LocalDate.parse(row.need("date")), row.need("from"), row.need("to"), new BigDecimal(row.need("rate")));
    }

    private static StandardRate standardRate(Row row) {
        Period period = row.period("from", "to");
        CurrencyCode currency = new CurrencyCode(row.need("currency"));
        return new StandardRate(
                row.need("legalEntity"),
                RateCardEntry.of("row", row.get("role"), currency, row.number("rate"), period));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
