package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
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
import org.tallystick.model.value.UnitPrice;

/** What the managed-services firm bills in its three periods, as records. */
final class ManagedServices {

    static final Path MONTH = Path.of("../../examples/managed-services/month-end-2");

    private ManagedServices() {}

    static List<Invoice> invoices() throws IOException {
        return expected("invoices").map(ManagedServices::invoice).toList();
    }

    static List<CreditMemo> credits() throws IOException {
        return expected("credits").map(ManagedServices::credit).toList();
    }

    private static Stream<Map<String, String>> expected(String file) throws IOException {
        return JsonPage.elements(Files.readString(MONTH.resolve("expected/" + file + ".json"))).stream()
                .map(JsonPage::members);
    }

    private static Invoice invoice(Map<String, String> row) {
        List<InvoiceLine> lines = lines(row);
        YearMonth period = YearMonth.parse(row.get("period"));
        return InvoiceBuilder.builder()
                .header(Header.of(ref(RecordType.INVOICE, row.get("key"))))
                .period(period)
                .issueDate(period.atEndOfMonth())
                .legalEntity(ref(RecordType.LEGAL_ENTITY, row.get("legalEntity")))
                .billTo(ref(RecordType.CUSTOMER, row.get("billTo")))
                .engagement(new Ref<Engagement>("psa", RecordType.ENGAGEMENT, row.get("engagement")))
                .currency(new CurrencyCode(row.get("currency")))
                .lines(lines)
                .taxes(taxes(row))
                .totals(totals(row))
                .build();
    }

    private static CreditMemo credit(Map<String, String> row) {
        List<CreditLine> lines = new ArrayList<>();
        lines(row).forEach(line -> lines.add(new CreditLine(line.no(), line)));
        return CreditMemoBuilder.builder()
                .header(Header.of(ref(RecordType.CREDIT_MEMO, row.get("key"))))
                .original(ref(RecordType.INVOICE, row.get("invoice")))
                .reason("CORRECTION")
                .kind(CreditKind.PARTIAL)
                .issueDate(YearMonth.parse(row.get("period")).atEndOfMonth())
                .legalEntity(ref(RecordType.LEGAL_ENTITY, row.get("legalEntity")))
                .billTo(ref(RecordType.CUSTOMER, row.get("billTo")))
                .currency(new CurrencyCode(row.get("currency")))
                .lines(lines)
                .taxes(taxes(row))
                .totals(totals(row))
                .status(CreditMemoStatus.DRAFT)
                .build();
    }

    private static List<InvoiceLine> lines(Map<String, String> row) {
        return JsonPage.elements(row.get("lines")).stream()
                .map(JsonPage::members)
                .map(line -> line(line, row.get("currency")))
                .toList();
    }

    private static InvoiceLine line(Map<String, String> line, String currency) {
        Money net = Money.of(line.get("amount"), currency);
        Quantity quantity = Quantity.of(line.get("quantity"));
        @Nullable String rate = line.get("rate");
        @Nullable String until = line.get("to");
        return InvoiceLineBuilder.builder()
                .no(Integer.parseInt(line.get("line")))
                .kind(LineKind.valueOf(line.get("kind").toUpperCase(Locale.ROOT)))
                .project(new Ref<Project>("psa", RecordType.PROJECT, line.get("project")))
                .role(line.get("role"))
                .unitPrice(rate == null ? null : new UnitPrice(new BigDecimal(rate), new CurrencyCode(currency)))
                .late("true".equals(line.get("late")))
                .serviceDate(LocalDate.parse(line.get("serviceDate")))
                .serviceUntil(until == null ? null : LocalDate.parse(until))
                .quantity(quantity)
                .net(net)
                .taxCode(line.get("taxCode"))
                .taxRate(Rate.of(line.get("taxRate")))
                .sources(List.of(new LineSource("item", quantity, net)))
                .build();
    }

    private static List<TaxSubtotal> taxes(Map<String, String> row) {
        return JsonPage.elements(row.get("taxes")).stream()
                .map(JsonPage::members)
                .map(tax -> new TaxSubtotal(
                        tax.get("taxCode"),
                        Rate.of(tax.get("taxRate")),
                        Money.of(tax.get("base"), row.get("currency")),
                        Money.of(tax.get("amount"), row.get("currency"))))
                .toList();
    }

    private static InvoiceTotals totals(Map<String, String> row) {
        String currency = row.get("currency");
        return InvoiceTotals.of(
                Money.of(row.get("subtotal"), currency),
                Money.of(row.get("tax"), currency),
                Money.of(row.get("total"), currency));
    }

    private static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("hub", type, id);
    }
}
