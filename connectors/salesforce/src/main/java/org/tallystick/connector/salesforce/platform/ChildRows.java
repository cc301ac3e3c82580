package org.tallystick.connector.salesforce.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;

/**
 * Rows of another object that belong to a row, and are part of its document. They are read by queries of their own, since a bulk job takes no
 * subqueries: one for some four hundred rows. Of deleted ones id and stamp stay in the document, since its version is the latest stamp of all, and
 * nothing else of them does.
 *
 * @param object their API name
 * @param parent the field with the id of the row that they belong to
 * @param relationship the name under which they stand in its document
 * @param fields what is read of each
 */
public record ChildRows(String object, String parent, String relationship, List<String> fields) {

    private static final String RECORDS = "records";

    /**
     * Rows of which {@code wire} names the fields; it is the type of the {@link Children} of their parent.
     *
     * @param more fields or paths to them that are read beside
     */
    public static ChildRows of(
            String object, String parent, String relationship, Class<? extends Record> wire, String... more) {
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> fields = Stream.of(WireFields.of(wire).stream(), Stream.of(parent), Stream.of(more))
                .flatMap(names -> names)
                .filter(name -> known.add(Soql.name(name)))
                .toList();
        return new ChildRows(object, parent, relationship, fields);
    }

    /**
     * Puts them into the rows that they belong to: a list in the form of a subquery, or null. They are read after those rows, so that a row that was
     * saved meanwhile together with one of them would be old beside new: it is left out, since its new stamp brings it again.
     *
     * @param of the object of the rows
     * @param rows as a query gives them
     */
    List<String> into(OrgClient org, String of, List<String> rows) {
        Map<String, Instant> stamps = new LinkedHashMap<>();
        for (String row : rows) {
            RowKey key = RowKey.of(row);
            stamps.put(RowKey.documentId(key), RowKey.stamp(key));
        }
        Map<String, List<String>> children = new HashMap<>();
        Map<String, Instant> older = new LinkedHashMap<>();
        for (String soql : Soql.chunks(stamps.keySet(), some -> select(fields, "IN " + some))) {
            for (String child : org.queryAll(soql)) {
                RowKey key = RowKey.of(child);
                String id = parentOf(child);
                children.computeIfAbsent(id, first -> new ArrayList<>()).add(kept(key, child));
                Instant own = stamps.getOrDefault(id, Instant.MAX);
                if (own.isBefore(RowKey.stamp(key))) {
                    older.put(id, own);
                }
            }
        }
        Set<String> saved = saved(org, of, older);
        List<String> whole = new ArrayList<>();
        for (String row : rows) {
            String id = RowKey.documentId(RowKey.of(row));
            if (!saved.contains(id)) {
                whole.add(with(row, children.getOrDefault(id, List.of())));
            }
        }
        return whole;
    }

    /** Those that do not bear these stamps any more, or are there no more. */
    private static Set<String> saved(OrgClient org, String object, Map<String, Instant> stamps) {
        Set<String> saved = new HashSet<>(stamps.keySet());
        for (String soql : Soql.chunks(
                stamps.keySet(), some -> "SELECT Id, SystemModstamp FROM %s WHERE Id IN %s".formatted(object, some))) {
            for (String row : org.queryAll(soql)) {
                RowKey key = RowKey.of(row);
                String id = RowKey.documentId(key);
                if (RowKey.stamp(key).equals(stamps.get(id))) {
                    saved.remove(id);
                }
            }
        }
        return saved;
    }

    /** Of a deleted one nothing that it said: it may be a person who is to be forgotten. */
    private static String kept(RowKey key, String child) {
        return RowKey.deleted(key)
                ? "{\"Id\":%s,\"IsDeleted\":true,\"SystemModstamp\":\"%s\"}"
                        .formatted(JsonText.of(key.id()), RowKey.stamp(key))
                : child;
    }

    private String with(String row, List<String> children) {
        String value = children.isEmpty()
                ? "null"
                : "{\"totalSize\":%d,\"done\":true,\"%s\":[%s]}"
                        .formatted(children.size(), RECORDS, String.join(",", children));
        return "%s,%s:%s}".formatted(row.substring(0, row.length() - 1), JsonText.of(relationship), value);
    }

    /** The latest stamp of those of each row, of all rows from one id to another. */
    Map<String, Instant> latest(OrgClient org, String firstId, String lastId) {
        String range = ">= %s AND %s <= %s".formatted(Soql.text(firstId), parent, Soql.text(lastId));
        Map<String, Instant> latest = new HashMap<>();
        for (String child : org.queryAll(select(List.of("Id", "SystemModstamp", parent), range))) {
            latest.merge(parentOf(child), stamp(child), ChildRows::later);
        }
        return latest;
    }

    /** The latest stamp of those that stand in a document; none: it has none. */
    @Nullable Instant latestIn(Map<String, String> document) {
        String children = document.get(relationship);
        return children == null
                ? null
                : JsonPage.parse(children, RECORDS).records().stream()
                        .map(child -> RowKey.of(child).systemModstamp())
                        .filter(Objects::nonNull)
                        .reduce(ChildRows::later)
                        .orElse(null);
    }

    private String select(List<String> wanted, String condition) {
        return "SELECT %s FROM %s WHERE %s %s ORDER BY Id ASC"
                .formatted(String.join(", ", wanted), object, parent, condition);
    }

    private String parentOf(String child) {
        String id = JsonPage.members(child).get(parent);
        if (id == null || id.isEmpty()) {
            throw RowKey.keyless("a row of %s has no %s".formatted(object, parent));
        }
        return SalesforceId.canonical(id);
    }

    private static Instant stamp(String child) {
        return RowKey.stamp(RowKey.of(child));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
