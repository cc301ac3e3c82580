package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.RecordType;
import org.tallystick.rules.internal.record.FieldPath;
import org.tallystick.rules.internal.record.RecordFields;

/** Every type of the model can be taken apart: fields that only some records fill are found here, not in production. */
class ModelShapesTest {

    static List<RecordType<?>> types() {
        return RecordType.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyFieldOfEveryTypeHasAPath(RecordType<?> type) {
        Map<String, Class<?>> fields = RecordFields.of(type);

        assertThat(fields).isNotEmpty().doesNotContainKey("header");
        fields.keySet()
                .forEach(
                        field -> assertThat(FieldPath.of(type, field)).as(field).isPresent());
    }
}
