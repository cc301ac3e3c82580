package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.retry.Limits;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.spi.ConfigException;
import org.tallystick.store.jdbc.JdbcStore;

/** What does not fit is found before anything runs, all at once, each with how to mend it. */
class BuilderFaultsTest {

    private static final RuleSet RULES = RuleSet.parse("""
            ruleset: other
            systems:
              psa:
                customer:
                  fields:
                    name: { copy: Name }
            """, "other.yaml");

    @Test
    void allFaultsAreReportedTogether() {
        PaperSystem crm = new PaperSystem().reading(RecordType.CUSTOMER, new PaperSource<Customer>());
        TallystickBuilder builder = Tallystick.builder()
                .withRules(RULES)
                .withSystem("crm", crm)
                .withSystem("crm", crm)
                .withSystem("hub", crm)
                .withLimits("erp", Limits.builder().build())
                .withKnown(Papers.customer("C1", "Acme"), List.of(Papers.customerRef("erp", "5")))
                .withKnown(Papers.customer("C2", "Bolt"), List.of(Papers.customerRef("erp", "5")))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .ingest(RecordType.CUSTOMER, from("hcm"))
                .ingest(RecordType.PROJECT, from("crm"))
                .deliver(RecordType.CUSTOMER, to("crm"))
                .decide(new ScriptedDecider(), new ScriptedDecider())
                .reconcileInvoices("erp");

        assertThat(faults(builder))
                .containsExactlyInAnyOrder(
                        "System 'crm' is added twice: give each installation its own name",
                        "A system may not be called 'hub': the hub's own records carry that name",
                        "The systems 'crm' and 'hub' are one connector, and so one account: say so with withAccount(…), or make a connector for each",
                        "crm/customer/C1 and crm/customer/C2 are both known as erp/customer/5: give each its own",
                        "The flow 'ingest crm/customer' is declared 2 times: declare it once (API-8)",
                        "A flow names the system 'hcm': add it with withSystem(…)",
                        "System 'crm' (paper) does not read project as its configuration and the rule set stand: correct them, take the flow out, or read it from another system",
                        "System 'crm' (paper) cannot write customer and look it up: take the flow out, or deliver it elsewhere",
                        "Invoices are reconciled with 'erp', and none are delivered there: declare deliver(INVOICE, to(\"erp\"))",
                        "The rule set maps the system 'psa', which is not added: add it with withSystem(…), or correct its name",
                        "There are limits for the system 'erp', which is not added: add it with withSystem(…), or correct its name",
                        "Two deciders are named 'scripted': give each its own name",
                        "There is no store: call withStore(…)");
    }

    @Test
    void anAccountIsOfSystemsThatAreThereAndHasItsOwnLimits() {
        TallystickBuilder builder = Tallystick.builder()
                .withSystem("crm", new PaperSystem())
                .withSystem("psa", new PaperSystem())
                .withAccount("org", "crm", "psa", "erp")
                .withAccount("other", "psa")
                .withLimits("crm", Limits.builder().build())
                .withLimits("org", Limits.builder().build());

        assertThat(faults(builder))
                .containsExactlyInAnyOrder(
                        "The system 'psa' is of the account 'org' and of 'other': name one",
                        "The account 'org' is said to be of the system 'erp', which is not added: add it with withSystem(…), or correct its name",
                        "There are limits for the system 'crm', which is of the account 'org': give them to the account",
                        "There is no store: call withStore(…)");
    }

    /** Limits for "crm" would be those of the PSA, and the CRM's would be others. */
    @Test
    void anAccountMayBearTheNameOfAnyOfItsOwnSystemsOnly() {
        TallystickBuilder builder = Tallystick.builder()
                .withSystem("crm", new PaperSystem())
                .withSystem("psa", new PaperSystem())
                .withSystem("erp", new PaperSystem())
                .withSystem("hcm", new PaperSystem());

        assertThat(faults(builder.withAccount("erp", "erp", "hcm")))
                .containsExactly("There is no store: call withStore(…)");
        assertThat(faults(builder.withAccount("org", "crm").withAccount("crm", "psa")))
                .contains(
                        "The account 'crm' bears the name of a system that is of the account 'org': give it a name of its own");
    }

    /** Of two accounts both would be written to at once, and each flow could make the document that the other does not find yet. */
    @Test
    void oneConnectorIsOfOneAccount() {
        assertThat(faults(ledgers()))
                .containsExactlyInAnyOrder(
                        "The systems 'emea' and 'apac' are one connector, and so one account: say so with withAccount(…), or make a connector for each",
                        "There is no store: call withStore(…)");
        assertThat(faults(ledgers().withAccount("ledger", "emea", "apac")))
                .containsExactly("There is no store: call withStore(…)");
    }

    private static TallystickBuilder ledgers() {
        PaperSystem ledger = new PaperSystem();
        return Tallystick.builder().withSystem("emea", ledger).withSystem("apac", ledger);
    }

    @Test
    void aDocumentThatComesBackNeedsAnOwner() {
        assertThat(faults(readingInvoicesBack()))
                .containsExactlyInAnyOrder(
                        "invoice is read from 'erp', where it is delivered, and no ownership rule is about it: say in the ownership what is whose",
                        "There is no store: call withStore(…)");
        assertThat(faults(readingInvoicesBack().withOwnership(Ownership.defaults())))
                .containsExactly("There is no store: call withStore(…)");
    }

    @Test
    void rulesThatNoFlowUsesAreRefused() {
        assertThat(faults(mapping()))
                .containsExactlyInAnyOrder(
                        "The rule set maps customer of 'psa', and no flow reads it from there or brings it there: declare one, or take the rules out",
                        "There is no store: call withStore(…)");
        assertThat(faults(mapping().ingest(RecordType.CUSTOMER, from("psa"))))
                .containsExactly("There is no store: call withStore(…)");
        assertThat(faults(mapping().deliver(RecordType.CUSTOMER, to("psa"))))
                .containsExactly("There is no store: call withStore(…)");
        RuleSet writing = RuleSet.parse(
                "{ruleset: w, systems: {psa: {customer: {fields: {name: {copy: Name}}, writes: name}}}}", "w.yaml");
        assertThat(faults(mapping().withRules(writing).ingest(RecordType.CUSTOMER, from("psa"))))
                .containsExactlyInAnyOrder(
                        "The rule set writes fields of customer in 'psa', and no flow brings it there: declare one, or take 'writes' out",
                        "There is no store: call withStore(…)");
    }

    private static TallystickBuilder mapping() {
        PaperSystem psa = new PaperSystem()
                .reading(RecordType.CUSTOMER, new PaperSource<Customer>())
                .writing(RecordType.CUSTOMER, new PaperTarget<>());
        return Tallystick.builder().withRules(RULES).withSystem("psa", psa);
    }

    /** POL-3, OWN-2: a scope that no record can be in. */
    @Test
    void aRuleForLegalEntitiesIsAboutRecordsThatNameOne() {
        TallystickBuilder builder =
                Tallystick.builder().withPolicies(PolicySet.parse("""
                        policies: p
                        rules:
                          late:
                            on: revenue-event
                            when: { present: amount }
                            severity: hold
                            owner: finance
                            message: m
                            remedy: r
                            legalEntities: DE01
                        """, "p")).withOwnership(Ownership.parse("""
                        ownership: o
                        rules:
                          names: { type: customer, fields: name, owner: erp, legalEntities: DE01 }
                          terms: { type: invoice, fields: terms, owner: erp, legalEntities: DE01 }
                        """, "o"));

        assertThat(faults(builder))
                .containsExactlyInAnyOrder(
                        "The policy 'late' is for some legal entities, and revenue-event does not say whose it is: leave out legalEntities, or the type",
                        "The ownership rule 'names' is for some legal entities, and customer does not say whose it is: leave out legalEntities, or the type",
                        "There is no store: call withStore(…)");
    }

    private static TallystickBuilder readingInvoicesBack() {
        PaperSystem erp = new PaperSystem()
                .reading(RecordType.INVOICE, new PaperSource<Invoice>())
                .writing(RecordType.INVOICE, new PaperTarget<>());
        return Tallystick.builder()
                .withSystem("erp", erp)
                .ingest(RecordType.INVOICE, from("erp"))
                .deliver(RecordType.INVOICE, to("erp"));
    }

    @Test
    void whatFitsIsBuilt() {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            PaperSystem crm = new PaperSystem().reading(RecordType.CUSTOMER, new PaperSource<Customer>());

            assertThat(Tallystick.builder()
                            .withStore(store)
                            .withSystem("crm", crm)
                            .ingest(RecordType.CUSTOMER, from("crm"))
                            .build())
                    .isNotNull();
        }
    }

    private static List<String> faults(TallystickBuilder builder) {
        return catchThrowableOfType(ConfigException.class, builder::build).faults();
    }
}
