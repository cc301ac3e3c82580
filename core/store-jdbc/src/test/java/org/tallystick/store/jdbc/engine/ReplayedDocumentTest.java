package org.tallystick.store.jdbc.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.engine.exceptions.Incident;
import org.tallystick.engine.observe.HubEvent.PageIngested;
import org.tallystick.engine.observe.HubObserver;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Cases.State;
import org.tallystick.engine.store.Documents;
import org.tallystick.json.TextMap;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/** Documents that were set aside and are mapped anew because a person says so, as they were or edited (RES-8, F-OPS-08). */
class ReplayedDocumentTest {

    /** Maps what it reads; the company's register, without which no name is known, can be put right. */
    private static final class Register extends PaperSource<Customer> implements MappingSource<Customer> {

        private final Map<String, String> names = new TreeMap<>();

        @Override
        public Change<Customer> map(String documentId, long version, RawDocument raw) {
            Map<String, String> wire = TextMap.read(raw.content());
            String id = wire.getOrDefault("id", documentId);
            String name = names.getOrDefault(wire.get("name"), wire.get("name"));
            if (name == null || name.isEmpty() || name.startsWith("?")) {
                return new Change.Unreadable<>(
                        id,
                        version,
                        raw,
                        Problem.ofField(
                                "NAME_UNKNOWN",
                                "name",
                                name,
                                "Account " + id + " has no name that is known",
                                "add it"));
            }
            return new Change.Upsert<>(
                    id,
                    version,
                    raw,
                    List.of(Draft.of(
                            Papers.customerRef("crm", id),
                            Papers.builder("crm", id).name(name))));
        }

        void says(String id, String name) {
            says(map(id, 1, RawDocument.json("{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name))));
        }
    }

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final Register source = new Register();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Tallystick tally = tally("{classification: crm, records: {}, documents: {none: {crm/customer: []}}}");
    private final ExceptionDesk desk = tally.exceptions();

    private Tallystick tally(String classification) {
        return Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                .withClassification(FieldClassification.parse(classification, "crm.yaml"))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .decide(looker)
                .build();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aReplayedDocumentIsMappedAnewFromWhatWasReceived() {
        source.says("C1", "?1");
        tally.run(AUGUST);
        tally.run(SEPTEMBER);
        assertThat(looker.records()).isEmpty();

        source.names.put("?1", "Acme");
        desk.replay(only().id(), "Ada", "the register is right now");
        tally.run(OCTOBER);

        assertThat(looker.records()).extracting(Customer::name).containsExactly("Acme");
        assertThat(only().state()).isEqualTo(State.REPLAYED);
        assertThat(only().goneAt()).isNotNull();
    }

    /** The person's own document is set aside: nothing of its text is kept, so it is read again, and the exception does not stay for good. */
    @Test
    void aReplayedDocumentWhoseTextWasErasedIsReadAgain() {
        source.says("C1", "Acme");
        tally.run(AUGUST);
        source.says(source.map("C1", 2, RawDocument.json("{\"id\":\"C1\",\"name\":\"?1\"}")));
        tally.run(SEPTEMBER);
        tally.erase(Papers.customerRef("crm", "C1"), List.of("nobody"), "dpo", "request 17");
        source.names.put("?1", "Bolt");
        source.feed.set(1, source.map("C1", 2, RawDocument.json("{\"id\":\"C1\",\"name\":\"?1\"}")));

        desk.replay(only().id(), "Ada", "the register is right now");
        tally.run(OCTOBER);

        assertThat(looker.records()).extracting(Customer::name).containsExactly("Bolt");
        assertThat(only().goneAt()).isNotNull();
    }

    /** Events go by the tier of the type, whatever tier their flow has. */
    @Test
    void aReplayIsToldUnderTheTierUnderWhichTheReadingWasTold() {
        List<Tier> told = new ArrayList<>();
        Tallystick observed = Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                .ingest(RecordType.CUSTOMER, from("crm").tier(Tier.BILLING))
                .withObserver(new HubObserver() {
                    @Override
                    public void onPageIngested(PageIngested event) {
                        told.add(event.tier());
                    }
                })
                .build();
        source.says("C1", "?1");
        observed.run(AUGUST);
        desk.replay(only().id(), "Ada", "try it");
        observed.run(SEPTEMBER);

        assertThat(told).hasSizeGreaterThan(1).containsOnly(Tier.REFERENCE);
    }

    @Test
    void aReplayThatFailsAgainIsOpenAgain() {
        source.says("C1", "?1");
        tally.run(AUGUST);
        desk.replay(only().id(), "Ada", "try it");
        tally.run(SEPTEMBER);

        assertThat(only().state()).isEqualTo(State.OPEN);
        assertThat(only().times()).isEqualTo(2);
    }

    @Test
    void anEditedDocumentIsMappedAndTheOriginalStaysWithTheDifference() {
        source.says("C1", "?1");
        tally.run(AUGUST);
        String received = kept().hash();

        desk.replayEdited(only().id(), "{\"id\":\"C1\",\"name\":\"Acme\"}", "Ada", "as on the contract");
        tally.run(SEPTEMBER);
        source.says("C1", "?1");
        tally.run(OCTOBER);

        assertThat(looker.records()).extracting(Customer::name).containsExactly("Acme");
        assertThat(only().state()).isEqualTo(State.REPLAYED);
        assertThat(desk.history(only().id()).get(0)).satisfies(step -> {
            assertThat(step.action()).isEqualTo("EDITED");
            assertThat(step.actor()).isEqualTo("Ada");
            assertThat(step.reason()).isEqualTo("as on the contract");
            assertThat(step.changes()).isEqualTo("[{\"path\":\"/name\",\"old\":\"?1\",\"new\":\"Acme\"}]");
        });
        assertThat(kept().state()).isEqualTo(Documents.State.MAPPED);
        assertThat(kept().hash()).as("of what was received").isEqualTo(received);
        assertThat(tally.audit().verify()).isEmpty();
    }

    @Test
    void pol7_whatIsShownOfDocumentsAndEditsIsMaskedAsTheClassificationSays() {
        source.says("C1", "?1");
        tally.run(AUGUST);
        desk.replayEdited(only().id(), "{\"id\":\"C1\",\"name\":\"?2\"}", "Ada", "as on the contract");
        tally.run(SEPTEMBER);
        long id = only().id();

        ExceptionDesk named = tally("{classification: crm, records: {}, documents: {pii: {crm/customer: name}}}")
                .exceptions();
        assertThat(named.payload(id)).contains("{\"id\":\"C1\",\"name\":\"***\"}");
        assertThat(named.history(id).get(0).changes())
                .isEqualTo("[{\"path\":\"/name\",\"old\":\"***\",\"new\":\"***\"}]");
        ExceptionDesk unknown = tally("{classification: crm, records: {}}").exceptions();
        assertThat(unknown.payload(id)).contains("{\"id\":\"***\",\"name\":\"***\"}");
        assertThat(unknown.reveal(id, "Lin", "to correct it")).isEqualTo("{\"id\":\"C1\",\"name\":\"?1\"}");
    }

    @Test
    void anEditThatChangesNothingOrIsNoJsonOrAnotherDocumentIsRefused() {
        source.says("C1", "?1");
        tally.run(AUGUST);
        long id = only().id();

        assertThatThrownBy(() -> desk.replayEdited(id, "{\"name\" : \"?1\", \"id\":\"C1\"}", "Ada", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("changes nothing");
        assertThatThrownBy(() -> desk.replayEdited(id, "{\"name\":", "Ada", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON");
        desk.replayEdited(id, "{\"id\":\"C2\",\"name\":\"Acme\"}", "Ada", "x");
        tally.run(SEPTEMBER);

        assertThat(looker.records()).isEmpty();
        assertThat(desk.find(CaseFilter.open(), 0, 10))
                .extracting(ExceptionCase::code)
                .containsExactly("OTHER_DOCUMENT");
    }

    @Test
    void aSourceThatCannotMapIsReadFromItsStart() {
        PaperSource<Customer> plain = new PaperSource<>();
        Tallystick other = Bench.reading(store, time, "crm", RecordType.CUSTOMER, plain, looker);
        plain.says(Papers.namelessAccount("C1", 1), Papers.account("C2", 1, "Bolt"));
        other.run(AUGUST);
        assertThatThrownBy(() -> other.exceptions().replayEdited(only().id(), "{}", "Ada", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("correct crm/customer/C1 at its source");
        plain.feed.set(0, Papers.account("C1", 1, "Acme"));
        other.run(SEPTEMBER);
        assertThat(looker.records()).hasSize(1);

        other.exceptions().replay(only().id(), "Ada", "its mapping is right now");
        other.run(OCTOBER);

        assertThat(looker.records()).extracting(Customer::name).containsExactlyInAnyOrder("Acme", "Bolt");
    }

    @Test
    void aDiscardedDocumentIsOutOfTheWayUntilItIsReplayed() {
        source.says("C1", "?1");
        tally.run(AUGUST);
        desk.discard(only().id(), "Ada", "a test account");

        assertThat(tally.run(SEPTEMBER).exceptions()).isEmpty();

        assertThat(only().state()).isEqualTo(State.DISCARDED);
        desk.replayEdited(only().id(), "{\"id\":\"C1\",\"name\":\"Acme\"}", "Ada", "it is one after all");
        tally.run(OCTOBER);
        assertThat(looker.records()).hasSize(1);
    }

    /** F-DAT-07. */
    @Test
    void equalErrorsAreOneIncident() {
        for (int i = 1; i <= 500; i++) {
            source.says("C" + i, "?" + i);
        }
        source.says("D1", "Bolt");
        source.says(Papers.namelessAccount("E1", 1));

        tally.run(AUGUST);

        List<Incident> incidents = desk.incidents(CaseFilter.open());
        assertThat(incidents).extracting(Incident::code).containsExactly("NAME_UNKNOWN", "FIELD_MISSING");
        assertThat(incidents.get(0)).satisfies(incident -> {
            assertThat(incident.count()).isEqualTo(500);
            assertThat(incident.field()).isEqualTo("name");
            assertThat(incident.subjects()).hasSize(Incident.SAMPLES).contains("crm/customer/C1");
            assertThat(incident.remedy()).isEqualTo("add it");
        });
    }

    private ExceptionCase only() {
        List<ExceptionCase> all = desk.find(CaseFilter.all(), 0, 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Documents.DocumentRow kept() {
        return requireNonNull(store.inTransaction(tx -> tx.documents().find("crm/customer", List.of("C1")))
                .get("C1"));
    }
}
