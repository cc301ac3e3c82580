package org.tallystick.store.jdbc.engine;

import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.MasterDataBuilder;
import org.tallystick.billing.Tax;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.engine.process.ProjectCreation;
import org.tallystick.engine.process.ProjectSetup;
import org.tallystick.engine.process.ProjectSetup.Systems;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/** How opportunities become customers and projects, and how they do not. */
final class Creation {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    static final Ref<Opportunity> REF = new Ref<>("crm", RecordType.OPPORTUNITY, "O1");
    static final Ref<Engagement> ENGAGEMENT = new Ref<>("crm", RecordType.ENGAGEMENT, "O1");
    static final Systems SYSTEMS = new Systems("crm", "psa", "erp", "erp");
    static final ProjectCreation PROCESS = new ProjectCreation(master().build(), SYSTEMS);
    static final String KEY = PROCESS.key(REF);

    private Creation() {}

    static MasterDataBuilder master() {
        LegalEntity german = LegalEntityBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE")))
                .country(new CountryCode("DE"))
                .timeZone(ZoneId.of("Europe/Berlin"))
                .currencies(Set.of(EUR))
                .build();
        return MasterData.builder()
                .withLegalEntity(german, "5")
                .withServiceLine("Advisory", "21")
                .withTaxRule("DE", new CountryCode("DE"), LineKind.TIME, new Tax("S", Rate.of("0.10")));
    }

    /** What may be billed, a hundred for an hour of a consultant. */
    static BillingRelease release(BillingRelease.Sources sources) {
        return new BillingRelease(
                master().withStandardRate(
                                "DE",
                                RateCardEntry.of("std-1", "Consultant", EUR, new BigDecimal("100"), Period.ALWAYS))
                        .build(),
                sources);
    }

    static Engagement engagement(Ref<Engagement> ref) {
        return EngagementBuilder.builder()
                .header(Header.of(ref))
                .name("Cloud move")
                .customer(Papers.customerRef("crm", "C1"))
                .ultimateParent(Papers.customerRef("crm", "C1"))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE"))
                .currency(EUR)
                .serviceLine("Advisory")
                .build();
    }

    static OpportunityBuilder opportunity() {
        return OpportunityBuilder.builder()
                .header(Header.of(REF))
                .name("Cloud move")
                .customer(Papers.customerRef("crm", "C1"))
                .legalEntity("DE")
                .currency(EUR)
                .serviceLine("Advisory")
                .stage(OpportunityStage.CONTRACTED);
    }

    static Customer customer(String country) {
        return in(Papers.builder("crm", "C1"), country).build();
    }

    static CustomerBuilder in(CustomerBuilder customer, String country) {
        return customer.name("Acme").addresses(List.of(Address.of(AddressUse.BILLING, new CountryCode(country))));
    }

    /** Asked for while the sale is still open. */
    static void created(Rounds rounds, String key) {
        rounds.decider
                .puts("1", customer("DE"))
                .puts("2", opportunity().stage(OpportunityStage.OPEN).build());
        rounds.insist(tally -> tally.run(AUGUST));
        rounds.insist(tally -> PROCESS.create(tally.processes(), REF, "Ben"));
        rounds.insist(Tallystick::advance);
        rounds.decider.puts("2", opportunity().build());
        rounds.insist(tally -> tally.run(SEPTEMBER));
        rounds.insist(Tallystick::advance);
    }

    /** The customer is in a country for which there is no tax rule, and then it is not. */
    static void corrected(Rounds rounds, String key) {
        asked(rounds, "CH");
        rounds.reads(customer("DE"));
        rounds.time.pass(Duration.ofMinutes(15));
        rounds.insist(Tallystick::advance);
    }

    static void discarded(Rounds rounds, String key) {
        rounds.psaProjects.meets("O1", Fate.refused(), Fate.refused(), Fate.refused(), Fate.refused());
        asked(rounds, "DE");
        rounds.discards("psa", RecordType.PROJECT, "O1");
        rounds.insist(Tallystick::advance);
    }

    private static void asked(Rounds rounds, String country) {
        rounds.decider.puts("1", customer(country)).puts("2", opportunity().build());
        rounds.insist(tally -> tally.run(AUGUST));
        rounds.insist(tally -> PROCESS.create(tally.processes(), REF, "Ben"));
        rounds.insist(Tallystick::advance);
    }

    /** What is there in the end. */
    static String residue(Rounds rounds) {
        return "ERP: customers %s, projects %s%nPSA: projects %s%nhub: engagement %s, project %s%n"
                .formatted(
                        Rounds.keys(rounds.customers),
                        Rounds.keys(rounds.projects),
                        Rounds.keys(rounds.psaProjects),
                        rounds.seen(ENGAGEMENT)
                                .map(found -> found.status() == null
                                        ? "there"
                                        : found.status().name())
                                .orElse("none"),
                        rounds.seen(ProjectSetup.projectOf(ENGAGEMENT))
                                .map(found -> found.status() == null
                                        ? "there"
                                        : found.status().name())
                                .orElse("none"))
                .replace("\r", "");
    }
}
