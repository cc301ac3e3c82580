package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Numbers of those of some invoices that are posted. */
    Map<Long, String> numbers(Collection<Long> identifiers) {
        Map<Long, String> numbers = new HashMap<>();
        for (List<Long> chunk : OData.chunks(identifiers)) {
            headers(headerQuery().where(OData.isOneOfNumbers("InvoiceIdentifier", chunk))).stream()
                    .filter(row -> row.number() != null)
                    .forEach(row -> numbers.put(identifier(row), row.number()));
        }
        return numbers;
    }

    /** The next headers by their ids, whatever their keys. */
    List<InvoiceRow> after(long identifier, String keyPrefix, int limit) {
        String filter =
                "%s eq %s and InvoiceIdentifier gt %d".formatted(keyField, OData.quoted(keyPrefix + "*"), identifier);
        return headers(
                headerQuery().where(filter).orderedBy("InvoiceIdentifier").top(limit));
    }

    /** Lines by their headers' ids, in the order of their numbers. */
    Map<Long, List<InvoiceLineRow>> lines(Collection<InvoiceRow> headers) {
        Map<Long, List<InvoiceLineRow>> byParent = new HashMap<>();
        List<Long> parents = headers.stream().map(FreeTextInvoices::identifier).toList();
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
        return lines(List.of(header)).getOrDefault(identifier(header), List.of());
    }

    static long identifier(InvoiceRow row) {
        return readable(row::identifier);
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
