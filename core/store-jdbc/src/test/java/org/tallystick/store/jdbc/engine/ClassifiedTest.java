package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.exceptions.CaseAction;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.model.Contact;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Handling;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.spi.ConfigException;
import org.tallystick.store.jdbc.JdbcStore;

/** POL-7: classified fields do not leave with payloads of exceptions, nor go to targets that are not to have them. */
class ClassifiedTest {

    private static final Customer ACME = CustomerBuilder.builder(Papers.customer("C1", "Acme"))
            .contacts(List.of(new Contact("Ann Example", "ann@acme.example", null, null)))
            .build();

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final List<Customer> sent = new ArrayList<>();
    private final PaperTarget<Customer> target = new PaperTarget<Customer>()
            .upserting()
            .naming(record -> {
                sent.add(record);
                return List.of();
            });
    private final ScriptedDecider decider = new ScriptedDecider();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void pol7_thePayloadOfADeadLetterIsMaskedUnlessSomeoneSaysWhoAndWhy() {
        ExceptionDesk desk = refused(ACME);
        ExceptionCase only = only(desk);

        assertThat(desk.payload(only.id()).orElseThrow())
                .contains("Acme", "\"***\"")
                .doesNotContain("Ann Example", "ann@acme.example");

        assertThat(desk.reveal(only.id(), "Lin", "the mail address is refused"))
                .contains("Ann Example", "ann@acme.example");
        assertThat(desk.history(only.id()))
                .extracting(CaseAction::action, CaseAction::actor, CaseAction::reason)
                .containsExactly(tuple("REVEALED", "Lin", "the mail address is refused"));
        assertThatThrownBy(() -> desk.reveal(only.id(), "Lin", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pol7_ofARecordThatCarriesATagNothingIsShown() {
        ExceptionDesk desk = refused(tagged("VIP"));

        assertThat(desk.payload(only(desk).id()).orElseThrow()).doesNotContain("Acme", "C1");
    }

    @Test
    void pol7_aTargetDoesNotGetWhatItIsNotToHave() {
        decider.puts("key", ACME);

        Run run = engine().deliver(RecordType.CUSTOMER, to("erp").without("pii"))
                .build()
                .run(AUGUST);

        assertThat(run.exceptions()).isEmpty();
        assertThat(target.kept()).hasSize(1);
        assertThat(sent).allSatisfy(record -> assertThat(record.contacts()).isEmpty());
        assertThat(sent).extracting(Customer::name).containsOnly("Acme");
    }

    @Test
    void pol7_whatIsHiddenFromATargetIsNoChangeOfItsRecord() {
        decider.puts("key", ACME);
        Tallystick tally =
                engine().deliver(RecordType.CUSTOMER, to("erp").without("pii")).build();
        tally.run(AUGUST);

        decider.puts("key", CustomerBuilder.builder(ACME).name("Acme Ltd").build());
        tally.run(Papers.SEPTEMBER);

        assertThat(sent).allSatisfy(record -> assertThat(record.contacts()).isEmpty());
        assertThat(sent).extracting(Customer::name).containsExactly("Acme", "Acme Ltd");
    }

    @Test
    void pol7_aRecordWithTheTagOfAClassDoesNotGoToATargetWithoutIt() {
        decider.puts("key", tagged("PII"));

        Run run = engine().deliver(RecordType.CUSTOMER, to("erp").without("pii"))
                .build()
                .run(AUGUST);

        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("CLASSIFIED");
            assertThat(found.message()).contains("C1 carries the tag PII, and erp is to have nothing of that class");
        });
        assertThat(run.exceptions()).extracting(Finding::owner).doesNotContain("");
        assertThat(target.calls()).isEmpty();
    }

    @Test
    void whatCannotBeLeftOutIsRefusedAtOnce() {
        FieldClassification odd = FieldClassification.parse(
                "{classification: odd, records: {pii: {customer: contacts.name}}}", "odd.yaml");

        assertThatThrownBy(() -> engine().withClassification(odd)
                        .deliver(RecordType.CUSTOMER, to("erp").without("pii", "secret"))
                        .build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("without the class 'secret', which odd does not know: known are pii")
                .hasMessageContaining("without contacts.name, which every record must have");
    }

    @Test
    void aTargetThatIsReadTooHasAllFields() {
        assertThatThrownBy(() -> Bench.engine(store, new ManualTime())
                        .withSystem(
                                "erp",
                                new PaperSystem()
                                        .reading(RecordType.CUSTOMER, new PaperSource<Customer>())
                                        .writing(RecordType.CUSTOMER, target))
                        .ingest(RecordType.CUSTOMER, from("erp"))
                        .deliver(RecordType.CUSTOMER, to("erp").without("pii"))
                        .build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("goes to 'erp' without contacts and is read from there too");
    }

    private ExceptionDesk refused(Customer record) {
        target.meets("C1", Fate.refused());
        decider.puts("key", record);
        Tallystick tally = engine().deliver(RecordType.CUSTOMER, to("erp")).build();
        tally.run(AUGUST);
        return tally.exceptions();
    }

    private TallystickBuilder engine() {
        return Bench.engine(store, new ManualTime())
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
                .decide(decider);
    }

    private static ExceptionCase only(ExceptionDesk desk) {
        List<ExceptionCase> cases = desk.find(CaseFilter.all(), 0, 10);
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private static Customer tagged(String tag) {
        return CustomerBuilder.builder(ACME)
                .header(HeaderBuilder.builder(ACME.header())
                        .handling(new Handling(Set.of(tag), null))
                        .build())
                .build();
    }
}
