package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.billing.LineExplanation;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.Tax;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.engine.process.ProjectSetup;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.store.jdbc.JdbcStore;

/** Contracts whose terms change, disappear or cannot be read. */
class BillingReleaseTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final MasterData MASTER = Creation.master()
            .withTaxRule("DE", new CountryCode("DE"), LineKind.EXPENSE, new Tax("S", Rate.of("0.10")))
            .withLegalEntity(
                    LegalEntityBuilder.builder()
                            .header(Header.of(new Ref<>("erp", RecordType.LEGAL_ENTITY, "AT")))
                            .country(new CountryCode("AT"))
                            .timeZone(ZoneId.of("Europe/Vienna"))
                            .currencies(Set.of(EUR))
                            .build(),
                    "6")
            .withStandardRate("DE", RateCardEntry.of("std-1", "Consultant", EUR, new BigDecimal("100"), Period.ALWAYS))
            .build();

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Engagement> contracts = new PaperSource<>();
    private final PaperSource<Opportunity> opportunities = new PaperSource<>();
    private final PaperTarget<Customer> erpCustomers = new PaperTarget<>();
    private final ScriptedDecider others = new ScriptedDecider();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aContractThatCannotBeReadHoldsItsOwnInvoiceAndNoneOfAContractWithWhoseIdItsOwnBegins() {
        try (Tallystick tally = ofContracts("DE", "CT-1", "CT-12")) {
            contracts.says(contract("CT-1", 1), contract("CT-12", 1), unreadable("CT-12", 2));

            Run run = tally.run(AUGUST);

            assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST))
                    .extracting(invoice -> invoice.engagement().id())
                    .containsExactly("CT-1");
            assertThat(run.exceptions())
                    .extracting(Finding::code, Finding::subject)
                    .contains(tuple("SOURCE_SET_ASIDE", "psa/engagement/CT-12"));
        }
    }

    @Test
    void aRateCardOfAContractLineThatCannotBeReadHoldsTheInvoice() {
        Ref<RateCard> card = new Ref<>("psa", RecordType.RATE_CARD, "RC1");
        others.puts("line", line(card));

        assertHeldBy(RecordType.RATE_CARD, "RC1", "psa/rate-card/RC1");
    }

    @Test
    void aProjectWhoseNewerVersionCannotBeReadHoldsTheInvoice() {
        assertHeldBy(RecordType.PROJECT, "P-CT-1", "psa/project/P-CT-1");
    }

    @Test
    void aWorkerWhoseRoleCannotBeReadHoldsTheInvoiceOfHoursThatSayNoRole() {
        Ref<Resource> person = new Ref<>("psa", RecordType.RESOURCE, "R1");
        others.puts("r1", resource(person, null))
                .puts("w1", resource(new Ref<>("hcm", RecordType.RESOURCE, "W-7"), "Consultant"))
                .puts(
                        "t1",
                        TimeEntryBuilder.builder(day("T1", "CT-1"))
                                .role(null)
                                .resource(person)
                                .build());

        assertHeldBy("hcm", RecordType.RESOURCE, "W-7", "hcm/resource/W-7");
    }

    @Test
    void aPersonThatCannotBeReadHoldsNoHoursThatSayTheirRole() {
        Ref<Resource> person = new Ref<>("psa", RecordType.RESOURCE, "R1");
        others.puts(
                "t1",
                TimeEntryBuilder.builder(day("T1", "CT-1")).resource(person).build());

        try (Tallystick tally = withUnreadable("psa", RecordType.RESOURCE, "R1", text("R1"))) {
            tally.run(AUGUST);

            assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST)).hasSize(1);
        }
    }

    @Test
    void aLineOrAnAmendmentOfAnotherSystemThatCannotBeReadHoldsTheInvoice() {
        assertHeldBy("clm", RecordType.CONTRACT_LINE, "CL-9", "clm/contract-line/CL-9");
    }

    @Test
    void anAmendmentThatNamesALineOnlyAndCannotBeReadHoldsTheInvoice() {
        others.puts("line", line(null));

        try (Tallystick tally = withUnreadable(
                "clm", RecordType.CONTRACT_AMENDMENT, "AM-1", RawDocument.json("{\"id\":\"AM-1\",\"line\":\"L1\"}"))) {
            assertHeld(tally, "clm/contract-amendment/AM-1");
        }
    }

    @Test
    void aLineThatAnExpenseNamesAndThatCannotBeReadHoldsTheInvoice() {
        others.puts(
                "x",
                ExpenseItemBuilder.builder(expense("X1", LocalDate.of(2026, 8, 3)))
                        .contractLine(new Ref<>("clm", RecordType.CONTRACT_LINE, "CL-9"))
                        .build());

        try (Tallystick tally = withUnreadable("clm", RecordType.CONTRACT_LINE, "CL-9", text("CL-9"))) {
            assertHeld(tally, "clm/contract-line/CL-9");
        }
    }

    /** It stops what is not billed, and reverses nothing. */
    @Test
    void aCustomerOnHoldThatGetsTheInvoicesIsSentNoneAndCreditedNothing() {
        Ref<Customer> payer = Papers.customerRef("crm", "C9");
        others.puts(
                        "e",
                        EngagementBuilder.builder(Creation.engagement(new Ref<>("psa", RecordType.ENGAGEMENT, "CT-2")))
                                .billTo(payer)
                                .build())
                .puts("c9", payer().build());
        try (Tallystick tally = ofContracts("DE", "CT-2")) {
            tally.run(AUGUST);
            others.puts("c9", payer().status(CustomerStatus.ON_HOLD).build())
                    .puts(
                            "t2",
                            TimeEntryBuilder.builder(day("T2", "CT-2"))
                                    .workDate(LocalDate.of(2026, 9, 3))
                                    .build());
            Run run = tally.run(SEPTEMBER);

            assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST)).hasSize(1);
            assertThat(tally.query().madeIn(RecordType.INVOICE, SEPTEMBER)).isEmpty();
            assertThat(tally.query().madeIn(RecordType.CREDIT_MEMO, SEPTEMBER)).isEmpty();
            assertThat(run.exceptions())
                    .extracting(Finding::code, Finding::subject, Finding::message)
                    .containsExactly(tuple("CUSTOMER_ON_HOLD", "psa/time/T2", "crm/customer/C9: status is ON_HOLD"));
        }
    }

    private static CustomerBuilder payer() {
        return Creation.in(Papers.builder("crm", "C9"), "DE");
    }

    private <T extends Entity> void assertHeldBy(RecordType<T> type, String id, String named) {
        assertHeldBy("psa", type, id, named);
    }

    private <T extends Entity> void assertHeldBy(String system, RecordType<T> type, String id, String named) {
        RawDocument raw = RawDocument.json("{\"id\":\"%s\",\"contract\":\"CT-1\"}".formatted(id));
        try (Tallystick tally = withUnreadable(system, type, id, raw)) {
            assertHeld(tally, named);
        }
    }

    private void assertHeld(Tallystick tally, String named) {
        Run run = tally.run(AUGUST);

        assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST)).isEmpty();
        assertThat(run.exceptions())
                .filteredOn(finding -> finding.code().equals("SOURCE_SET_ASIDE"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith(": " + named));
    }

    /** The contract CT-1 with its project and a day, and a document of that type that cannot be read. */
    private <T extends Entity> Tallystick withUnreadable(
            String system, RecordType<T> type, String id, RawDocument raw) {
        PaperSource<T> source = new PaperSource<>();
        source.says(new Change.Unreadable<>(
                id, 1, raw, Problem.ofField("NUMBER_SCALE", "cap", "0.001", "too many digits", "round it")));
        others.puts("0", Creation.customer("DE"))
                .puts("e", Creation.engagement(new Ref<>("psa", RecordType.ENGAGEMENT, "CT-1")))
                .puts("p", project("CT-1", new Ref<>("psa", RecordType.ENGAGEMENT, "CT-1")))
                .puts("t", day("T-CT-1", "CT-1"));
        return Bench.engine(store, new ManualTime())
                .withSystem(system, new PaperSystem().reading(type, source))
                .ingest(type, from(system))
                .decide(
                        others,
                        new BillingRelease(
                                MASTER, new BillingRelease.Sources("psa", RecordType.ENGAGEMENT, "hcm", "erp")))
                .build();
    }

    private static ContractLine line(@Nullable Ref<RateCard> card) {
        return ContractLineBuilder.builder()
                .header(Header.of(new Ref<>("crm", RecordType.CONTRACT_LINE, "L1")))
                .engagement(new Ref<>("psa", RecordType.ENGAGEMENT, "CT-1"))
                .billingMethod(BillingMethod.TIME_AND_MATERIAL)
                .rateCard(card)
                .build();
    }

    private static Resource resource(Ref<Resource> ref, @Nullable String role) {
        return ResourceBuilder.builder()
                .header(Header.of(ref))
                .name("Kim")
                .workerId("W-7")
                .role(role)
                .build();
    }

    @Test
    void whatIsHeldOfAContractIsNotOpenAnyMoreOnceTheContractIsGone() {
        try (Tallystick tally = ofContracts("CH", "CT-1")) {
            contracts.says(contract("CT-1", 1));
            tally.run(AUGUST);
            contracts.says(new Change.Delete<>("CT-1", 2));
            tally.run(SEPTEMBER);

            assertThat(tally.query().exceptionsOpenAfter(AUGUST))
                    .extracting(Finding::code)
                    .containsExactly("TAX_RULE_MISSING");
            assertThat(tally.query().exceptionsOpenAfter(SEPTEMBER)).isEmpty();
        }
    }

    @Test
    void nothingIsBilledWhileAnOpportunityThatIsSetUpNamesNoCustomerOrALegalEntityThatIsNotConfigured() {
        try (Tallystick tally = ofOpportunities()) {
            others.puts("1", Creation.customer("DE")).puts("2", project("O1", Creation.ENGAGEMENT));
            opportunities.says(opportunity(1, Creation.opportunity()));
            assertThat(tally.run(AUGUST.minusMonths(1)).exceptions()).isEmpty();

            others.puts("3", day("T1", "O1"));
            opportunities.says(opportunity(2, Creation.opportunity().customer(null)));
            assertThat(tally.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("TAX_RULE_MISSING");
            opportunities.says(opportunity(3, Creation.opportunity().legalEntity("XX")));
            tally.run(SEPTEMBER);
            assertThat(tally.query().exceptionsOpenAfter(SEPTEMBER))
                    .extracting(Finding::code)
                    .containsExactly("RATE_MISSING");
            assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST)).isEmpty();

            opportunities.says(opportunity(4, Creation.opportunity()));
            assertThat(tally.run(SEPTEMBER.plusMonths(1)).exceptions()).isEmpty();
            assertThat(tally.query().madeIn(RecordType.INVOICE, SEPTEMBER.plusMonths(1)))
                    .extracting(Invoice::billTo)
                    .containsExactly(Papers.customerRef("crm", "C1"));
        }
    }

    /** Ids of customers and opportunities may be the same, as where each table counts by itself. */
    @Test
    void anOpportunityThatNamesNoCustomerIsNotBilledToTheCustomerThatHasItsId() {
        try (Tallystick tally = ofOpportunities()) {
            others.puts("1", Creation.customer("DE"))
                    .puts("2", Creation.in(Papers.builder("crm", "O1"), "DE").build())
                    .puts("3", project("O1", Creation.ENGAGEMENT));
            opportunities.says(opportunity(1, Creation.opportunity()));
            tally.run(AUGUST.minusMonths(1));

            others.puts("4", day("T1", "O1"));
            opportunities.says(opportunity(2, Creation.opportunity().customer(null)));

            assertThat(tally.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("TAX_RULE_MISSING");
            assertThat(tally.query().madeIn(RecordType.INVOICE, AUGUST)).isEmpty();
        }
    }

    /** As where each table counts by itself. */
    @Test
    void aDayAndAnExpenseOfOneIdAreBilledAndExplainedEachByItself() {
        try (Tallystick tally = ofContracts("DE", "CT-1")) {
            contracts.says(contract("CT-1", 1));
            others.puts("x", expense("T-CT-1", LocalDate.of(2026, 8, 3)));

            tally.run(AUGUST);
            tally.run(SEPTEMBER);

            Invoice invoice = only(tally.query().madeIn(RecordType.INVOICE, AUGUST));
            assertThat(invoice.totals().net()).isEqualTo(Money.of("850.00", "EUR"));
            assertThat(tally.query()
                            .explain(RecordType.INVOICE.refOf(invoice))
                            .orElseThrow()
                            .lines())
                    .flatExtracting(LineExplanation::items)
                    .extracting(LineExplanation.Item::id, LineExplanation.Item::origin)
                    .containsExactly(
                            tuple("T-CT-1", "standard rate std-1"),
                            tuple("T-CT-1", "50.00 EUR, markup 0, 1 EUR for one"));
            assertThat(tally.query().madeIn(RecordType.INVOICE, SEPTEMBER)).isEmpty();
            assertThat(tally.query().madeIn(RecordType.CREDIT_MEMO, SEPTEMBER)).isEmpty();
        }
    }

    @Test
    void anExpenseOfALaterMonthCreditsNoDayOfItsId() {
        try (Tallystick tally = ofContracts("DE", "CT-1")) {
            contracts.says(contract("CT-1", 1));
            tally.run(AUGUST);
            others.puts("x", expense("T-CT-1", LocalDate.of(2026, 9, 3)));
            tally.run(SEPTEMBER);

            assertThat(tally.query().madeIn(RecordType.CREDIT_MEMO, SEPTEMBER)).isEmpty();
            assertThat(only(tally.query().madeIn(RecordType.INVOICE, SEPTEMBER))
                            .totals()
                            .net())
                    .isEqualTo(Money.of("50.00", "EUR"));
        }
    }

    private static Invoice only(List<Invoice> invoices) {
        assertThat(invoices).hasSize(1);
        return invoices.get(0);
    }

    private static ExpenseItem expense(String id, LocalDate day) {
        return ExpenseItemBuilder.builder()
                .header(Header.of(new Ref<>("psa", RecordType.EXPENSE_ITEM, id)))
                .project(projectRef("CT-1"))
                .date(day)
                .amount(Money.of("50.00", "EUR"))
                .billable(true)
                .approval(Approval.APPROVED)
                .build();
    }

    @Test
    void aLegalEntityThatTheErpKnowsIsNamedAsItIsConfigured() {
        try (Tallystick tally = ofOpportunities()) {
            others.puts("1", Creation.customer("DE"));
            opportunities.says(opportunity(1, Creation.opportunity()));
            tally.run(AUGUST);
            opportunities.says(opportunity(2, Creation.opportunity().legalEntity("AT")));
            tally.run(SEPTEMBER);

            assertThat(tally.query().find(Creation.ENGAGEMENT))
                    .map(Engagement::legalEntity)
                    .contains(new Ref<>("erp", RecordType.LEGAL_ENTITY, "AT"));
        }
    }

    @Test
    void aCustomerThatASetUpOpportunityNamesBeforeItIsKnownReachesTheErpOnceItIs() {
        try (Tallystick tally = ofOpportunities()) {
            others.puts("1", Creation.customer("DE"));
            opportunities.says(opportunity(1, Creation.opportunity()));
            tally.run(AUGUST.minusMonths(1));
            opportunities.says(opportunity(2, Creation.opportunity().customer(Papers.customerRef("crm", "C2"))));
            tally.run(AUGUST);
            assertThat(erpCustomers.kept()).hasSize(1);

            others.puts("2", Creation.in(Papers.builder("crm", "C2"), "DE").build());
            tally.run(SEPTEMBER);
            assertThat(erpCustomers.kept()).hasSize(2);
        }
    }

    /** Contracts of the PSA's, each with a project and a day of a customer in that country. */
    private Tallystick ofContracts(String country, String... ids) {
        others.puts("0", Creation.customer(country));
        for (String id : ids) {
            others.puts("p" + id, project(id, new Ref<>("psa", RecordType.ENGAGEMENT, id)))
                    .puts("t" + id, day("T-" + id, id));
        }
        return Bench.engine(store, new ManualTime())
                .withSystem("psa", new PaperSystem().reading(RecordType.ENGAGEMENT, contracts))
                .ingest(RecordType.ENGAGEMENT, from("psa"))
                .decide(others, new BillingRelease(MASTER, BillingRelease.Sources.ofContracts("psa", "erp")))
                .build();
    }

    private Tallystick ofOpportunities() {
        return Bench.engine(store, new ManualTime())
                .withSystem("crm", new PaperSystem().reading(RecordType.OPPORTUNITY, opportunities))
                .withSystem("psa", new PaperSystem().writing(RecordType.PROJECT, new PaperTarget<>()))
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, erpCustomers)
                                .writing(RecordType.PROJECT, new PaperTarget<>()))
                .ingest(RecordType.OPPORTUNITY, from("crm"))
                .deliver(RecordType.CUSTOMER, to("erp").onRequest())
                .deliver(RecordType.PROJECT, to("psa").onRequest())
                .deliver(RecordType.PROJECT, to("erp").onRequest())
                .decide(
                        others,
                        new ProjectSetup(MASTER, Creation.SYSTEMS),
                        new BillingRelease(MASTER, BillingRelease.Sources.ofOpportunities("crm", "hcm", "erp")))
                .build();
    }

    private static Change<Engagement> contract(String id, long version) {
        Ref<Engagement> ref = new Ref<>("psa", RecordType.ENGAGEMENT, id);
        Ref<Customer> customer = Papers.customerRef("crm", "C1");
        EngagementBuilder contract = EngagementBuilder.builder()
                .header(Header.of(ref))
                .name(id)
                .customer(customer)
                .ultimateParent(customer)
                .legalEntity(new Ref<LegalEntity>("hub", RecordType.LEGAL_ENTITY, "DE"))
                .currency(EUR)
                .serviceLine("Advisory");
        return new Change.Upsert<>(id, version, text(id), List.of(Draft.of(ref, contract)));
    }

    private static Change<Opportunity> opportunity(long version, OpportunityBuilder opportunity) {
        return new Change.Upsert<>(
                "O1",
                version,
                RawDocument.json("{\"version\":%d}".formatted(version)),
                List.of(Draft.of(Creation.REF, opportunity)));
    }

    private static Change<Engagement> unreadable(String id, long version) {
        return new Change.Unreadable<>(
                id, version, text(id), Problem.ofField("NUMBER_SCALE", "cap", "0.001", "too many digits", "round it"));
    }

    private static RawDocument text(String id) {
        return RawDocument.json("{\"id\":\"%s\"}".formatted(id));
    }

    private static Project project(String id, Ref<Engagement> engagement) {
        return ProjectBuilder.builder()
                .header(Header.of(projectRef(id)))
                .name(id)
                .engagement(engagement)
                .build();
    }

    private static TimeEntry day(String id, String project) {
        return TimeEntryBuilder.builder()
                .header(Header.of(new Ref<>("psa", RecordType.TIME_ENTRY, id)))
                .project(projectRef(project))
                .role("Consultant")
                .workDate(LocalDate.of(2026, 8, 3))
                .hours(Quantity.of("8"))
                .billable(true)
                .approval(Approval.APPROVED)
                .build();
    }

    private static Ref<Project> projectRef(String id) {
        return new Ref<>("psa", RecordType.PROJECT, "P-" + id);
    }
}
