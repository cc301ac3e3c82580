package org.tallystick.connector.salesforce.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** Writes to a custom object what a rule set says of a record. */
final class CustomObjectSink<T extends Entity> implements RecordSink<T> {

    private final Upserts upserts;
    private final String keyField;

    CustomObjectSink(OrgClient org, CustomObject object) {
        this.keyField = Soql.name(object.keyField());
        this.upserts = new Upserts(org, Soql.name(object.object()), keyField, OrgClient.MAX_RECORDS, -1);
    }

    /** None: the rule set has written the ids of what the record names. */
    @Override
    public List<Ref<?>> references(T record) {
        return List.of();
    }

    @Override
    public boolean writesCustomFields() {
        return true;
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        return upserts.send(batch.stream().map(this::upsert).toList());
    }

    private Upsert upsert(Write<T> write) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(keyField, write.externalKey());
        fields.putAll(CustomFields.of(write.record()));
        return new Upsert(write.idempotencyKey(), fields);
    }
}
