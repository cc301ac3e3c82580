package org.tallystick.connector.warehouse;

import static org.tallystick.model.RecordType.CREDIT_MEMO;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.ENGAGEMENT;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.LEGAL_ENTITY;
import static org.tallystick.model.RecordType.PROJECT;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
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
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An acceptance month: its expected documents as canonical records, and its expected revenue. */
final class Month {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final WorkDates workDates;

    Month(String folder) throws IOException {
        this.folder = Path.of("../../examples").resolve(folder);
        this.workDates = WorkDates.read(this.folder.resolve("deliveries"));
    }

    List<Invoice> invoices() throws IOException {
        return rows("invoices").stream().map(this::invoice).toList();
    }

    List<CreditMemo> credits() throws IOException {
        return rows("credits").stream().map(this::credit).toList();
    }

    /** {@code engagement currency period invoiced recognised deferred unbilled}. */
    List<String> revenue() throws IOException {
        return rows("revenue").stream()
                .map(row -> String.join(
                        " ",
                        text(row, "engagement"),
                        text(row, "currency"),
                        text(row, "period"),
                        plain(text(row, "invoiced")),
                        plain(text(row, "recognised")),
                        plain(text(row, "deferred")),
                        plain(text(row, "unbilled"))))
                .toList();
    }

    static String plain(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private Invoice invoice(JsonNode row) {
        YearMonth period = YearMonth.parse(text(row, "period"));
        List<InvoiceLine> lines = new ArrayList<>();
        for (JsonNode line : row.get("lines").values()) {
            List<LineSource> sources = line.get("items").values().stream()
                    .map(item -> source(row, item, serviceDate(period, line, item)))
                    .toList();
            lines.add(line(row, line)
                    .late(line.get("late").asBoolean())
                    .sources(sources)
                    .build());
        }
        return InvoiceBuilder.builder()
                .header(Header.of(ref(INVOICE, text(row, "key"))))
                .period(period)
                .issueDate(period.atEndOfMonth())
                .legalEntity(ref(LEGAL_ENTITY, text(row, "legalEntity")))
                .billTo(ref(CUSTOMER, text(row, "billTo")))
                .engagement(ref(ENGAGEMENT, text(row, "engagement")))
                .currency(new CurrencyCode(text(row, "currency")))
                .lines(lines)
                .totals(totals(row))
                .build();
    }

    /** A grouped line shows its first item's day only. */
    private LocalDate serviceDate(YearMonth period, JsonNode line, JsonNode item) {
        return text(line, "kind").equals("time")
                ? workDates.of(period, text(item, "id"))
                : LocalDate.parse(text(line, "serviceDate"));
    }

    private CreditMemo credit(JsonNode row) {
        List<CreditLine> lines = row.get("lines").values().stream()
                .map(line -> new CreditLine(
                        line.get("invoiceLine").asInt(),
                        line(row, line)
                                .sources(List.of(source(row, line, LocalDate.parse(text(line, "serviceDate")))))
                                .build()))
                .toList();
        return CreditMemoBuilder.builder()
                .header(Header.of(ref(CREDIT_MEMO, text(row, "key"))))
                .original(ref(INVOICE, text(row, "invoice")))
                .reason("CORRECTED")
                .kind(CreditKind.PARTIAL)
                .issueDate(YearMonth.parse(text(row, "period")).atEndOfMonth())
                .legalEntity(ref(LEGAL_ENTITY, text(row, "legalEntity")))
                .billTo(ref(CUSTOMER, text(row, "billTo")))
                .currency(new CurrencyCode(text(row, "currency")))
                .lines(lines)
                .totals(totals(row))
                .status(CreditMemoStatus.DRAFT)
                .build();
    }

    private static InvoiceLineBuilder line(JsonNode document, JsonNode line) {
        InvoiceLineBuilder builder = InvoiceLineBuilder.builder()
                .no(line.get("line").asInt())
                .kind(LineKind.valueOf(text(line, "kind").toUpperCase(Locale.ROOT)))
                .project(ref(PROJECT, text(line, "project")))
                .serviceDate(LocalDate.parse(text(line, "serviceDate")))
                .quantity(Quantity.of(text(line, "quantity")))
                .net(money(document, line, "amount"))
                .taxCode(text(line, "taxCode"))
                .taxRate(Rate.of(text(line, "taxRate")));
        if (!line.get("role").isNull()) {
            builder.role(text(line, "role"));
        }
        if (!line.get("rate").isNull()) {
            builder.unitPrice(
                    new UnitPrice(new BigDecimal(text(line, "rate")), new CurrencyCode(text(document, "currency"))));
        }
        if (line.has("to") && !line.get("to").isNull()) {
            builder.serviceUntil(LocalDate.parse(text(line, "to")));
        }
        return builder;
    }

    private static LineSource source(JsonNode document, JsonNode item, LocalDate day) {
        return new LineSource(
                text(item, "id"), Quantity.of(text(item, "quantity")), money(document, item, "amount"), day);
    }

    private static InvoiceTotals totals(JsonNode row) {
        return InvoiceTotals.of(money(row, row, "subtotal"), money(row, row, "tax"), money(row, row, "total"));
    }

    private static Money money(JsonNode document, JsonNode row, String field) {
        return Money.of(text(row, field), text(document, "currency"));
    }

    private static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("hub", type, id);
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).asString();
    }

    private List<JsonNode> rows(String name) throws IOException {
        Path file = folder.resolve("expected").resolve(name + ".json");
        return List.copyOf(JSON.readTree(Files.readString(file)).values());
    }
}
