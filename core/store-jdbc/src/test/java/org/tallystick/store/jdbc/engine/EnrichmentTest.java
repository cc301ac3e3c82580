package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.From.from;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.enrich.Enricher;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.store.jdbc.JdbcStore;

/** TRN-6: what a source does not say is asked elsewhere, once, and nothing is stored without it. */
class EnrichmentTest {

    /** Knows what companies are called in the register; names without an asterisk need not be asked about. */
    private static final class Register implements Enricher<Customer> {

        private final Map<String, String> names = new HashMap<>(Map.of("Acme*", "Acme Holding", "Bolt*", "Bolt plc"));
        private final List<List<String>> asked = new ArrayList<>();
        private @Nullable RuntimeException failure;
        private String name = "register 1";

        @Override
        public String name() {
            return name;
        }

        @Override
        public RecordType<Customer> type() {
            return RecordType.CUSTOMER;
        }

        @Override
        public Optional<String> question(Customer record) {
            return Optional.ofNullable(record.name()).filter(each -> each.endsWith("*"));
        }

        @Override
        public Map<String, String> answers(Collection<String> questions) {
            asked.add(List.copyOf(questions));
            if (failure != null) {
                throw failure;
            }
            Map<String, String> found = new HashMap<>(names);
            found.keySet().retainAll(questions);
            return found;
        }

        @Override
        public Customer enriched(Customer record, String answer) {
            return CustomerBuilder.builder(record).legalName(answer).build();
        }
    }

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Register register = new Register();
    private Tallystick tally = tally();

    private Tallystick tally() {
        return Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                .ingest(RecordType.CUSTOMER, from("crm").enrichedBy(register))
                .decide(looker)
                .build();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void trn6_recordsAreGivenWhatWasAskedOnceForAllOfThem() {
        source.says(
                Papers.account("C1", 1, "Acme*"),
                Papers.account("C2", 1, "Bolt*"),
                Papers.account("C3", 1, "Acme*"),
                Papers.account("C4", 1, "Cord"));

        tally.run(AUGUST);

        assertThat(looker.records())
                .extracting(Customer::legalName)
                .containsExactlyInAnyOrder("Acme Holding", "Acme Holding", "Bolt plc", null);
        assertThat(register.asked).containsExactly(List.of("Acme*", "Bolt*"));
    }

    @Test
    void trn6_anAnswerHoldsForAWhile() {
        source.says(Papers.account("C1", 1, "Acme*"));
        tally.run(AUGUST);
        time.pass(Duration.ofMinutes(59));
        source.says(Papers.account("C2", 1, "Acme*"));
        tally.run(SEPTEMBER);
        assertThat(register.asked).hasSize(1);

        time.pass(Duration.ofMinutes(1));
        register.names.put("Acme*", "Acme Group");
        source.says(Papers.account("C2", 2, "Acme*"));
        tally.run(OCTOBER);

        assertThat(register.asked).hasSize(2);
        assertThat(looker.records())
                .extracting(Customer::legalName)
                .containsExactlyInAnyOrder("Acme Holding", "Acme Group");
    }

    @Test
    void trn6_whileItCannotBeAskedItsRecordsAreSetAsideAndComeByThemselves() {
        register.failure = new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "503", "closed"));
        source.says(Papers.account("C1", 1, "Acme*"), Papers.account("C4", 1, "Cord"));

        Run during = tally.run(AUGUST);

        assertThat(during.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("ENRICHMENT_FAILED");
            assertThat(found.message()).isEqualTo("register 1 cannot be asked about crm/customer/C1: closed");
        });
        assertThat(looker.records()).extracting(Customer::name).containsExactly("Cord");
        assertThat(tally.run(SEPTEMBER).exceptions()).hasSize(1);

        register.failure = null;
        Run after = tally.run(OCTOBER);

        assertThat(after.exceptions()).isEmpty();
        assertThat(looker.records()).extracting(Customer::legalName).containsExactlyInAnyOrder("Acme Holding", null);
    }

    @Test
    void trn6_whatHasNoAnswerWaitsForAPerson() {
        register.names.remove("Acme*");
        source.says(Papers.account("C1", 1, "Acme*"));
        assertThat(tally.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("ENRICHMENT_MISSING");
        register.names.put("Acme*", "Acme Holding");
        assertThat(tally.run(SEPTEMBER).exceptions()).hasSize(1);
        assertThat(register.asked).hasSize(1);

        ExceptionDesk desk = tally.exceptions();
        desk.replay(desk.find(CaseFilter.open(), 0, 10).get(0).id(), "Ada", "the register has it now");
        tally.run(OCTOBER);

        assertThat(looker.records()).extracting(Customer::legalName).containsExactly("Acme Holding");
    }

    @Test
    void trn6_aDefectOfTheEnricherSetsItsRecordsAsideAndStopsNothing() {
        register.failure = new IllegalStateException("no index");
        source.says(Papers.account("C1", 1, "Acme*"), Papers.account("C4", 1, "Cord"));

        assertThat(tally.run(AUGUST).exceptions())
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("register 1", "crm/customer/C1", "no index"));
        assertThat(looker.records()).extracting(Customer::name).containsExactly("Cord");
    }

    @Test
    void underAnotherNameAllIsMadeAnew() {
        source.says(Papers.account("C1", 1, "Acme*"));
        tally.run(AUGUST);
        register.names.put("Acme*", "Acme Group");
        register.name = "register 2";
        tally = tally();
        tally.run(SEPTEMBER);

        assertThat(looker.records()).extracting(Customer::legalName).containsExactly("Acme Group");
    }

    @Test
    void anEnricherOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> Bench.engine(store, time)
                        .withSystem("crm", new PaperSystem().reading(RecordType.PROJECT, new PaperSource<Project>()))
                        .ingest(RecordType.PROJECT, from("crm").enrichedBy(register))
                        .build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is enriched by 'register 1', which is for customer");
    }
}
