package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Run.Ingested;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.store.Crosswalk;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.WrongStore;

/** A rule set's custom fields reach the target beside the built-in mapping. */
class CustomFieldsTest {

    private static final String READING = """
            ruleset: acme
            lists: { region: { owner: sales-operations, values: { Europe: EMEA, America: AMER } } }
            systems:
              crm:
                customer:
                  fields:
                    extensions.acme.region: { copy: Region, list: region }
                    parent: { ref: Parent, system: crm }
              erp:
                customer:
                  fields: { %s }
                  writes: [%s]
            """;
    private static final RuleSet REGION = RuleSet.parse(
            READING.formatted("extensions.acme.region: { copy: Region__c, list: region }", "extensions.acme.region"),
            "rules.yaml");
    private static final RuleSet PARENT =
            RuleSet.parse(READING.formatted("parent: { ref: Parent__c, system: erp }", "parent"), "rules.yaml");

    private static final RuleSet CUSTOM = RuleSet.parse(
            READING.formatted("extensions.acme.region: { copy: Region__c, list: region }", "extensions.acme.region")
                    .replace("fields: { extensions", "object: Firm__c\n      key: Key__c\n      fields: { extensions"),
            "rules.yaml");

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> crm = new PaperSource<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFieldIsWrittenInTheTargetsFormAndItsEchoIsNoChange() {
        BothWays erp = new BothWays("erp", UnaryOperator.identity(), true);
        Tallystick tally = Bench.engine(store, new ManualTime())
                .withRules(REGION)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem("erp", erp)
                .ingest(RecordType.CUSTOMER, from("crm"))
                .ingest(RecordType.CUSTOMER, from("erp"))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
        crm.says(account("C1", 1, "{\"Region\":\"Europe\"}"));
        tally.run(AUGUST);

        Run second = tally.run(SEPTEMBER);
        tally.run(OCTOBER);

        assertThat(erp.custom("C1")).isEqualTo(Map.of("Region__c", "Europe"));
        assertThat(second.ingested()).containsEntry("erp/customer", new Ingested(1, 0, 1, 0));
        assertThat(erp.writes()).containsExactly("Acme");
        List<RecordRow> records = store.inTransaction(tx -> tx.records().page("customer", "", 10));
        assertThat(records)
                .singleElement()
                .satisfies(row -> assertThat(row.seen()).contains("EMEA").doesNotContain("custom-field"));
    }

    @Test
    void aChangeOfTheFieldAloneIsWritten() {
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        Tallystick tally = tally(REGION, new PaperTarget<Customer>().upserting().takingCustomFields(written));
        crm.says(account("C1", 1, "{\"Region\":\"Europe\"}"));
        tally.run(AUGUST);
        crm.says(account("C1", 2, "{\"Region\":\"America\"}"));
        tally.run(SEPTEMBER);

        assertThat(written).containsExactly(Map.of("Region__c", "Europe"), Map.of("Region__c", "America"));
    }

    @Test
    void aDeliveryWaitsForTheRecordWhoseIdItWrites() {
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        Tallystick tally = tally(PARENT, new PaperTarget<Customer>().takingCustomFields(written));
        crm.says(account("C1", 1, "{\"Parent\":\"C0\"}"));

        assertThat(tally.run(AUGUST).waiting())
                .isEqualTo(Map.of("erp/customer", Map.of("C1", "waits for crm/customer/C0")));
        crm.says(account("C0", 1, "{}"));
        tally.run(SEPTEMBER);

        assertThat(written).hasSize(2);
        assertThat(written.get(0)).containsEntry("Parent__c", null);
        assertThat(written.get(1)).doesNotContainEntry("Parent__c", null);
    }

    @Test
    void theIdsThatABatchWritesAreLookedUpAtOnce() {
        List<Integer> lookUps = new ArrayList<>();
        Store counting = WrongStore.doing(Crosswalk.class, "remoteIds", call -> {
                    lookUps.add(call.<Collection<String>>arg(2).size());
                    return call.proceed();
                })
                .apply(store);
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        Tallystick tally = tally(counting, PARENT, new PaperTarget<Customer>().takingCustomFields(written));
        for (int i = 0; i < 4; i++) {
            crm.says(account("P" + i, 1, "{}"));
        }
        tally.run(AUGUST);
        lookUps.clear();
        written.clear();
        for (int i = 0; i < 4; i++) {
            crm.says(account("C" + i, 1, "{\"Parent\":\"P%d\"}".formatted(i)));
        }
        tally.run(SEPTEMBER);

        assertThat(lookUps).filteredOn(ids -> ids > 0).as("ids of each look-up").containsExactly(4);
        assertThat(written)
                .extracting("Parent__c")
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void trn2_aCodeWithoutAMappingIsAnExceptionOfTheListsOwner() {
        crm.says(account("C1", 1, "{\"Region\":\"Asia\"}"));

        assertThat(tally(REGION, new PaperTarget<Customer>().takingCustomFields(new ArrayList<>()))
                        .run(AUGUST)
                        .exceptions())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.code()).isEqualTo("VALUE_UNMAPPED");
                    assertThat(found.owner()).isEqualTo("sales-operations");
                    assertThat(found.message()).contains("'Asia' is not in the list 'region'");
                });
    }

    @Test
    void aTargetThatTakesNoCustomFieldsIsRefusedAtOnce() {
        PaperTarget<Customer> plain = new PaperTarget<>();

        assertThatThrownBy(() -> tally(REGION, plain))
                .hasMessageContaining(
                        "The rule set writes fields of customer in 'erp' (paper), which cannot: remove 'writes' there");
    }

    @Test
    void recordsGoToTheCustomObjectThatTheRuleSetNames() {
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        PaperSystem erp = new PaperSystem()
                .writingCustom(RecordType.CUSTOMER, new PaperTarget<Customer>().takingCustomFields(written));
        crm.says(account("C1", 1, "{\"Region\":\"Europe\"}"));

        custom(erp).deliver(RecordType.CUSTOMER, to("erp")).build().run(AUGUST);

        assertThat(written).containsExactly(Map.of("Region__c", "Europe"));
        assertThat(erp.customObjects()).containsOnly(new CustomObject("Firm__c", "Key__c", Set.of("Region__c")));
    }

    @Test
    void aCustomObjectThatNobodyWritesOrThatIsReadTooIsRefusedAtOnce() {
        PaperSystem erp = new PaperSystem().reading(RecordType.CUSTOMER, new PaperSource<Customer>());
        TallystickBuilder builder =
                custom(erp).ingest(RecordType.CUSTOMER, from("erp")).deliver(RecordType.CUSTOMER, to("erp"));

        assertThatThrownBy(builder::build)
                .hasMessageContaining(
                        "System 'erp' (paper) cannot write the custom object Firm__c: take 'writes' out of the rule set")
                .hasMessageContaining(
                        "customer is read from 'erp' and written to its custom object Firm__c: do one of the two");
    }

    private TallystickBuilder custom(PaperSystem erp) {
        return Bench.engine(store, new ManualTime())
                .withRules(CUSTOM)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem("erp", erp)
                .ingest(RecordType.CUSTOMER, from("crm"));
    }

    private Tallystick tally(RuleSet rules, PaperTarget<Customer> erp) {
        return tally(store, rules, erp);
    }

    private Tallystick tally(Store hub, RuleSet rules, PaperTarget<Customer> erp) {
        return Bench.engine(hub, new ManualTime())
                .withRules(rules)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, erp))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
    }

    private static Change<Customer> account(String id, long version, String raw) {
        Draft<Customer> draft = Draft.of(
                Papers.customerRef("crm", id), Papers.builder("crm", id).name("Acme"));
        return new Change.Upsert<>(id, version, RawDocument.json(raw), List.of(draft));
    }
}
