package org.tallystick.model;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record was built without fields that it must have; all of them are named. */
public final class MissingFieldsException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> fields;

    private MissingFieldsException(String record, List<String> fields) {
        super("%s lacks %s".formatted(record, String.join(", ", fields)));
        this.fields = new ArrayList<>(fields);
    }

    /** The names of the absent fields, in the order of the record's components. Never empty. */
    public List<String> fields() {
        return List.copyOf(fields);
    }

    /** The refusal of one absent field. */
    static MissingFieldsException of(Class<?> record, String field) {
        return new MissingFieldsException(record.getSimpleName(), List.of(field));
    }

    /**
     * Refuses absent fields, all at once. Called by the constructors of entities.
     *
     * @param record the entity's class
     * @param namesAndValues name, value, name, value …
     * @throws MissingFieldsException if a value is null
     */
    public static void check(Class<?> record, @Nullable Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] == null) {
                throw new MissingFieldsException(record.getSimpleName(), missing(namesAndValues));
            }
        }
    }

    private static List<String> missing(@Nullable Object[] namesAndValues) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] == null) {
                missing.add(String.valueOf(namesAndValues[i]));
            }
        }
        return missing;
    }
}
