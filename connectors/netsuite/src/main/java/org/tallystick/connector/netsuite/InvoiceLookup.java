package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
    private final String keyPrefix;
    private final CodeList currencies;
    private final CodeList taxCodes;

    /** @param keyPrefix what the keys of our invoices begin with: all others are none of our business */
    InvoiceLookup(SuiteQl suiteQl, KeyedRows rows, String keyPrefix, CodeList currencies, CodeList taxCodes) {
        this.suiteQl = suiteQl;
        this.rows = rows;
        this.keyPrefix = keyPrefix;
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
        SuiteQl.Rows<KeyedRows.Row> page = rows.after(keyPrefix, cursor, Math.min(limit, ExternalIds.CHUNK));
        List<String> keys = page.rows().stream()
                .map(KeyedRows.Row::key)
                .filter(key -> key.startsWith(keyPrefix))
                .toList();
        String next = page.more() ? page.rows().get(page.rows().size() - 1).id() : null;
        return new Listing(List.copyOf(byExternalKey(keys).values()), next);
    }

    @Override
    public String digest(Write<Invoice> write) {
        return InvoiceDigest.of(write).text();
    }

    private List<Found> invoices(List<InvoiceRow> lines) {
        Codes currency = currencies.withIds(values(lines, InvoiceRow::currency));
        Codes tax = taxCodes.withIds(values(lines, InvoiceRow::taxCode));
        return lines.stream()
                .collect(Collectors.groupingBy(InvoiceRow::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofOne -> invoice(ofOne, currency, tax))
                .toList();
    }

    private static Set<String> values(List<InvoiceRow> lines, Function<InvoiceRow, @Nullable String> column) {
        return lines.stream().map(column).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** One that cannot be read is there all the same: it equals nothing of ours, and its digest says why. The others are not held up. */
    private static Found invoice(List<InvoiceRow> rows, Codes currencies, Codes taxCodes) {
        try {
            return readable(rows, currencies, taxCodes);
        } catch (ConnectorException e) {
            InvoiceRow header = rows.get(0);
            Problem problem = e.problem();
            String digest = "unreadable %s %s: %s".formatted(problem.field(), problem.value(), problem.message());
            return new Found(header.key(), header.id(), header.number(), digest, null, null);
        }
    }

    /** Tax is what the header's total has beyond its lines, so net and tax together are always the total that the system shows. */
    private static Found readable(List<InvoiceRow> rows, Codes currencies, Codes taxCodes) {
        InvoiceRow header = rows.get(0);
        CurrencyCode currency = currency(header, currencies);
        List<InvoiceDigest.Line> lines = rows.stream()
                .filter(InvoiceRow::isItem)
                .map(row -> line(row, currency, taxCodes))
                .toList();
        Money net = lines.stream().map(InvoiceDigest.Line::net).reduce(Money.zero(currency), Money::plus);
        Money tax = money(header.gross(), currency).minus(net);
        InvoiceDigest.Parties parties = new InvoiceDigest.Parties(header.customerId(), header.subsidiaryId());
        String digest = new InvoiceDigest(parties, currency, header.date(), lines, net, tax).text();
        return new Found(header.key(), header.id(), header.number(), digest, net, tax);
    }

    private static InvoiceDigest.Line line(InvoiceRow row, CurrencyCode currency, Codes taxCodes) {
        return new InvoiceDigest.Line(money(row.net(), currency), row.units(), taxCode(row, taxCodes));
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
            throw unreadable("currency", code, e);
        }
    }

    private static Money money(BigDecimal amount, CurrencyCode currency) {
        try {
            return Money.of(amount, currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw unreadable("amount", amount.toPlainString(), e);
        }
    }

    private static ConnectorException unreadable(String field, String value, RuntimeException e) {
        return new ConnectorException(
                Problem.ofField("INVOICE_UNREADABLE", field, value, String.valueOf(e.getMessage()), null), e);
    }
}
