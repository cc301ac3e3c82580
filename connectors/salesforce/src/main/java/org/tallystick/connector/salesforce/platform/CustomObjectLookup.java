package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds the rows of a custom object by the field of our key. */
final class CustomObjectLookup<T extends Entity> implements RecordLookup<T> {

    private static final JsonBinder<Row> BINDER = JsonBinder.of(Row.class);

    private final KeyedRows rows;

    CustomObjectLookup(OrgClient org, CustomObject object, int pageSize) {
        List<String> fields = object.fields().stream().sorted().map(Soql::name).toList();
        this.rows =
                new KeyedRows(org, object.object(), object.keyField(), fields, pageSize, row -> digest(fields, row));
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

    private static String digest(List<String> fields, String row) {
        try {
            Map<String, @Nullable Object> values = BINDER.bind(row).values;
            values.keySet().retainAll(fields);
            return CustomObjects.digest(values);
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem());
        }
    }

    /** A row with its fields: texts, numbers and flags. */
    record Row(@JsonAnySetter Map<String, @Nullable Object> values) {}
}
