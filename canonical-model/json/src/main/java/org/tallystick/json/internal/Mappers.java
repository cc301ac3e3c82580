package org.tallystick.json.internal;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.SortedMap;
import org.tallystick.json.JsonForm;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Configures Jackson: nothing is guessed on the way in, nothing is left to chance on the way out. */
final class Mappers {

    private Mappers() {}

    static JsonMapper strict() {
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits()).build())
                .addModule(new ValueModule())
                .annotationIntrospector(new RequiredComponents())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                // The frame goes on after the record; it looks for what follows by itself.
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
                // Declaration order: the canonical constructor's.
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .changeDefaultPropertyInclusion(all -> Value.construct(Include.NON_NULL, Include.ALWAYS))
                .withConfigOverride(
                        SortedMap.class,
                        map -> map.setInclude(Value.construct(Include.NON_EMPTY, Include.ALWAYS))
                                .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                // On the module path Jackson does not read the model's module; what is made accessible needs no
                // reading.
                .enable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS, MapperFeature.OVERRIDE_PUBLIC_ACCESS_MODIFIERS)
                .build();
    }

    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxDocumentLength(JsonForm.MAX_DOCUMENT_LENGTH)
                .maxNestingDepth(JsonForm.MAX_DEPTH)
                .maxStringLength(JsonForm.MAX_STRING_LENGTH)
                .maxNumberLength(JsonForm.MAX_NUMBER_LENGTH)
                .maxNameLength(JsonForm.MAX_NAME_LENGTH)
                .build();
    }
}
