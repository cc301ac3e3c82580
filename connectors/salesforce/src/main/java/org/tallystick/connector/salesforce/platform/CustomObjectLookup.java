package org.tallystick.connector.salesforce.platform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds the rows of a custom object by the field of our key. */
final class CustomObjectLookup<T extends Entity> implements RecordLookup<T> {

    private final KeyedRows rows;

    CustomObjectLookup(OrgClient org, CustomObject object, int pageSize) {
        List<String> fields = object.fields().stream().sorted().map(Soql::name).toList();
        this.rows = new KeyedRows(
                org, object.object(), object.keyField(), fields, pageSize, members -> digest(fields, members));
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        return rows.byKey(externalKeys);
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return rows.list(cursor, limit);
    }

    @Override
    public String digest(Write<T> write) {
        return CustomObjects.digest(CustomFields.of(write.record()));
    }

    private static String digest(List<String> fields, Map<String, String> members) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field, members.getOrDefault(field, "")));
        return CustomObjects.digest(values);
    }
}
