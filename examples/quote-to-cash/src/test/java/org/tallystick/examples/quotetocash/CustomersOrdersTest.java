package org.tallystick.examples.quotetocash;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.model.Engagement;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.Money;
import org.tallystick.rules.RuleSet;

/** Customers' orders are the budgets of Certinia PSA, by the rules of a firm that writes its company into their names (decision 044). */
class CustomersOrdersTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final String ORDER = "a1B5g00000ORD01EAH";
    private static final String CHANGE = "a1B5g00000ORD02EAH";
    private static final String TURNING = "a1B5g00000ORD03EAH";
    private static final String INTERNAL = "a1B5g00000ORD04EAH";
    private static final String UNNAMED = "a1B5g00000ORD05EAH";
    private static final String NOBODYS = "a1B5g00000ORD06EAH";

    private static final RuleSet RULES = RuleSet.parse("""
            ruleset: acme
            systems:
              psa:
                engagement:
                  fields:
                    legalEntity:    { ref: { split: Name, with: " / ", part: 1, of: 2 }, system: hub }
                    serviceLine:    { constant: Advisory }
                    ultimateParent: { ref: pse__Account__c, system: crm }
            """, "acme.yaml");

    @TempDir
    Path work;

    @Test
    void ordersBecomeEngagementsAndWhatIsNotOneIsNamed() throws IOException, InterruptedException {
        delivered(
                AUGUST,
                budget(ORDER, "DE01 / PO 4711", "Customer Purchase Order", "Approved", "12500.50"),
                budget(CHANGE, "DE01 / PO 4711 less", "Customer Purchase Order Change Request", "Approved", "-500"),
                budget(TURNING, "DE01 / Bench", "Work Order", "Open", "100"),
                budget(INTERNAL, "DE01 / Training", "Internal Budget", "Approved", "100"),
                budget(UNNAMED, "PO 4712", "Work Order", "Approved", "100"),
                budget(NOBODYS, "DE01 / PO 4713", "Work Order", "Approved", "100")
                        .replace("\"0015g00000f8o0fAAA\"", "null"));
        delivered(
                AUGUST.plusMonths(1),
                budget(ORDER, "DE01 / PO 4711", "Customer Purchase Order", "Approved", "99999")
                        .replace("-08-10T", "-09-10T"),
                budget(TURNING, "DE01 / Bench", "Internal Budget", "Approved", "100")
                        .replace("-08-10T", "-09-10T"));
        try (Vendors vendors = Vendors.start(work.resolve("deliveries"), work.resolve("remote"));
                Tallystick tally = Tallystick.builder()
                        .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                        .withRules(RULES)
                        .withSystem(QuoteToCash.PSA, QuoteToCash.certinia(vendors.connection("salesforce")))
                        .ingest(RecordType.ENGAGEMENT, from(QuoteToCash.PSA))
                        .build()) {
            vendors.play(AUGUST);
            Run august = tally.run(AUGUST);

            assertThat(found(tally, ORDER)).satisfies(order -> {
                assertThat(order.legalEntity()).isEqualTo(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE01"));
                assertThat(order.value()).isEqualTo(Money.of("12500.50", "EUR"));
                assertThat(order.status()).isEqualTo(EngagementStatus.EXECUTED);
            });
            assertThat(found(tally, CHANGE).versions().get(0).valueDelta()).isEqualTo(Money.of("-500.00", "EUR"));
            assertThat(found(tally, TURNING).status()).isEqualTo(EngagementStatus.IN_REVIEW);
            assertThat(tally.query().find(ref(INTERNAL))).isEmpty();
            assertThat(told(august)).isEqualTo(Map.of(UNNAMED, "SPLIT", NOBODYS, "FIELD_MISSING"));

            vendors.play(AUGUST.plusMonths(1));
            Run september = tally.run(AUGUST.plusMonths(1));

            assertThat(found(tally, ORDER).value()).isEqualTo(Money.of("12500.50", "EUR"));
            assertThat(told(september)).containsEntry(ORDER, "ENGAGEMENT_VERSION_FROZEN");
            assertThat(tally.query().find(ref(TURNING))).isEmpty();
        }
    }

    private static Engagement found(Tallystick tally, String id) {
        return tally.query().find(ref(id)).orElseThrow();
    }

    private static Ref<Engagement> ref(String id) {
        return new Ref<>(QuoteToCash.PSA, RecordType.ENGAGEMENT, id);
    }

    /** The code of each document's exception, by its id. */
    static Map<String, String> told(Run run) {
        return run.exceptions().stream()
                .collect(toMap(
                        finding -> finding.subject().substring(finding.subject().lastIndexOf('/') + 1),
                        Finding::code,
                        (one, other) -> one));
    }

    private void delivered(YearMonth period, String... rows) throws IOException {
        Path folder = Files.createDirectories(
                work.resolve("deliveries").resolve(period.toString()).resolve("certinia"));
        Files.writeString(folder.resolve("pse__Budget__c.json"), List.of(rows).toString());
    }

    private static String budget(String id, String name, String type, String status, String amount) {
        return """
                {"Id": "%s", "IsDeleted": false, "SystemModstamp": "2026-08-10T08:00:00.000+0000", "Name": "%s",
                 "CurrencyIsoCode": "EUR", "pse__Account__c": "0015g00000f8o0fAAA", "pse__Type__c": "%s",
                 "pse__Status__c": "%s", "pse__Amount__c": %s, "pse__Effective_Date__c": "2026-08-03"}
                """.formatted(id, name, type, status, amount);
    }
}
