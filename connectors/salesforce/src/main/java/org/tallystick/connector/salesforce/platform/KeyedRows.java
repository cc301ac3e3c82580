package org.tallystick.connector.salesforce.platform;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup.Listing;

/** The rows of an object that carry our key in a field of theirs. Thread-safe. */
public final class KeyedRows {

    private final OrgClient org;
    private final String object;
    private final String keyField;
    private final String select;
    private final int pageSize;
    private final UnaryOperator<String> digest;

    /**
     * Rows of an object.
     *
     * @param fields that are read beside the id and the key; {@code A__r.B} leads to another object
     * @param digest of a row, as the org sent it
     * @throws IllegalArgumentException if one of the names is none
     */
    public KeyedRows(
            OrgClient org,
            String object,
            String keyField,
            List<String> fields,
            int pageSize,
            UnaryOperator<String> digest) {
        this.org = org;
        this.object = Soql.name(object);
        this.keyField = Soql.name(keyField);
        this.select = "SELECT Id, %s%s FROM %s WHERE "
                .formatted(keyField, fields.isEmpty() ? "" : ", " + String.join(", ", fields), object);
        this.pageSize = pageSize;
        this.digest = digest;
    }

    /**
     * Those that have one of the keys, by key. The org compares texts without regard to case; keys compare exactly.
     *
     * @throws ConnectorException if several have the same
     */
    public Map<String, Found> byKey(Collection<String> keys) {
        Set<String> wanted = new HashSet<>(keys);
        Map<String, Found> found = new HashMap<>();
        for (String soql : Soql.chunks(wanted, some -> select + keyField + " IN " + some)) {
            for (String row : org.query(soql)) {
                Found each = found(row);
                if (wanted.contains(each.externalKey()) && found.put(each.externalKey(), each) != null) {
                    throw ambiguous(each.externalKey());
                }
            }
        }
        return found;
    }

    /** A page of all that have a key, in the order of their ids. */
    public Listing list(@Nullable String cursor, int limit) {
        int size = Math.min(limit, pageSize);
        String after = cursor == null ? "" : " AND Id > " + Soql.text(cursor);
        List<Found> page =
                org.query("%s%s != null%s ORDER BY Id ASC LIMIT %d".formatted(select, keyField, after, size)).stream()
                        .map(this::found)
                        .toList();
        return new Listing(
                page, page.size() < size ? null : page.get(page.size() - 1).remoteId());
    }

    private Found found(String row) {
        Map<String, String> members = JsonPage.members(row);
        String id = members.get("Id");
        String key = members.get(keyField);
        if (id == null || key == null) {
            throw new ConnectorException(Problem.of(
                    FailureKind.INVALID,
                    "ROW_WITHOUT_KEY",
                    "A row of %s was found without Id or %s".formatted(object, keyField)));
        }
        return new Found(key, SalesforceId.canonical(id), null, digest.apply(row), null, null);
    }

    private ConnectorException ambiguous(String key) {
        return new ConnectorException(Problem.of(
                        FailureKind.DUPLICATE,
                        "DUPLICATE_EXTERNAL_ID",
                        "Several rows of %s carry the key '%s' in %s".formatted(object, key, keyField))
                .withRemedy("Keep one of them, and make the field unique"));
    }
}
