package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.ConnectorException;

/** Free text invoices as the system has them. */
final class FreeTextInvoices {

    private final ODataClient client;
    private final String keyField;

    /** @param keyField the header's field that carries our key */
    FreeTextInvoices(ODataClient client, String keyField) {
        this.client = client;
        this.keyField = keyField;
    }

    String keyField() {
        return keyField;
    }

    /** All headers with these keys exactly, by key: the system itself does not tell upper from lower case. */
    Map<String, List<InvoiceRow>> byKey(Collection<String> keys) {
        List<InvoiceRow> rows = new ArrayList<>();
        for (List<String> chunk : OData.chunks(keys)) {
            rows.addAll(headers(headerQuery().where(OData.isOneOf(keyField, chunk))));
        }
        return rows.stream()
                .filter(row -> keys.contains(row.externalKey()))
                .collect(Collectors.groupingBy(InvoiceRow::externalKey, LinkedHashMap::new, Collectors.toList()));
    }

    /** The number of a posted invoice; none if it is not posted, or not there. */
    Optional<String> number(CompanyKey id) {
        String filter = "InvoiceIdentifier eq %d and dataAreaId eq %s"
                .formatted(InvoiceRow.wholeNumber("original", id.key()), OData.quoted(id.company()));
        return headers(headerQuery().where(filter)).stream()
                .flatMap(row -> Optional.ofNullable(row.number()).stream())
                .findFirst();
    }

    /**
     * The next headers whose keys contain {@code text}, by number and company: only both together say which one it is.
     *
     * @param after the last one before; none: from the start
     */
    List<InvoiceRow> after(@Nullable CompanyKey after, String text, int limit) {
        String ours = "%s eq %s".formatted(keyField, OData.quoted("*" + text + "*"));
        String filter = after == null
                ? ours
                : "%s and (InvoiceIdentifier gt %2$s or (InvoiceIdentifier eq %2$s and dataAreaId gt %3$s))"
                        .formatted(ours, after.key(), OData.quoted(after.company()));
        return headers(headerQuery()
                .where(filter)
                .orderedBy("InvoiceIdentifier,dataAreaId")
                .top(limit));
    }

    /** Lines by their headers' ids, in the order of their numbers. */
    Map<CompanyKey, List<InvoiceLineRow>> lines(Collection<InvoiceRow> headers) {
        Map<CompanyKey, List<InvoiceLineRow>> byParent = new HashMap<>();
        List<Long> parents =
                headers.stream().map(header -> readable(header::identifier)).toList();
        for (List<Long> chunk : OData.chunks(parents)) {
            Query query = Query.of(EntitySet.INVOICE_LINES, InvoiceLineRow.FIELDS)
                    .where(OData.isOneOfNumbers("ParentRecId", chunk));
            for (String json : client.all(query)) {
                InvoiceLineRow line = InvoiceLineRow.parse(json);
                byParent.computeIfAbsent(readable(line::parent), parent -> new ArrayList<>())
                        .add(line);
            }
        }
        byParent.values().forEach(FreeTextInvoices::sort);
        return byParent;
    }

    List<InvoiceLineRow> lines(InvoiceRow header) {
        return lines(List.of(header)).getOrDefault(idOf(header), List.of());
    }

    static CompanyKey idOf(InvoiceRow row) {
        return readable(row::id);
    }

    private static void sort(List<InvoiceLineRow> lines) {
        lines.sort(Comparator.comparing(line -> readable(line::number)));
    }

    private interface Reading<V> {
        V read();
    }

    /** What says which row is which must be there: else nothing is known. */
    private static <V> V readable(Reading<V> reading) {
        try {
            return reading.read();
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem(), e);
        }
    }

    private Query headerQuery() {
        return Query.of(EntitySet.INVOICE_HEADERS, InvoiceRow.fields(keyField));
    }

    private List<InvoiceRow> headers(Query query) {
        return client.all(query).stream()
                .map(json -> InvoiceRow.parse(json, keyField))
                .toList();
    }
}
