package org.tallystick.store.jdbc.engine;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;

/** Records and documents of which only what a test is about differs. */
final class Papers {

    static final YearMonth AUGUST = YearMonth.of(2026, 8);
    static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private Papers() {}

    static Ref<Customer> customerRef(String system, String id) {
        return new Ref<>(system, RecordType.CUSTOMER, id);
    }

    static Customer customer(String id, String name) {
        return builder("crm", id).name(name).build();
    }

    /** The CRM's document of a customer. */
    static Change<Customer> account(String id, long version, String name) {
        return account(
                id, version, Draft.of(customerRef("crm", id), builder("crm", id).name(name)), name);
    }

    /** One that its system has not decided yet. */
    static Change<Customer> undecided(String id, long version, String name) {
        Change.Upsert<Customer> decided = (Change.Upsert<Customer>) account(id, version, name);
        return new Change.Upsert<>(id, version, decided.raw(), decided.drafts(), true);
    }

    /** One without the name that a customer must have. */
    static Change<Customer> namelessAccount(String id, long version) {
        return account(id, version, Draft.of(customerRef("crm", id), builder("crm", id)), "");
    }

    static Change<Customer> account(String id, long version, Draft<Customer> draft, String text) {
        RawDocument raw = RawDocument.json("{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, text));
        return new Change.Upsert<>(id, version, raw, List.of(draft));
    }

    static CustomerBuilder builder(String system, String id) {
        return CustomerBuilder.builder().header(Header.of(customerRef(system, id)));
    }

    /** A week's hours by day of August. */
    static Change<TimeEntry> timecard(String id, long version, Approval approval, Map<Integer, String> hours) {
        List<Draft<TimeEntry>> drafts = new ArrayList<>();
        new TreeMap<>(hours).forEach((day, text) -> drafts.add(day(id, day, text, approval)));
        String raw = new TreeMap<>(hours)
                .entrySet().stream()
                        .map(entry -> "\"%d\":%s".formatted(entry.getKey(), entry.getValue()))
                        .collect(joining(",", "{\"status\":\"" + approval + "\",", "}"));
        return new Change.Upsert<>(id, version, RawDocument.json(raw), drafts);
    }

    static Draft<TimeEntry> day(String timecard, int day, String hours, Approval approval) {
        LocalDate date = LocalDate.of(2026, 8, day);
        Ref<TimeEntry> ref = new Ref<>("psa", RecordType.TIME_ENTRY, timecard + ":" + date);
        return Draft.of(
                ref,
                TimeEntryBuilder.builder()
                        .header(Header.of(ref))
                        .workDate(date)
                        .hours(Quantity.of(hours))
                        .billable(true)
                        .approval(approval));
    }

    static Ref<Invoice> invoiceRef(String id) {
        return new Ref<>("hub", RecordType.INVOICE, id);
    }

    /** Of an invoice, under the invoice's id with {@code C-} before it. */
    static CreditMemo creditMemo(String invoice, String net) {
        Money before = Money.of(net, "EUR");
        Money tax = Money.of("10.00", "EUR");
        return CreditMemoBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.CREDIT_MEMO, "C-" + invoice)))
                .original(invoiceRef(invoice))
                .reason("PRICE")
                .kind(CreditKind.PARTIAL)
                .issueDate(LocalDate.of(2026, 8, 31))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE"))
                .billTo(customerRef("crm", "C1"))
                .currency(new CurrencyCode("EUR"))
                .lines(List.of())
                .taxes(List.of())
                .totals(InvoiceTotals.of(before, tax, before.plus(tax)))
                .status(CreditMemoStatus.DRAFT)
                .build();
    }

    /** An invoice of that much net, and 10.00 EUR tax. */
    static Invoice invoice(String id, String net) {
        Money before = Money.of(net, "EUR");
        Money tax = Money.of("10.00", "EUR");
        return InvoiceBuilder.builder()
                .header(Header.of(invoiceRef(id)))
                .period(AUGUST)
                .issueDate(LocalDate.of(2026, 8, 31))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE"))
                .billTo(customerRef("crm", "C1"))
                .engagement(new Ref<>("hub", RecordType.ENGAGEMENT, "E1"))
                .currency(new CurrencyCode("EUR"))
                .lines(List.of())
                .taxes(List.of())
                .totals(InvoiceTotals.of(before, tax, before.plus(tax)))
                .build();
    }
}
