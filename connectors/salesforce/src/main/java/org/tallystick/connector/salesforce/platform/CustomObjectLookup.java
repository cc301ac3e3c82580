package org.tallystick.connector.salesforce.platform;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds the rows of a custom object by the field of our key. */
final class CustomObjectLookup<T extends Entity> implements RecordLookup<T> {

    private final OrgClient org;
    private final CustomObject object;
    private final List<String> fields;
    private final String select;
    private final int pageSize;

    CustomObjectLookup(OrgClient org, CustomObject object, int pageSize) {
        this.org = org;
        this.object = object;
        this.fields = object.fields().stream().sorted().map(Soql::name).toList();
        this.select = "SELECT %s FROM %s WHERE "
                .formatted(
                        Stream.concat(Stream.of("Id", Soql.name(object.keyField())), fields.stream())
                                .collect(Collectors.joining(", ")),
                        Soql.name(object.object()));
        this.pageSize = pageSize;
    }

    /** The org compares texts without regard to case; keys compare exactly. */
    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Set<String> wanted = new HashSet<>(externalKeys);
        Map<String, Found> found = new HashMap<>();
        for (String soql : Soql.chunks(wanted, keys -> select + object.keyField() + " IN " + keys)) {
            for (String row : org.query(soql)) {
                Found each = found(row);
                if (wanted.contains(each.externalKey()) && found.put(each.externalKey(), each) != null) {
                    throw ambiguous(each.externalKey());
                }
            }
        }
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        int size = Math.min(limit, pageSize);
        String after = cursor == null ? "" : " AND Id > " + Soql.text(cursor);
        List<Found> page = org
                .query("%s%s != null%s ORDER BY Id ASC LIMIT %d".formatted(select, object.keyField(), after, size))
                .stream()
                .map(this::found)
                .toList();
        return new Listing(
                page, page.size() < size ? null : page.get(page.size() - 1).remoteId());
    }

    @Override
    public String digest(Write<T> write) {
        return CustomObjects.digest(CustomFields.of(write.record()));
    }

    private Found found(String row) {
        Map<String, String> members = JsonPage.members(row);
        String id = members.get("Id");
        String key = members.get(object.keyField());
        if (id == null || key == null) {
            throw new ConnectorException(Problem.of(
                    FailureKind.INVALID,
                    "ROW_WITHOUT_KEY",
                    "A row of %s was found without Id or %s".formatted(object.object(), object.keyField())));
        }
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, members.getOrDefault(field, "")));
        return new Found(key, SalesforceId.canonical(id), null, CustomObjects.digest(values), null, null);
    }

    private ConnectorException ambiguous(String key) {
        return new ConnectorException(Problem.of(
                        FailureKind.DUPLICATE,
                        "DUPLICATE_EXTERNAL_ID",
                        "Several rows of %s carry the key '%s' in %s"
                                .formatted(object.object(), key, object.keyField()))
                .withRemedy("Keep one of them, and make the field unique"));
    }
}
