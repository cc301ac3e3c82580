package org.tallystick.examples.managedservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.examples.monthend.MasterFiles;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSet;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.simulators.dynamics365.FinanceEnvironment;
import org.tallystick.store.jdbc.JdbcStore;

/** An engagement that Finance was sent as a project contract, and that is read from there, is still all its owner's (decision 031). */
class EngagementReadBackTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final RuleSet RULES = RuleSet.parse("""
            ruleset: firm
            systems:
              plan:
                engagement:
                  object: FirmOrders
                  fields:
                    name: { copy: Title }
                    customer: { ref: SoldTo, system: crm }
                    ultimateParent: { ref: Group, system: crm }
                    billTo: { ref: BilledTo, system: crm }
                    legalEntity: { ref: dataAreaId, system: plan }
                    currency: { constant: EUR }
                    serviceLine: { constant: RAIL }
              books:
                engagement:
                  fields:
                    serviceLine: { constant: RAIL }
            """, "rules.yaml");
    private static final Ownership OWNERS = Ownership.parse(
            "{ownership: acme, systems: {psa: [plan], erp: [books]}, rules: {engagements: {type: engagement, owner: psa}}}",
            "acme.yaml");

    private final LegalEntity legalEntity = MasterFiles.load(Path.of("month-end-2/config"))
            .data()
            .legalEntity("de20")
            .orElseThrow();
    private final Customer customer = CustomerBuilder.builder()
            .header(Header.of(new Ref<>("crm", RecordType.CUSTOMER, "C-1")))
            .name("Weißenberg Gerätebau GmbH")
            .build();

    @Test
    void whatWasWrittenAndIsReadIsNoDisputeAndChangesNothing(@TempDir Path folder) throws IOException {
        Path delivered = Files.createDirectories(folder.resolve("deliveries/2026-08/dynamics365"));
        Files.writeString(
                delivered.resolve("LegalEntities.json"), "[{\"@odata.etag\": \"1\", \"LegalEntityId\": \"de20\"}]");
        Files.writeString(
                delivered.resolve("CustomersV3.json"),
                "[{\"@odata.etag\": \"1\", \"dataAreaId\": \"de20\", \"CustomerAccount\": \"C-1\"}]");
        Files.writeString(delivered.resolve("FirmOrders.json"), """
                [{"@odata.etag": "1", "dataAreaId": "de20", "FirmCode": "F-1", "Title": "Umbau", "SoldTo": "C-2", "Group": "C-3", "BilledTo": "C-1"}]""");
        try (FinanceEnvironment finance =
                        FinanceEnvironment.start(folder.resolve("deliveries"), folder.resolve("state"));
                JdbcStore store = JdbcStore.sqliteInMemory()) {
            finance.addEntitySet(
                    "FirmOrders",
                    List.of("dataAreaId", "FirmCode"),
                    "dataAreaId s",
                    "FirmCode s(10)",
                    "Title s",
                    "SoldTo s",
                    "Group s",
                    "BilledTo s");
            finance.play("2026-08");
            try (Tallystick tally = engine(finance, store)) {
                assertThat(tally.run(AUGUST).waiting()).isEmpty();
                Engagement sold = tally.query().find(order()).orElseThrow();

                Run read = tally.run(AUGUST.plusMonths(1));

                assertThat(read.exceptions()).isEmpty();
                assertThat(read.waiting()).isEmpty();
                assertThat(tally.query().find(order())).contains(sold);
                assertThat(tally.query().find(new Ref<>("books", RecordType.ENGAGEMENT, "de20/tly-F-1")))
                        .as("the contract is known as the engagement")
                        .contains(sold);
            }
        }
    }

    private Tallystick engine(FinanceEnvironment finance, JdbcStore store) {
        return Tallystick.builder()
                .withStore(store)
                .withRules(RULES)
                .withOwnership(OWNERS)
                .withSystem("plan", Connections.to(finance, "plan"))
                .withSystem("books", Connections.to(finance, "books"))
                .withKnown(legalEntity, List.of(company("plan"), company("books")))
                .withKnown(customer, List.of(new Ref<>("books", RecordType.CUSTOMER, "de20/C-1")))
                .ingest(RecordType.ENGAGEMENT, from("plan"))
                .ingest(RecordType.ENGAGEMENT, from("books"))
                .deliver(
                        RecordType.ENGAGEMENT,
                        to("books")
                                .keyedBy(engagement ->
                                        "tly-" + engagement.ref().id().substring("de20/".length())))
                .build();
    }

    private static Ref<Engagement> order() {
        return new Ref<>("plan", RecordType.ENGAGEMENT, "de20/F-1");
    }

    private static Ref<LegalEntity> company(String system) {
        return new Ref<>(system, RecordType.LEGAL_ENTITY, "de20");
    }
}
