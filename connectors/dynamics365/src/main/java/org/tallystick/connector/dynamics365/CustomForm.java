package org.tallystick.connector.dynamics365;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * A record as a row of a set that a rule set names: what the rule set says of it and nothing else, in the types that {@code $metadata} declares. All of it
 * follows the record.
 *
 * @param <T> the entity
 */
final class CustomForm<T extends Entity> implements MasterForm<T> {

    private final Schema schema;
    private final CustomObject object;
    private final EntitySet set;

    CustomForm(Schema schema, CustomObject object) {
        this.schema = schema;
        this.object = object;
        this.set = EntitySet.perCompany(object.object(), object.keyField());
    }

    @Override
    public EntitySet set() {
        return set;
    }

    /** Those that the set has: what it lacks is refused of each record, and cannot be asked for. */
    @Override
    public List<String> kept() {
        return object.fields().stream()
                .filter(field -> !field.equals(EntitySet.COMPANY))
                .filter(field -> properties().containsKey(field))
                .sorted()
                .toList();
    }

    @Override
    public String normal(String field, String text) {
        return Optional.ofNullable(properties().get(field))
                .map(property -> property.normal(text))
                .orElse(text);
    }

    @Override
    public void prepare() {
        schema.of(set.setName());
    }

    /** The legal entity; the rule set has written the ids of what else the record names. */
    @Override
    public List<Ref<?>> references(T record) {
        return Stream.<Ref<?>>ofNullable(LegalEntities.of(record)).toList();
    }

    @Override
    public MasterRow of(Write<T> write) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>(CustomFields.of(write.record()));
        Object company = written.remove(EntitySet.COMPANY);
        String row = "%s in %s".formatted(write.record().ref(), set.setName());
        Map<String, Object> fields = new LinkedHashMap<>();
        written.forEach(
                (field, value) -> fields.put(field, property(field, value, row).sent(value, row)));
        property(object.keyField(), write.externalKey(), row).sent(write.externalKey(), row);
        return new MasterRow(company(write, company), Map.of(), fields);
    }

    /** That which a rule writes, else as of other master data. */
    private static String company(Write<?> write, @Nullable Object written) {
        return written == null
                ? MasterForm.company(write, LegalEntities.of(write.record()))
                : written.toString().toLowerCase(Locale.ROOT);
    }

    private Property property(String field, @Nullable Object value, String row) {
        Property property = properties().get(field);
        if (property == null) {
            String text = value == null ? "" : value.toString();
            throw new BadRecordException(Problem.ofField(
                    "FIELD_UNKNOWN",
                    field,
                    text,
                    "%s: '%s' is for the field %s, which the set does not have".formatted(row, text, field),
                    "Correct the rule that writes it, or refresh the environment's data entities"));
        }
        return property;
    }

    private SortedMap<String, Property> properties() {
        return schema.of(set.setName()).properties();
    }
}
