package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.audit.Anchor;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.upkeep.Erased;
import org.tallystick.model.Contact;
import org.tallystick.model.Customer;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.engine.TestHubs.Hub;

/** A person is forgotten: the name and the address are planted everywhere, and stand nowhere afterwards (POL-8). */
class ErasureTest {

    private static final String NAME = "Ada Canary";
    private static final String ADDRESS = "ada.canary@firm.example";
    private static final Ref<Resource> ADA = new Ref<>("psa", RecordType.RESOURCE, "R1");

    private final PaperSource<Resource> source = new PaperSource<>();
    private final PaperTarget<Resource> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();

    @TempDir
    private Path directory;

    @Test
    void afterErasureNoTableOfSqliteHasThePersonInIt() throws Exception {
        try (Hub hub = TestHubs.sqlite(directory.resolve("hub.db"))) {
            erasesEverywhere(hub);
        }
    }

    @Test
    void afterErasureNoTableOfPostgresHasThePersonInIt() throws Exception {
        try (Hub hub = TestHubs.postgres()) {
            erasesEverywhere(hub);
        }
    }

    private void erasesEverywhere(Hub hub) throws SQLException {
        Tallystick tally = plant(hub);
        assertThat(hub.tablesWith(NAME))
                .contains("hub_document", "hub_record", "hub_delivery", "hub_exception", "hub_case", "hub_case_action");
        assertThat(hub.tablesWith(ADDRESS)).contains("hub_document", "hub_record", "hub_delivery");
        Anchor anchor = tally.audit().anchor();
        RecordRow before = record(hub);

        Erased erased = tally.erase(ADA, List.of(ADDRESS), "dpo", "request 17");

        assertThat(erased.isRecordBlanked()).isTrue();
        assertThat(erased.mentions()).isPositive();
        assertThat(erased.stillNamedIn()).isEmpty();
        assertThat(hub.tablesWith(NAME, ADDRESS)).isEmpty();
        assertThat(tally.audit().verify(anchor)).isEmpty();
        assertThat(hub.dump().get("hub_audit")).contains("\tERASURE\tresource\t");
        assertThat(record(hub).fingerprint()).isEqualTo(before.fingerprint());
        assertThat(record(hub).version()).isEqualTo(before.version() + 1);
        assertThat(tally.erase(ADA, List.of(ADDRESS), "dpo", "request 17").isRecordBlanked())
                .isFalse();

        decider.on("key", () -> Decision.NONE);
        tally.run(SEPTEMBER);

        assertThat(source.reads()).as("the same versions were read again").hasSize(2);
        assertThat(hub.tablesWith(NAME, ADDRESS)).as("and not taken in").isEmpty();
    }

    /** The person stands in documents, good and bad, in a record, in what a delivery adds and hears, in exceptions and in an edit. */
    private Tallystick plant(Hub hub) {
        source.says(
                ada(),
                new Change.Unreadable<>(
                        "R2",
                        1,
                        RawDocument.json("{\"id\":\"R2\",\"manager\":\"" + NAME + "\"}"),
                        Problem.ofField("MANAGER", "manager", NAME, NAME + " is unknown", "add " + NAME)));
        decider.on(
                "key",
                () -> Decision.builder()
                        .deliver(ADA, "erp", Map.of("mail", ADDRESS))
                        .find(Finding.of("NO_RATE", ADA.toString(), "billing", NAME + " has no rate", "add one"))
                        .build());
        target.meets(
                "R1",
                new Fate(
                        false,
                        false,
                        Outcome.rejected(
                                Problem.of(FailureKind.REFUSED, "RULE_7", NAME + ", " + ADDRESS + ", is no vendor"))));
        Tallystick tally = Bench.engine(hub.store(), new ManualTime())
                .withSystem("psa", new PaperSystem().reading(RecordType.RESOURCE, source, PaperSystem.LISTINGS))
                .withSystem("erp", new PaperSystem().writing(RecordType.RESOURCE, target))
                .ingest(RecordType.RESOURCE, from("psa"))
                .decide(decider)
                .deliver(RecordType.RESOURCE, to("erp").onRequest())
                .build();
        tally.run(AUGUST);
        tally.exceptions()
                .find(CaseFilter.all(), 0, 10)
                .forEach(each -> tally.exceptions().assign(each.id(), NAME, NAME));
        tally.exceptions()
                .find(CaseFilter.all(), 0, 10)
                .forEach(each -> tally.exceptions().fixed(each.id(), "Lin", "asked " + NAME + " about it"));
        return tally;
    }

    private static Change<Resource> ada() {
        Header header = Header.of(ADA).withExtension("mail", ADDRESS);
        RawDocument raw = RawDocument.json("{\"id\":\"R1\",\"name\":\"" + NAME + "\",\"mail\":\"" + ADDRESS + "\"}");
        return new Change.Upsert<>(
                "R1",
                1,
                raw,
                List.of(Draft.of(
                        ADA, ResourceBuilder.builder().header(header).name(NAME).workerId("4711"))));
    }

    private static RecordRow record(Hub hub) {
        return hub.store()
                .inTransaction(tx -> tx.records().page("resource", "", 10))
                .get(0);
    }

    @Test
    void nothingIsErasedWhileSomethingIsInFlight() throws Exception {
        try (Hub hub = TestHubs.sqlite(directory.resolve("hub.db"))) {
            target.meets("R1", Fate.requestLost());
            source.says(ada());
            decider.on(
                    "key",
                    () -> Decision.builder().deliver(ADA, "erp", Map.of()).build());
            Tallystick tally = Bench.engine(hub.store(), new ManualTime())
                    .withSystem("psa", new PaperSystem().reading(RecordType.RESOURCE, source))
                    .withSystem("erp", new PaperSystem().writing(RecordType.RESOURCE, target, WriteStrategy.NONE))
                    .ingest(RecordType.RESOURCE, from("psa"))
                    .decide(decider)
                    .deliver(RecordType.RESOURCE, to("erp").onRequest())
                    .build();
            tally.run(AUGUST);

            assertThatThrownBy(() -> tally.erase(ADA, List.of(), "dpo", "request 17"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("on its way to [erp]");
            assertThat(hub.tablesWith(NAME)).contains("hub_document", "hub_record");
        }
    }

    /** An address is written in any case, and a name may hold what JSON escapes. */
    @ParameterizedTest
    @ValueSource(strings = {"ANN.o@acme.example", "Ann \"Annie\" O'Neil"})
    void aContactIsForgottenHoweverItIsWritten(String known) throws Exception {
        Ref<Customer> acme = Papers.customerRef("crm", "C1");
        PaperSource<Customer> customers = new PaperSource<>();
        Contact ann = new Contact("Ann \"Annie\" O'Neil", "Ann.O@acme.example", null, null);
        Header noted = Header.of(Papers.customerRef("crm", "C2"))
                .withExtension("note", "as " + ann.name() + " says, " + ann.email());
        customers.says(
                Papers.account(
                        "C1",
                        1,
                        Draft.of(acme, Papers.builder("crm", "C1").name("Acme").contacts(List.of(ann))),
                        "Acme"),
                Papers.account(
                        "C2",
                        1,
                        Draft.of(
                                Papers.customerRef("crm", "C2"),
                                Papers.builder("crm", "C2").header(noted).name("Bolt")),
                        "Bolt"));
        try (Hub hub = TestHubs.postgres()) {
            Tallystick tally = Bench.engine(hub.store(), new ManualTime())
                    .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, customers))
                    .ingest(RecordType.CUSTOMER, from("crm"))
                    .build();
            tally.run(AUGUST);

            Erased erased = tally.erase(acme, List.of(known), "dpo", "request 17");

            assertThat(erased.isRecordBlanked()).isTrue();
            assertThat(erased.stillNamedIn()).as("as a note of another").hasSize(1);
        }
    }

    @Test
    void whatIsNotUnderstoodIsRefused() throws Exception {
        try (Hub hub = TestHubs.sqlite(directory.resolve("hub.db"))) {
            Tallystick tally = plant(hub);
            Ref<Customer> nobody = Papers.customerRef("crm", "C1");

            assertThatThrownBy(() -> tally.erase(nobody, List.of(), "dpo", "x")).hasMessageContaining("has no record");
            assertThatThrownBy(() -> tally.erase(ADA, List.of("A."), "dpo", "x"))
                    .hasMessageContaining("at least 3");
            assertThatThrownBy(() -> tally.erase(ADA, List.of(), "", "x")).hasMessageContaining("who");
            assertThat(hub.tablesWith(NAME)).contains("hub_document", "hub_record");
        }
    }
}
