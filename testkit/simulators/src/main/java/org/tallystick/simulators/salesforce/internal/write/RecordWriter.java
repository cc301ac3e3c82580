package org.tallystick.simulators.salesforce.internal.write;

import java.util.List;
import java.util.Optional;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.salesforce.internal.data.RecordId;
import org.tallystick.simulators.salesforce.internal.data.StoredRecord;
import org.tallystick.simulators.salesforce.internal.data.UnitOfWork;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import org.tallystick.simulators.salesforce.internal.schema.FieldType;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Creates, updates, upserts and deletes records inside one unit of work. A refused write leaves no trace in it. Each
 * method throws {@link ApiException} with the code of the first rule that is broken.
 */
public final class RecordWriter {

    private final Catalog catalog;
    private final UnitOfWork work;

    public RecordWriter(Catalog catalog, UnitOfWork work) {
        this.catalog = catalog;
        this.work = work;
    }

    /** @return the new record's id */
    public String create(ObjectType type, ObjectNode body) {
        ObjectNode fields = defaults(type);
        fieldRules().apply(type, body, fields, true);
        lines().complete(Optional.empty(), type, body, fields);
        StoredRecord record = numbered(type, fields);
        check(Optional.empty(), record);
        String id = keep(record);
        lines().saved(record);
        return id;
    }

    public void update(ObjectType type, String id, ObjectNode body) {
        StoredRecord before = changeable(type, id);
        ObjectNode fields = before.fields().deepCopy();
        fieldRules().apply(type, body, fields, false);
        lines().complete(Optional.of(before), type, body, fields);
        StoredRecord after = new StoredRecord(type, before.id(), fields, before.delivered());
        check(Optional.of(before), after);
        stamp(fields, false);
        work.update(after);
        lines().saved(after);
        new Schedules(catalog, work).follow(after);
        if (type.name().equals(BilledSources.EVENT)) {
            new BilledSources(catalog, work, this).invoiced(after);
        }
    }

    /** A record that the package makes: what it refuses to clients it does not refuse to itself. */
    String make(ObjectType type, ObjectNode values) {
        ObjectNode fields = defaults(type);
        fields.setAll(values);
        return keep(numbered(type, fields));
    }

    /** What the package writes into a record that is there: of these values those whose fields it has. */
    void set(StoredRecord before, ObjectNode values) {
        ObjectNode fields = before.fields().deepCopy();
        values.properties().stream()
                .filter(value -> before.type().field(value.getKey()).isPresent())
                .forEach(value -> fields.set(value.getKey(), value.getValue()));
        if (!fields.equals(before.fields())) {
            save(before, fields);
        }
    }

    /** What the org itself makes of a record that is there. */
    void save(StoredRecord before, ObjectNode fields) {
        stamp(fields, false);
        work.update(new StoredRecord(before.type(), before.id(), fields, before.delivered()));
    }

    private StoredRecord numbered(ObjectType type, ObjectNode fields) {
        long number = work.nextNumber();
        String id = RecordId.of(type.keyPrefix(), number);
        fields.put("Id", id);
        type.fields().stream()
                .filter(Field::isAutoNumber)
                .forEach(field -> fields.put(field.name(), "%08d".formatted(number)));
        type.field("Name")
                .filter(Field::isReadOnly)
                .ifPresent(name -> fields.put("Name", "%s-%06d".formatted(type.keyPrefix(), number)));
        return new StoredRecord(type, id, fields, null);
    }

    private String keep(StoredRecord record) {
        stamp(record.fields(), true);
        work.create(record);
        return record.id();
    }

    /** Puts the record into the recycle bin: it stays readable for {@code queryAll}. */
    public void delete(ObjectType type, String id) {
        StoredRecord before = changeable(type, id);
        ObjectNode fields = before.fields().deepCopy();
        fields.put("IsDeleted", true);
        save(before, fields);
        lines().deleted(before);
    }

    /** The records, deleted ones apart, that have this value in a key field. */
    public List<StoredRecord> matches(ObjectType type, Field key, String value) {
        if (key.type() == FieldType.ID) {
            return RecordId.parse(value)
                    .flatMap(id -> work.find(type, id))
                    .filter(record -> !record.isDeleted())
                    .stream()
                    .toList();
        }
        return work.all(type).stream()
                .filter(record -> !record.isDeleted())
                .filter(record -> !record.get(key).isNull())
                .filter(record -> RecordRules.same(key, record.get(key), StringNode.valueOf(value)))
                .toList();
    }

    private StoredRecord changeable(ObjectType type, String id) {
        StoredRecord before =
                RecordId.parse(id).flatMap(parsed -> work.find(type, parsed)).orElseThrow(ApiException::notFound);
        if (before.isDeleted()) {
            throw ApiException.invalid("ENTITY_IS_DELETED", "entity is deleted");
        }
        PackageRules.checkChangeable(before);
        return before;
    }

    private void check(Optional<StoredRecord> before, StoredRecord after) {
        RecordRules.check(after, work);
        Write write = new Write(before, after, work, catalog);
        PackageRules.check(write);
        Formulas.apply(write);
        new Schedules(catalog, work).show(after);
    }

    private SalesLines lines() {
        return new SalesLines(catalog, work, this);
    }

    private FieldRules fieldRules() {
        return new FieldRules(catalog, work);
    }

    private static ObjectNode defaults(ObjectType type) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        for (Field field : type.fields()) {
            if (field.defaultValue() != null) {
                fields.put(field.name(), field.defaultValue());
            }
        }
        return fields;
    }

    private void stamp(ObjectNode fields, boolean created) {
        String now = DateTimes.write(work.tick());
        if (created) {
            fields.put("CreatedDate", now);
        }
        fields.put("LastModifiedDate", now);
        fields.put("SystemModstamp", now);
    }
}
