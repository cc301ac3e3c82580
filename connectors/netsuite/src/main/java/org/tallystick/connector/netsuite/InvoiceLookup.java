package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.model.Invoice;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds invoices, with their lines: two are equal only if these are. */
final class InvoiceLookup implements RecordLookup<Invoice> {

    private static final JsonBinder<InvoiceRow> ROW = JsonBinder.of(InvoiceRow.class);

    private final SuiteQl suiteQl;
    private final KeyedRows rows;
    private final CodeList currencies;
    private final CodeList taxCodes;

    InvoiceLookup(SuiteQl suiteQl, KeyedRows rows, CodeList currencies, CodeList taxCodes) {
        this.suiteQl = suiteQl;
        this.rows = rows;
        this.currencies = currencies;
        this.taxCodes = taxCodes;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> found = new HashMap<>();
        for (List<String> chunk : ExternalIds.chunks(externalKeys)) {
            String text = InvoiceRow.SELECT.formatted(ExternalIds.isOneOf("t.externalid", chunk.size()));
            for (Found invoice : invoices(suiteQl.all(new Query(text, chunk), ROW))) {
                found.put(invoice.externalKey(), invoice);
            }
        }
        return rows.lookalikes().exactly(externalKeys, found);
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        SuiteQl.Rows<KeyedRows.Row> page = rows.after(cursor, Math.min(limit, ExternalIds.CHUNK));
        List<String> keys = page.rows().stream().map(KeyedRows.Row::key).toList();
        String next = page.more() ? page.rows().get(keys.size() - 1).id() : null;
        return new Listing(List.copyOf(byExternalKey(keys).values()), next);
    }

    @Override
    public String digest(Write<Invoice> write) {
        return InvoiceDigest.of(write.record()).text();
    }

    private List<Found> invoices(List<InvoiceRow> lines) {
        Codes currency =
                currencies.withIds(lines.stream().map(InvoiceRow::currencyId).collect(Collectors.toSet()));
        Codes tax = taxCodes.withIds(
                lines.stream().map(InvoiceRow::taxCode).filter(Objects::nonNull).collect(Collectors.toSet()));
        return lines.stream()
                .collect(Collectors.groupingBy(InvoiceRow::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofOne -> invoice(ofOne, currency, tax))
                .toList();
    }

    /** Tax is what the header's total has beyond its lines, so net and tax together are always the total that the system shows. */
    private static Found invoice(List<InvoiceRow> rows, Codes currencies, Codes taxCodes) {
        InvoiceRow header = rows.get(0);
        CurrencyCode currency = currency(header, currencies);
        List<InvoiceDigest.Line> lines = rows.stream()
                .filter(InvoiceRow::isItem)
                .map(row -> new InvoiceDigest.Line(money(row.net(), currency, header), taxCode(row, taxCodes)))
                .toList();
        Money net = lines.stream().map(InvoiceDigest.Line::net).reduce(Money.zero(currency), Money::plus);
        Money tax = money(header.gross(), currency, header).minus(net);
        String digest = new InvoiceDigest(currency, header.date(), lines, net, tax).text();
        return new Found(header.key(), header.id(), header.number(), digest, net, tax);
    }

    private static @Nullable String taxCode(InvoiceRow row, Codes taxCodes) {
        String id = row.taxCode();
        return id == null ? null : taxCodes.codeOf(id).orElse("id " + id);
    }

    private static CurrencyCode currency(InvoiceRow header, Codes currencies) {
        String code = currencies.codeOf(header.currencyId()).orElse("id " + header.currencyId());
        try {
            return new CurrencyCode(code);
        } catch (IllegalArgumentException e) {
            throw unreadable(header, "currency", code, e);
        }
    }

    private static Money money(BigDecimal amount, CurrencyCode currency, InvoiceRow header) {
        try {
            return Money.of(amount, currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw unreadable(header, "amount", amount.toPlainString(), e);
        }
    }

    private static ConnectorException unreadable(InvoiceRow header, String field, String value, RuntimeException e) {
        String message = "Invoice %s: %s".formatted(header.key(), e.getMessage());
        return new ConnectorException(
                Problem.ofField("INVOICE_UNREADABLE", field, value, message, "Correct the invoice in NetSuite"), e);
    }
}
