package org.tallystick.examples.monthend.check;

import static org.tallystick.engine.To.to;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.examples.monthend.HurriedTime;
import org.tallystick.examples.monthend.PatientRun;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
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
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/**
 * Many invoices at once, each of another amount.
 *
 * @param size how many, a multiple of 100
 * @param period in which they are issued
 * @param parties what all of them name
 */
public record InvoiceFlood(int size, YearMonth period, Parties parties) implements Decider {

    private static final int OF_ONE_KEY = 100;

    /** A run goes on until the breaker opens, which it does often here. */
    private static final int MOST_RUNS = 2_000;

    /** Who bills whom for what, and the one tax of it. */
    public record Parties(
            Ref<LegalEntity> legalEntity,
            Ref<Customer> customer,
            Ref<Engagement> engagement,
            CurrencyCode currency,
            String taxCode,
            Rate taxRate) {}

    /** Delivers all to the ERP, as often as that takes, and compares. */
    public Run deliver(TallystickBuilder systems, String erp) throws InterruptedException {
        EngineTime time = new HurriedTime();
        try (Tallystick tally = systems.withTime(time)
                .decide(this)
                .deliver(
                        RecordType.INVOICE,
                        to(erp).keyedBy(each -> "tly-" + each.ref().id()))
                .reconcileInvoices(erp)
                .build()) {
            return new PatientRun(System.out, tally, time).run(period, MOST_RUNS);
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
        Money net = Money.of(BigDecimal.valueOf(10_000L + number, 2), parties.currency);
        List<InvoiceLine> lines = List.of(line(number, net));
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of(parties.taxCode, parties.taxRate, net));
        return InvoiceBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.INVOICE, "flood-%05d".formatted(number))))
                .period(period)
                .issueDate(period.atEndOfMonth())
                .legalEntity(parties.legalEntity)
                .billTo(parties.customer)
                .engagement(parties.engagement)
                .currency(parties.currency)
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, parties.currency))
                .build();
    }

    private InvoiceLine line(int number, Money net) {
        return InvoiceLineBuilder.builder()
                .no(1)
                .kind(LineKind.MILESTONE)
                .project(new Ref<Project>("hub", RecordType.PROJECT, parties.engagement.id()))
                .serviceDate(period.atDay(6))
                .quantity(Quantity.ONE)
                .net(net)
                .taxCode(parties.taxCode)
                .taxRate(parties.taxRate)
                .sources(List.of(new LineSource("milestone-" + number, Quantity.ONE, net)))
                .build();
    }
}
