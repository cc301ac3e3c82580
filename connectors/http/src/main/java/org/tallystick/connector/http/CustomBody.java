package org.tallystick.connector.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Problem;

/** The fields that a rule set writes, in the body of a request. */
public final class CustomBody {

    private CustomBody() {}

    /**
     * Adds the custom fields of a record to the body that the built-in mapping made of it.
     *
     * @throws BadRecordException if the built-in mapping writes one of them itself: by that one the two would be compared
     */
    public static void add(Entity record, Map<String, ? super @Nullable Object> body) {
        CustomFields.of(record).forEach((name, value) -> {
            if (body.containsKey(name)) {
                throw new BadRecordException(Problem.ofField(
                        "CUSTOM_FIELD",
                        name,
                        value == null ? null : value.toString(),
                        "The rule set writes %s, which the connector writes itself".formatted(name),
                        "Take what it is read from out of 'writes' in the rule set"));
            }
            body.put(name, value);
        });
    }
}
