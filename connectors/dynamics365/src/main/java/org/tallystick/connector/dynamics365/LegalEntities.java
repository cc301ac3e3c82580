package org.tallystick.connector.dynamics365;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Whose books a record of any type is in. */
final class LegalEntities {

    private LegalEntities() {}

    /** The legal entity that the record names; none: its type has none, or it is not said. */
    static @Nullable Ref<LegalEntity> of(Entity record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals("legalEntity") && component.getType() == Ref.class) {
                return value(record, component);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // The type is asked before.
    private static @Nullable Ref<LegalEntity> value(Entity record, RecordComponent component) {
        try {
            Ref<?> ref = (Ref<?>) component.getAccessor().invoke(record);
            return ref != null && ref.type() == RecordType.LEGAL_ENTITY ? (Ref<LegalEntity>) ref : null;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The component of a public record cannot be read: " + component, e);
        }
    }
}
