package org.tallystick.examples.monthend.check;

import static org.tallystick.engine.To.to;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.examples.monthend.ErpNames;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.HurriedTime;
import org.tallystick.examples.monthend.PatientRun;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import tools.jackson.databind.JsonNode;

/**
 * Many invoices at once of a month in Germany, each of another amount.
 *
 * @param size how many, a multiple of 100
 * @param legalEntity who bills
 * @param customer who is billed
 * @param engagement for what, and the project of that id
 */
public record InvoiceFlood(int size, LegalEntity legalEntity, Customer customer, String engagement) implements Decider {

    /** What all invoices are in. */
    public static final CurrencyCode CURRENCY = new CurrencyCode("EUR");

    /** Of all of them. */
    public static final YearMonth PERIOD = YearMonth.of(2026, 8);

    private static final String TAX_CODE = "DE-S19";
    private static final Rate TAX_RATE = Rate.of("0.19");
    private static final int OF_ONE_KEY = 100;

    /** A run goes on until the breaker opens, which it does often here. */
    private static final int MOST_RUNS = 2_000;

    /**
     * Where they go.
     *
     * @param system under which it is connected
     * @param vendor whose it is
     * @param connected adds it, and the ids there of all that the invoices name
     */
    public record Erp(
            String system,
            String vendor,
            BiFunction<TallystickBuilder, Vendors.Connection, TallystickBuilder> connected) {}

    /**
     * What came of it.
     *
     * @param run how the last run ended
     * @param counted what the vendor's simulator counted
     */
    public record Delivered(Run run, JsonNode counted) {}

    /**
     * Delivers all into a system that misbehaves throughout in every way that it has, as often as that takes, and compares.
     *
     * @param deliveries what the vendors' systems have before
     * @param work where hub and vendors' systems are
     */
    public Delivered deliver(Path deliveries, Path work, Erp erp) throws IOException, InterruptedException {
        EngineTime time = new HurriedTime();
        TallystickBuilder systems = Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withTime(time)
                .decide(this)
                .deliver(RecordType.INVOICE, to(erp.system).keyedBy(ErpNames::documentKey))
                .reconcileInvoices(erp.system);
        try (Vendors vendors = Vendors.start(deliveries, work.resolve("remote"), List.of("--faults", "1"))) {
            vendors.play(PERIOD);
            try (Tallystick tally =
                    erp.connected.apply(systems, vendors.connection(erp.vendor)).build()) {
                Run run = new PatientRun(System.out, tally, time).run(PERIOD, MOST_RUNS);
                return new Delivered(run, vendors.counters(erp.vendor));
            }
        }
    }

    @Override
    public String name() {
        return "invoice-flood";
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of();
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return Set.of();
    }

    /** Those that are not decided yet. */
    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        return IntStream.range(0, size / OF_ONE_KEY)
                .filter(key -> hub.find(invoice(key * OF_ONE_KEY).ref()).isEmpty())
                .mapToObj(String::valueOf)
                .toList();
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Decision.Builder decision = Decision.builder();
        int first = Integer.parseInt(key) * OF_ONE_KEY;
        IntStream.range(first, first + OF_ONE_KEY).mapToObj(this::invoice).forEach(decision::put);
        return decision.build();
    }

    private Invoice invoice(int number) {
        Money net = Money.of(BigDecimal.valueOf(10_000L + number, 2), CURRENCY);
        List<InvoiceLine> lines = List.of(line(number, net));
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of(TAX_CODE, TAX_RATE, net));
        return InvoiceBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.INVOICE, "flood-%05d".formatted(number))))
                .period(PERIOD)
                .issueDate(PERIOD.atEndOfMonth())
                .legalEntity(ref(RecordType.LEGAL_ENTITY, legalEntity))
                .billTo(ref(RecordType.CUSTOMER, customer))
                .engagement(new Ref<>("hub", RecordType.ENGAGEMENT, engagement))
                .currency(CURRENCY)
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, CURRENCY))
                .build();
    }

    private InvoiceLine line(int number, Money net) {
        return InvoiceLineBuilder.builder()
                .no(1)
                .kind(LineKind.MILESTONE)
                .project(new Ref<>("hub", RecordType.PROJECT, engagement))
                .serviceDate(PERIOD.atDay(6))
                .quantity(Quantity.ONE)
                .net(net)
                .taxCode(TAX_CODE)
                .taxRate(TAX_RATE)
                .sources(List.of(new LineSource("milestone-" + number, Quantity.ONE, net)))
                .build();
    }

    private static <T extends Entity> Ref<T> ref(RecordType<T> type, T record) {
        return new Ref<>(record.ref().system(), type, record.ref().id());
    }
}
