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

/** Documents of one layout, as the system has them. */
final class Documents {

    private final ODataClient client;
    private final Layout layout;

    Documents(ODataClient client, Layout layout) {
        this.client = client;
        this.layout = layout;
    }

    Layout layout() {
        return layout;
    }

    /** All headers with these keys exactly, by key: the system itself does not tell upper from lower case. */
    Map<String, List<HeaderRow>> byKey(Collection<String> keys) {
        List<HeaderRow> rows = new ArrayList<>();
        for (List<String> chunk : OData.chunks(keys)) {
            rows.addAll(headers(headerQuery().where(OData.isOneOf(layout.keyField(), chunk))));
        }
        return rows.stream()
                .filter(row -> keys.contains(row.externalKey()))
                .collect(Collectors.groupingBy(HeaderRow::externalKey, LinkedHashMap::new, Collectors.toList()));
    }

    /** The number of a document; none if it has none yet, or is not there. */
    Optional<String> number(CompanyKey id) {
        String filter = "%s eq %s and dataAreaId eq %s"
                .formatted(layout.idField(), layout.literal(id), OData.quoted(id.company()));
        return headers(headerQuery().where(filter)).stream()
                .flatMap(row -> Optional.ofNullable(row.number()).stream())
                .findFirst();
    }

    /**
     * The next headers whose keys contain {@code text}, by id and company: only both together say which one it is.
     *
     * @param after the last one before; none: from the start
     */
    List<HeaderRow> after(@Nullable CompanyKey after, String text, int limit) {
        String ours = "%s eq %s".formatted(layout.keyField(), OData.quoted("*" + text + "*"));
        String filter = after == null
                ? ours
                : "%s and (%2$s gt %3$s or (%2$s eq %3$s and dataAreaId gt %4$s))"
                        .formatted(ours, layout.idField(), layout.literal(after), OData.quoted(after.company()));
        return headers(headerQuery()
                .where(filter)
                .orderedBy(layout.idField() + ",dataAreaId")
                .top(limit));
    }

    /** Lines by their headers' ids, in the order of their numbers. */
    Map<CompanyKey, List<LineRow>> lines(Collection<HeaderRow> headers) {
        Map<CompanyKey, List<LineRow>> byParent = new HashMap<>();
        List<String> parents =
                headers.stream().map(header -> layout.literal(idOf(header))).toList();
        for (List<String> chunk : OData.chunks(parents)) {
            Query query = Query.of(layout.lines(), layout.lineFields())
                    .where(OData.isOneOfLiterals(layout.parentField(), chunk));
            for (String json : client.all(query)) {
                LineRow line = LineRow.parse(json, layout);
                byParent.computeIfAbsent(readable(line::parent), parent -> new ArrayList<>())
                        .add(line);
            }
        }
        byParent.values().forEach(Documents::sort);
        return byParent;
    }

    List<LineRow> lines(HeaderRow header) {
        return lines(List.of(header)).getOrDefault(idOf(header), List.of());
    }

    static CompanyKey idOf(HeaderRow row) {
        return readable(row::id);
    }

    private static void sort(List<LineRow> lines) {
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
        return Query.of(layout.headers(), layout.headerFields());
    }

    private List<HeaderRow> headers(Query query) {
        return client.all(query).stream()
                .map(json -> HeaderRow.parse(json, layout))
                .toList();
    }
}
