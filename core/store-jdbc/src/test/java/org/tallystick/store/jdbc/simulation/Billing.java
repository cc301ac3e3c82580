package org.tallystick.store.jdbc.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Customer;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Bills each customer once: as many euros as the number of the version that it sees first. */
final class Billing {

    private Billing() {}

    static Decision bill(String key, Hub hub, RunContext run) {
        Customer customer = hub.find(Script.ref(key)).orElse(null);
        Ref<Invoice> invoice = new Ref<>("hub", RecordType.INVOICE, "I-" + key);
        return customer == null || hub.find(invoice).isPresent()
                ? Decision.NONE
                : Decision.builder().put(invoice(invoice, customer)).build();
    }

    private static Invoice invoice(Ref<Invoice> ref, Customer customer) {
        String name = customer.name();
        Money net = Money.of(name.substring(name.lastIndexOf('v') + 1) + ".00", "EUR");
        Money tax = Money.of("0.00", "EUR");
        return InvoiceBuilder.builder()
                .header(Header.of(ref))
                .period(YearMonth.of(2026, 8))
                .issueDate(LocalDate.of(2026, 8, 31))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE"))
                .billTo(Script.ref(customer.ref().id()))
                .engagement(new Ref<>("hub", RecordType.ENGAGEMENT, "E1"))
                .currency(new CurrencyCode("EUR"))
                .lines(List.of())
                .taxes(List.of())
                .totals(InvoiceTotals.of(net, tax, net.plus(tax)))
                .build();
    }
}
