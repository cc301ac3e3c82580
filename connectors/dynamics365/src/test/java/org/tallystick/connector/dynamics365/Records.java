package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerTerms;
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
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Write;

/** Records to write. */
final class Records {

    static final Ref<Customer> CUSTOMER = new Ref<>("erp", RecordType.CUSTOMER, "jp50/C-00112");
    static final Ref<LegalEntity> LEGAL_ENTITY = new Ref<>("hub", RecordType.LEGAL_ENTITY, "jp50");
    static final Ref<Invoice> INVOICE = new Ref<>("hub", RecordType.INVOICE, "2026-08/CT-12");
    static final Map<Ref<?>, String> IDS =
            Map.of(CUSTOMER, "jp50/C-00112", LEGAL_ENTITY, "JP50", INVOICE, "jp50/9007199254740993");

    private static final CurrencyCode YEN = new CurrencyCode("JPY");
    private static final Rate TEN = Rate.of("0.1");

    private Records() {}

    /** Of the company jp50, with a tax number. */
    static Customer customer(String name, String group) {
        return CustomerBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.CUSTOMER, "0015g00000A"))
                        .withExtension(Dynamics365Extensions.COMPANY, "JP50")
                        .withExtension(Dynamics365Extensions.CUSTOMER_GROUP, group))
                .name(name)
                .terms(new CustomerTerms(YEN, null, null, null))
                .taxRegistrations(List.of(TaxRegistration.of("JP123")))
                .build();
    }

    /** Two lines of one tax code: 135802 and 1001, of which 10 % is 13680 yen when it is rounded once. */
    static Invoice invoice() {
        List<InvoiceLine> lines = List.of(
                line(1, LineKind.TIME, Money.of("135802", "JPY"))
                        .role("Analyst")
                        .unitPrice(new UnitPrice(new BigDecimal("12345.5"), YEN))
                        .quantity(Quantity.of("11"))
                        .late(true)
                        .build(),
                line(2, LineKind.EXPENSE, Money.of("1001", "JPY")).build());
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("JP-10", TEN, Money.of("136803", "JPY")));
        return InvoiceBuilder.builder()
                .header(Header.of(INVOICE))
                .period(YearMonth.of(2026, 8))
                .issueDate(LocalDate.of(2026, 8, 31))
                .legalEntity(LEGAL_ENTITY)
                .billTo(CUSTOMER)
                .engagement(new Ref<Engagement>("hub", RecordType.ENGAGEMENT, "CT-12"))
                .currency(YEN)
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, YEN))
                .build();
    }

    /** One line. */
    static Invoice invoice(Ref<Customer> customer, Money net) {
        List<InvoiceLine> lines = List.of(line(1, LineKind.EXPENSE, net).build());
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("JP-10", TEN, net));
        return InvoiceBuilder.builder(invoice())
                .billTo(customer)
                .currency(net.currency())
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, net.currency()))
                .build();
    }

    static CreditMemo credit() {
        return credit(
                CUSTOMER,
                line(1, LineKind.TIME, Money.of("37037", "JPY"))
                        .unitPrice(new UnitPrice(new BigDecimal("12345.5"), YEN))
                        .quantity(Quantity.of("3"))
                        .build());
    }

    /** One line. */
    static CreditMemo credit(Ref<Customer> customer, Money net) {
        return credit(customer, line(1, LineKind.EXPENSE, net).build());
    }

    private static CreditMemo credit(Ref<Customer> customer, InvoiceLine line) {
        CurrencyCode currency = line.net().currency();
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("JP-10", TEN, line.net()));
        return CreditMemoBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.CREDIT_MEMO, "2026-09/2026-08/CT-12")))
                .original(INVOICE)
                .reason("CORRECTION")
                .kind(CreditKind.FULL)
                .issueDate(LocalDate.of(2026, 9, 30))
                .legalEntity(LEGAL_ENTITY)
                .billTo(customer)
                .currency(currency)
                .lines(List.of(new CreditLine(1, line)))
                .taxes(taxes)
                .totals(InvoiceTotals.of(List.of(line), taxes, currency))
                .status(CreditMemoStatus.DRAFT)
                .build();
    }

    static InvoiceLineBuilder line(int no, LineKind kind, Money net) {
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(kind)
                .project(new Ref<Project>("psa", RecordType.PROJECT, "PRJ-12"))
                .serviceDate(LocalDate.of(2026, 7, 27))
                .quantity(Quantity.ONE)
                .net(net)
                .taxCode("JP-10")
                .taxRate(TEN)
                .sources(List.of(new LineSource("item-" + no, Quantity.ONE, net)));
    }

    static <T extends Entity> Write<T> write(T record, String key) {
        return new Write<>(record, key, "0".repeat(64), null, new HashMap<>(IDS));
    }

    /** A header as the system gives it. */
    static String header(String key, boolean posted, String etag) {
        return """
                {"@odata.etag":"%s","dataAreaId":"jp50","InvoiceIdentifier":9007199254740993,"CustomerAccount":"C-00112",\
                "InvoiceDate":"2026-08-31T12:00:00Z","CurrencyCode":"JPY","FreeTextNumber":"%s","IsPosted":"%s",\
                "ExternalInvoiceId":"%s"}""".formatted(etag.replace("\"", "\\\""), posted ? "FTI-77" : "Not posted", posted ? "Yes" : "No", key);
    }

    /** The lines of {@link #invoice}. */
    static String[] lines() {
        return Stream.of("1,11,135802,13580", "2,1,1001,100")
                .map(text -> text.split(",", -1))
                .map(part -> """
                        {"dataAreaId":"jp50","ParentRecId":9007199254740993,"LineNumber":%s,"Quantity":%s,\
                        "TransactionCurrencyAmount":%s.00,"SalesTaxAmount":%s.0}""".formatted((Object[]) part))
                .toArray(String[]::new);
    }
}
