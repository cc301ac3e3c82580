package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.ProcessInstance;
import org.tallystick.engine.process.ProjectSetup;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.simulation.Faults;

/** SC1-1, POL-1, PAT-1: what keeps an opportunity from being set up, and that nothing of it is there meanwhile. */
class ProjectCreationTest {

    /** One thing that is wrong, and the rule that says so. */
    enum Fault {
        CUSTOMER_MISSING("DE", null),
        CUSTOMER_HIERARCHY_CYCLE("DE", "C1"),
        CUSTOMER_PARENT_MISSING("DE", "C9"),
        LEGAL_ENTITY_UNMAPPED(sale -> sale.legalEntity("FR")),
        CURRENCY_NOT_ALLOWED(sale -> sale.currency(new CurrencyCode("USD"))),
        TAX_NEXUS_MISSING("CH", null),
        SERVICE_LINE_UNMAPPED(sale -> sale.serviceLine("Gardening"));

        @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
        private final UnaryOperator<CustomerBuilder> customer;

        @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
        private final UnaryOperator<OpportunityBuilder> sale;

        Fault(String country, @Nullable String parent) {
            this.customer = account ->
                    Creation.in(account, country).parent(parent == null ? null : Papers.customerRef("crm", parent));
            this.sale = sale -> sale;
        }

        Fault(UnaryOperator<OpportunityBuilder> sale) {
            this.customer = account -> Creation.in(account, "DE");
            this.sale = sale;
        }
    }

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final Rounds rounds = new Rounds(hub, Faults.NONE, Creation.PROCESS.definition())
            .delivering(RecordType.CUSTOMER, RecordType.PROJECT);

    @AfterEach
    void close() {
        hub.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachFaultAloneHasItsRuleAndNothingIsThere(Fault fault) {
        String account = fault == Fault.CUSTOMER_MISSING ? "C2" : "C1";
        rounds.decider
                .puts("1", fault.customer.apply(Papers.builder("crm", account)).build())
                .puts("2", fault.sale.apply(Creation.opportunity()).build());
        Tallystick tally = rounds.open();
        tally.run(AUGUST);
        ProcessInstance started = Creation.PROCESS.create(tally.processes(), Creation.REF, "Ben");

        Run run = tally.run(SEPTEMBER);

        assertThat(run.exceptions())
                .extracting(Finding::code, Finding::subject)
                .containsExactly(tuple(fault.name(), Creation.REF.toString()));
        assertThat(tally.processes().find(started.key()).orElseThrow().step()).isEqualTo("validate");
        assertThat(Creation.residue(rounds)).isEqualTo("""
            ERP: customers [], projects []
            PSA: projects []
            hub: engagement none, project none
            """);

        assertThat(tally.processes().cancel(started.key(), "Ben", "not sold").state())
                .isEqualTo(State.COMPENSATING);
        assertThat(tally.run(OCTOBER).exceptions()).isEmpty();
        assertThat(tally.processes().find(started.key()).orElseThrow().state()).isEqualTo(State.COMPENSATED);
    }

    @Test
    void aLostOpportunityIsNotSetUp() {
        rounds.decider.puts(
                "2", Creation.opportunity().stage(OpportunityStage.LOST).build());
        Tallystick tally = rounds.open();
        tally.run(AUGUST);
        ProcessInstance started = Creation.PROCESS.create(tally.processes(), Creation.REF, "Ben");
        tally.advance();

        assertThat(tally.processes().find(started.key()).orElseThrow()).satisfies(process -> {
            assertThat(process.state()).isEqualTo(State.COMPENSATED);
            assertThat(process.problem()).isEqualTo("crm/opportunity/O1 is lost");
        });
    }

    /** By the decider: its engagement and project are not this process's to end. */
    @Test
    void whatIsSetUpAlreadyIsLeftAlone() {
        rounds.decider
                .puts("1", Creation.customer("DE"))
                .puts("2", Creation.opportunity().build());
        Tallystick tally = rounds.open();
        tally.run(AUGUST);
        ProjectSetup setup = new ProjectSetup(Creation.master().build(), Creation.SYSTEMS);
        Decision decided = decided(setup);
        rounds.decider.on("3", () -> decided);
        tally.run(SEPTEMBER);
        ProcessInstance started = Creation.PROCESS.create(tally.processes(), Creation.REF, "Ben");
        tally.advance();

        assertThat(tally.processes().find(started.key()).orElseThrow()).satisfies(process -> {
            assertThat(process.state()).isEqualTo(State.COMPENSATED);
            assertThat(process.problem()).isEqualTo("crm/opportunity/O1 is set up already");
        });
        assertThat(Creation.residue(rounds)).isEqualTo("""
            ERP: customers [C1], projects [O1]
            PSA: projects [O1]
            hub: engagement there, project there
            """);
    }

    /** Terms that change after the sale is set up change the engagement, and a decider that only follows sets nothing up. */
    @Test
    void anEngagementFollowsItsOpportunity() {
        ProjectSetup following = ProjectSetup.following(Creation.master().build(), Creation.SYSTEMS);
        rounds.decider
                .puts("1", Creation.customer("DE"))
                .puts("2", Creation.opportunity().build());
        Tallystick tally = rounds.open();
        tally.run(AUGUST);
        assertThat(decided(following)).isEqualTo(Decision.NONE);
        Creation.PROCESS.create(tally.processes(), Creation.REF, "Ben");
        tally.advance();
        rounds.decider.puts(
                "2", Creation.opportunity().name("Cloud move, second half").build());
        tally.run(SEPTEMBER);

        assertThat(decided(following).puts())
                .singleElement()
                .satisfies(put -> assertThat(((Engagement) put).name()).isEqualTo("Cloud move, second half"));
    }

    /** What it would decide of the sale in the next run. */
    private Decision decided(ProjectSetup setup) {
        List<Decision> heard = new ArrayList<>();
        ScriptedDecider listener = new ScriptedDecider().on("O1", (key, records, run) -> {
            heard.add(setup.decide(key, records, run));
            return Decision.NONE;
        });
        Bench.engine(hub, rounds.time).decide(listener).build().plan(OCTOBER);
        return heard.get(0);
    }
}
