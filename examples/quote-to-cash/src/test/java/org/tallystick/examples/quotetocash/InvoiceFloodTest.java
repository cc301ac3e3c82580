package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.HurriedTime;
import org.tallystick.examples.monthend.MasterFiles;
import org.tallystick.examples.monthend.PatientRun;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.examples.monthend.check.InvoiceFlood;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import tools.jackson.databind.JsonNode;

/** Many invoices into an ERP that misbehaves throughout in every way that it has: in the end each is there, once (F-DUP-01, F-DUP-04). */
class InvoiceFloodTest {

    /** Ten thousand with {@code -Dtallystick.invoices=10000}. */
    private static final int INVOICES = Integer.getInteger("tallystick.invoices", 500);

    private static final long SEED = Long.getLong("tallystick.seed", 1);
    private static final Path MONTH = Path.of("month-end-1");
    private static final YearMonth PERIOD = YearMonth.of(2026, 8);
    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final Ref<Customer> CUSTOMER = new Ref<>("crm", RecordType.CUSTOMER, "0015g00000I6flBAAR");
    private static final Ref<Engagement> ENGAGEMENT = new Ref<>("hub", RecordType.ENGAGEMENT, "0065g00000nJ6vtAAC");
    private static final Ref<Project> JOB = new Ref<>("hub", RecordType.PROJECT, ENGAGEMENT.id());

    @TempDir
    Path work;

    private final LegalEntity legalEntity = MasterFiles.load(MONTH.resolve("config"))
            .data()
            .legalEntity("DE01")
            .orElseThrow();

    @Test
    void everyInvoiceIsThereOnceWhateverGoesWrong() throws IOException, InterruptedException {
        try (Vendors vendors = Vendors.start(
                MONTH.resolve("deliveries"),
                work.resolve("remote"),
                List.of("--faults", String.valueOf(SEED), "--fault-percent", "30"))) {
            vendors.play(PERIOD);

            Run run = deliverAll(vendors);

            JsonNode counted = vendors.counters("netsuite");
            assertThat(run.exceptions()).isEmpty();
            assertThat(run.waiting()).isEmpty();
            assertThat(run.breaks()).isEmpty();
            assertThat(counted.at("/creates/invoice").asInt()).isEqualTo(INVOICES);
            assertThat(counted.at("/updates/invoice").asInt(0)).isZero();
            assertThat(counted.get("faults").propertyNames())
                    .contains("BUSY", "LOCKED", "EXPIRED", "STATUS", "STATUS_AFTER_COMMIT", "SLOW", "GARBAGE")
                    .contains("DROP_BEFORE", "DROP_AFTER_COMMIT", "CUT_BODY");
        }
    }

    private Run deliverAll(Vendors vendors) throws InterruptedException {
        EngineTime time = new HurriedTime();
        try (Tallystick tally = Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withTime(time)
                .withSystem(QuoteToCash.ERP, QuoteToCash.netSuite(vendors.connection("netsuite")))
                .withKnown(legalEntity, List.of(new Ref<>(QuoteToCash.ERP, RecordType.LEGAL_ENTITY, "5")))
                .withKnown(customer(), List.of(new Ref<>(QuoteToCash.ERP, RecordType.CUSTOMER, "4018")))
                .withKnown(job(), List.of(new Ref<>(QuoteToCash.ERP, RecordType.PROJECT, "4019")))
                .decide(new InvoiceFlood(INVOICES, PERIOD, this::invoice))
                .deliver(RecordType.INVOICE, to(QuoteToCash.ERP).keyedBy(each -> "tly-" + each.ref().id()))
                .reconcileInvoices(QuoteToCash.ERP)
                .build()) {
            return new PatientRun(new PrintStream(System.out, true), tally, time).run(PERIOD);
        }
    }

    private static Customer customer() {
        return CustomerBuilder.builder()
                .header(Header.of(CUSTOMER))
                .name("Rheinbogen Maschinenbau AG")
                .build();
    }

    private static Project job() {
        return ProjectBuilder.builder()
                .header(Header.of(JOB))
                .name("Rheinbogen / Data platform")
                .customer(CUSTOMER)
                .currency(EUR)
                .build();
    }

    /** Each of another amount. */
    private Invoice invoice(int number) {
        Money net = Money.of(BigDecimal.valueOf(10_000L + number, 2), EUR);
        InvoiceLine line = InvoiceLineBuilder.builder()
                .no(1)
                .kind(LineKind.MILESTONE)
                .project(JOB)
                .serviceDate(PERIOD.atDay(6))
                .quantity(Quantity.ONE)
                .net(net)
                .taxCode("DE-S19")
                .taxRate(Rate.of("0.19"))
                .sources(List.of(new LineSource("milestone-" + number, Quantity.ONE, net)))
                .build();
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("DE-S19", Rate.of("0.19"), net));
        return InvoiceBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.INVOICE, "flood-%05d".formatted(number))))
                .period(PERIOD)
                .issueDate(PERIOD.atEndOfMonth())
                .legalEntity(refOf(legalEntity))
                .billTo(CUSTOMER)
                .engagement(ENGAGEMENT)
                .currency(EUR)
                .lines(List.of(line))
                .taxes(taxes)
                .totals(InvoiceTotals.of(List.of(line), taxes, EUR))
                .build();
    }

    private static Ref<LegalEntity> refOf(LegalEntity entity) {
        return new Ref<>(entity.ref().system(), RecordType.LEGAL_ENTITY, entity.ref().id());
    }
}
