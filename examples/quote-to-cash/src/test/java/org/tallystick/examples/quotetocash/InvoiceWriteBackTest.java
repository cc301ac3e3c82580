package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.examples.monthend.Connectors.connector;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.process.IssuedInvoices;
import org.tallystick.examples.monthend.ErpNames;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.examples.monthend.check.InvoiceFlood;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.simulators.netsuite.NetSuiteAccount;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.spi.Connector;

/** Time of Certinia is billed by NetSuite, and Certinia's billing event gets the number that NetSuite gave (decision 043). */
class InvoiceWriteBackTest {

    private static final Path DELIVERIES = Rheinbogen.MONTH.resolve("deliveries");
    private static final String PSA = "psa";
    private static final String ENTRY = "a1T5g0000000001EAA:2026-08-03";

    @TempDir
    Path work;

    private final Rheinbogen rheinbogen = new Rheinbogen();
    private SalesforceOrg org;
    private NetSuiteAccount account;
    private Connector psa;

    @BeforeEach
    void start() throws IOException {
        Path certinia = Files.createDirectories(work.resolve("deliveries/2026-08/certinia"));
        Files.writeString(certinia.resolve("pse__Timecard_Header__c.json"), """
                [{"Id": "a1T5g0000000001EAA", "IsDeleted": false, "pse__Resource__c": "0035g0000000001AAH",
                  "pse__Project__c": "a0P5g0000000001EAA", "pse__Start_Date__c": "2026-08-03", "pse__End_Date__c": "2026-08-09",
                  "pse__Monday_Hours__c": 8, "pse__Bill_Rate__c": 12.5, "pse__Billable__c": true, "pse__Status__c": "Approved",
                  "CurrencyIsoCode": "EUR", "SystemModstamp": "2026-08-10T08:00:00.000+0000"}]
                """);
        org = SalesforceOrg.start(work.resolve("deliveries"), Files.createDirectories(work.resolve("org")));
        account = NetSuiteAccount.start(DELIVERIES, Files.createDirectories(work.resolve("account")));
        org.play("2026-08");
        account.play("2026-08");
        psa = connector(
                "certinia",
                PSA,
                Map.of(
                        "token-uri",
                        org.baseUri() + "/services/oauth2/token",
                        "client-id",
                        org.connection().getOrDefault("consumerKey", ""),
                        "client-secret",
                        "org",
                        "crm-system",
                        "crm"),
                Map.of("org", org.connection().getOrDefault("consumerSecret", "")));
    }

    @AfterEach
    void close() {
        account.close();
        org.close();
    }

    @Test
    void theNumberOfTheErpReachesTheBillingEventOnceThereIsOne() {
        try (Tallystick tally = engine()) {
            assertThat(tally.run(InvoiceFlood.PERIOD).waiting()).isEmpty();
            assertThat(invoice(tally).number()).isNull();

            Run issued = tally.run(InvoiceFlood.PERIOD.plusMonths(1));

            assertThat(issued.exceptions()).singleElement().satisfies(found -> {
                assertThat(found.code()).isEqualTo("NOT_BILLED");
                assertThat(found.message()).contains(ENTRY);
                assertThat(found.remedy()).contains("Generate billing");
            });

            org.generateBilling(LocalDate.of(2026, 8, 31));
            Run told = tally.run(InvoiceFlood.PERIOD.plusMonths(2));

            assertThat(told.exceptions()).extracting(Finding::code).isEmpty();
            assertThat(told.waiting()).isEmpty();
            String number = String.valueOf(invoice(tally).number());
            assertThat(psa.lookup(RecordType.INVOICE).orElseThrow().byExternalKey(List.of(number)))
                    .hasEntrySatisfying(
                            number,
                            found -> assertThat(found.digest())
                                    .isEqualTo("number %s\ndate 2026-08-31\nbills %s".formatted(number, ENTRY)));
            assertThat(tally.query().standing(invoice(tally).ref(), PSA))
                    .hasValueSatisfying(
                            standing -> assertThat(standing.applied()).isTrue());
        }
    }

    private Tallystick engine() {
        Map<String, String> netSuite = new HashMap<>(account.connection());
        netSuite.put("baseUri", account.baseUri().toString());
        TallystickBuilder systems = Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withOwnership(InvoiceReadBackTest.RULES)
                .withSystem(PSA, psa)
                .ingest(RecordType.TIME_ENTRY, from(PSA))
                .ingest(RecordType.INVOICE, from(QuoteToCash.ERP))
                .decide(new Billing(rheinbogen.flood(100)), new IssuedInvoices(PSA))
                .deliver(RecordType.INVOICE, to(QuoteToCash.ERP).keyedBy(ErpNames::documentKey))
                .deliver(RecordType.INVOICE, to(PSA).onRequest().keyedBy(IssuedInvoices::numberOf));
        return rheinbogen
                .connected(systems, new Vendors.Connection("netsuite", netSuite))
                .build();
    }

    private static Invoice invoice(Tallystick tally) {
        return tally.query().madeIn(RecordType.INVOICE, InvoiceFlood.PERIOD).get(0);
    }

    /** The first invoice of a flood bills what was worked on a project, once. */
    private record Billing(InvoiceFlood flood) implements Decider {

        @Override
        public String name() {
            return "billing";
        }

        @Override
        public Set<RecordType<?>> inputs() {
            return Set.of(RecordType.TIME_ENTRY);
        }

        @Override
        public Set<String> dirtiedBy(Entity record) {
            return record instanceof TimeEntry entry ? Set.of(String.valueOf(entry.project())) : Set.of();
        }

        @Override
        public List<String> keys(Hub hub, List<String> dirty) {
            return dirty;
        }

        @Override
        public Decision decide(String project, Hub hub, RunContext run) {
            TimeEntry entry = hub.findBy(RecordType.TIME_ENTRY, Index.PROJECT, Set.of(project))
                    .get(0);
            Invoice paper = (Invoice) flood.decide("0", hub, run).puts().get(0);
            InvoiceLine line = InvoiceLineBuilder.builder(paper.lines().get(0))
                    .kind(LineKind.TIME)
                    .unitPrice(new UnitPrice(new BigDecimal("12.50"), InvoiceFlood.CURRENCY))
                    .quantity(entry.hours())
                    .sources(List.of(new LineSource(
                            entry.ref().id(),
                            entry.hours(),
                            paper.lines().get(0).net())))
                    .build();
            return Decision.builder()
                    .put(InvoiceBuilder.builder(paper).lines(List.of(line)).build())
                    .build();
        }
    }
}
