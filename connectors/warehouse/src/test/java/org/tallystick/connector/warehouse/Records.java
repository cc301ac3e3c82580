package org.tallystick.connector.warehouse;

import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.ENGAGEMENT;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.LEGAL_ENTITY;
import static org.tallystick.model.RecordType.PROJECT;
import static org.tallystick.model.RecordType.RESOURCE;
import static org.tallystick.model.RecordType.TIME_ENTRY;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** Small records. */
final class Records {

    private Records() {}

    static Customer customer(String id, String name) {
        return CustomerBuilder.builder()
                .header(Header.of(ref(CUSTOMER, id)))
                .name(name)
                .build();
    }

    static TimeEntry time(String id, String hours) {
        return TimeEntryBuilder.builder()
                .header(Header.of(ref(TIME_ENTRY, id)))
                .resource(ref(RESOURCE, "ada"))
                .project(ref(PROJECT, "p1"))
                .workDate(LocalDate.of(2026, 10, 5))
                .hours(Quantity.of(hours))
                .billable(true)
                .approval(Approval.APPROVED)
                .build();
    }

    /** An invoice of October with a milestone of each amount. */
    static Invoice invoice(String id, String... amounts) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (String amount : amounts) {
            Money net = Money.of(amount, "EUR");
            lines.add(line(net)
                    .no(lines.size() + 1)
                    .sources(List.of(new LineSource("m" + lines.size(), Quantity.ONE, net)))
                    .build());
        }
        return InvoiceBuilder.builder()
                .header(Header.of(ref(INVOICE, id)))
                .period(YearMonth.of(2026, 10))
                .issueDate(LocalDate.of(2026, 10, 31))
                .legalEntity(ref(LEGAL_ENTITY, "DE01"))
                .billTo(ref(CUSTOMER, "c1"))
                .engagement(ref(ENGAGEMENT, "e1"))
                .currency(Money.of("0", "EUR").currency())
                .lines(lines)
                .totals(InvoiceTotals.of(lines, List.of(), Money.of("0", "EUR").currency()))
                .build();
    }

    static InvoiceLineBuilder line(Money net) {
        return InvoiceLineBuilder.builder()
                .no(1)
                .kind(LineKind.MILESTONE)
                .project(ref(PROJECT, "p1"))
                .serviceDate(LocalDate.of(2026, 10, 5))
                .quantity(Quantity.ONE)
                .net(net)
                .taxCode("DE-S19")
                .taxRate(Rate.of("0.19"));
    }

    static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("hub", type, id);
    }
}
