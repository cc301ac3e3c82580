package org.tallystick.connector.dynamics365;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds free text invoices with their lines. A header that waits for its lines is not there yet: {@link FreeTextSink} completes it.
 *
 * @param <T> the entity
 */
final class FreeTextLookup<T extends Entity> implements RecordLookup<T> {

    private final FreeTextInvoices invoices;
    private final Document.Form<T> form;
    private final String prefix;

    /** @param prefix what the keys of all our documents begin with */
    FreeTextLookup(FreeTextInvoices invoices, Document.Form<T> form, String prefix) {
        this.invoices = invoices;
        this.form = form;
        this.prefix = prefix;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, List<InvoiceRow>> byKey = invoices.byKey(externalKeys);
        Map<CompanyKey, List<InvoiceLineRow>> lines =
                invoices.lines(byKey.values().stream().flatMap(List::stream).toList());
        Map<String, Found> found = new HashMap<>();
        byKey.forEach((key, rows) -> found(rows, lines).ifPresent(one -> found.put(key, one)));
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        int size = Math.max(1, Math.min(limit, OData.CHUNK));
        List<InvoiceRow> rows =
                invoices.after(cursor == null ? null : CompanyKey.parse(cursor, "cursor"), prefix, size);
        List<String> keys = rows.stream()
                .map(InvoiceRow::externalKey)
                .filter(key -> key.startsWith(prefix))
                .toList();
        List<Found> found =
                byExternalKey(keys).values().stream().filter(this::isOfThisForm).toList();
        String next = rows.size() < size
                ? null
                : FreeTextInvoices.idOf(rows.get(rows.size() - 1)).toString();
        return new Listing(found, next);
    }

    @Override
    public String digest(Write<T> write) {
        try {
            return form.of(write).freeText().digest();
        } catch (BadRecordException e) {
            return "cannot be written: " + e.getMessage(); // The sink refuses it, with the problem.
        }
    }

    /** Of several under one key none is ours for sure: a person decides. */
    private Optional<Found> found(List<InvoiceRow> rows, Map<CompanyKey, List<InvoiceLineRow>> lines) {
        List<InvoiceRow> whole = rows.stream()
                .filter(row -> row.isPosted() || lines.containsKey(FreeTextInvoices.idOf(row)))
                .toList();
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        InvoiceRow first = whole.get(0);
        if (rows.size() > 1) {
            String ids = rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(", "));
            return Optional.of(unlike(first, "several under one key: " + ids));
        }
        return Optional.of(one(first, lines.getOrDefault(FreeTextInvoices.idOf(first), List.of())));
    }

    private Found one(InvoiceRow row, List<InvoiceLineRow> lines) {
        try {
            FreeText freeText = row.freeText(lines);
            return new Found(
                    row.externalKey(),
                    row.id().toString(),
                    row.number(),
                    freeText.digest(),
                    signed(freeText.net()),
                    signed(freeText.tax()));
        } catch (BadRecordException e) {
            return unlike(row, "unreadable: " + e.getMessage());
        }
    }

    /** A credit is told by its sign alone. What cannot be read is shown once, among the invoices. */
    private boolean isOfThisForm(Found found) {
        Money net = found.net();
        return net == null || net.signum() == 0 ? form.sign() > 0 : net.signum() > 0;
    }

    private static Found unlike(InvoiceRow row, String digest) {
        return new Found(row.externalKey(), row.id().toString(), row.number(), digest, null, null);
    }

    private Money signed(Money money) {
        return form.sign() < 0 ? money.negated() : money;
    }
}
