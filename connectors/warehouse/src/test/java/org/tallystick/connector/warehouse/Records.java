package org.tallystick.connector.warehouse;

import static org.tallystick.model.RecordType.BILLABLE_TRANSACTION;
import static org.tallystick.model.RecordType.CONTRACT_LINE;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.ENGAGEMENT;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.LEGAL_ENTITY;
import static org.tallystick.model.RecordType.PROJECT;
import static org.tallystick.model.RecordType.RESOURCE;
import static org.tallystick.model.RecordType.REVENUE_EVENT;
import static org.tallystick.model.RecordType.REVENUE_SCHEDULE;
import static org.tallystick.model.RecordType.TIME_ENTRY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.BillableTransactionBuilder;
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
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventBuilder;
import org.tallystick.model.RevenueEventKind;
import org.tallystick.model.RevenueMethod;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.RevenueScheduleLine;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TransactionClass;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.state.RevenueScheduleStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

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

    static BillableTransaction transaction(String id, TransactionKind kind, String quantity, String amount) {
        return BillableTransactionBuilder.builder()
                .header(Header.of(ref(BILLABLE_TRANSACTION, id)))
                .kind(kind)
                .transactionClass(TransactionClass.TIME)
                .source(ref(TIME_ENTRY, "t1"))
                .contractLine(ref(CONTRACT_LINE, "l1"))
                .project(ref(PROJECT, "p1"))
                .quantity(Quantity.of(quantity))
                .unitPrice(new UnitPrice(BigDecimal.valueOf(100), new CurrencyCode("EUR")))
                .amount(Money.of(amount, "EUR"))
                .workDate(LocalDate.of(2026, 10, 5))
                .contractVersion(1)
                .build();
    }

    static RevenueSchedule schedule(String recognised, boolean posted) {
        return RevenueScheduleBuilder.builder()
                .header(Header.of(ref(REVENUE_SCHEDULE, "s1")))
                .engagement(ref(ENGAGEMENT, "e1"))
                .obligation("SUPPORT")
                .method(RevenueMethod.STRAIGHT_LINE)
                .allocated(Money.of("100.00", "EUR"))
                .period(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 1)))
                .lines(List.of(
                        new RevenueScheduleLine(
                                "2026-10", Money.of("60.00", "EUR"), Money.of(recognised, "EUR"), posted),
                        new RevenueScheduleLine("2026-11", Money.of("40.00", "EUR"), Money.of("0.00", "EUR"), false)))
                .version(1)
                .status(RevenueScheduleStatus.IN_PROGRESS)
                .build();
    }

    static RevenueEvent event() {
        return RevenueEventBuilder.builder()
                .header(Header.of(ref(REVENUE_EVENT, "r1")))
                .schedule(ref(REVENUE_SCHEDULE, "s1"))
                .scheduleVersion(1)
                .fiscalPeriod("2026-10")
                .date(LocalDate.of(2026, 10, 31))
                .amount(Money.of("60.00", "EUR"))
                .kind(RevenueEventKind.RECOGNITION)
                .sequence(1)
                .status(RevenueEventStatus.POSTED)
                .build();
    }

    static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("hub", type, id);
    }
}
