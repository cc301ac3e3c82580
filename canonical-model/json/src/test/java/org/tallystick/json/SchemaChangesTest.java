package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.json.SchemaChange.Kind.FIELD_ADDED;
import static org.tallystick.json.SchemaChange.Kind.FIELD_BECAME_MANDATORY;
import static org.tallystick.json.SchemaChange.Kind.FIELD_BECAME_OPTIONAL;
import static org.tallystick.json.SchemaChange.Kind.FIELD_REMOVED;
import static org.tallystick.json.SchemaChange.Kind.MANDATORY_FIELD_ADDED;
import static org.tallystick.json.SchemaChange.Kind.NARROWED;
import static org.tallystick.json.SchemaChange.Kind.NOT_UNDERSTOOD;
import static org.tallystick.json.SchemaChange.Kind.TYPE_CHANGED;
import static org.tallystick.json.SchemaChange.Kind.VALUES_ADDED;
import static org.tallystick.json.SchemaChange.Kind.WIDENED;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.json.SchemaChange.Kind;

/** GOV-2: what changed between two schemas, and what of it breaks. */
class SchemaChangesTest {

    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:one","title":"Leave","type":"object",
             "properties":{
               "days":{"$ref":"#/$defs/Decimal","description":"taken"},
               "kind":{"enum":["PAID","UNPAID"]},
               "note":{"type":"string","minLength":1,"maxLength":40},
               "rank":{"type":"integer","minimum":1,"maximum":9},
               "tags":{"type":"array","items":{"type":"string","maxLength":8},"uniqueItems":true},
               "more":{"type":"object","additionalProperties":{"type":"string"}},
               "form":{"const":"leave"}},
             "required":["days","kind"],"additionalProperties":false,
             "$defs":{"Decimal":{"type":"string","pattern":"^[0-9]+$"}}}""";

    /** The kind and place of an edit, and of the same edit undone. */
    record Edit(String from, String to, String pointer, Kind kind, Kind undone) {}

    static Stream<Edit> edits() {
        return Stream.of(
                edit("\"form\":{", "\"plan\":{},\"form\":{", "/plan", FIELD_ADDED, FIELD_REMOVED),
                edit("[\"days\",", "[\"x~/y\",\"days\",", "/x~0~1y", MANDATORY_FIELD_ADDED, FIELD_REMOVED),
                edit("[\"days\",", "[\"note\",\"days\",", "/note", FIELD_BECAME_MANDATORY, FIELD_BECAME_OPTIONAL),
                edit("\"integer\"", "\"number\"", "/rank", TYPE_CHANGED, TYPE_CHANGED),
                edit("\"type\":\"integer\"", "\"type\":[\"integer\",\"null\"]", "/rank", TYPE_CHANGED, TYPE_CHANGED),
                edit("\"type\":\"integer\",", "", "/rank", TYPE_CHANGED, TYPE_CHANGED),
                edit(",\"UNPAID\"", "", "/kind", NARROWED, VALUES_ADDED),
                edit("{\"enum\":[\"PAID\",\"UNPAID\"]}", "{}", "/kind", VALUES_ADDED, NARROWED),
                edit("{\"const\":\"leave\"}", "{\"enum\":[\"leave\",\"rest\"]}", "/form", VALUES_ADDED, NARROWED),
                edit("[0-9]+$", "[0-9]{2}$", "/days", NARROWED, NARROWED),
                edit(",\"pattern\":\"^[0-9]+$\"", "", "/days", VALUES_ADDED, NARROWED),
                edit(":40", ":39.0", "/note", NARROWED, WIDENED),
                edit(",\"maxLength\":40", "", "/note", WIDENED, NARROWED),
                edit("\"minLength\":1", "\"minLength\":2", "/note", NARROWED, WIDENED),
                edit("\"minLength\":1,", "", "/note", WIDENED, NARROWED),
                edit("\"minimum\":1", "\"minimum\":-1", "/rank", WIDENED, NARROWED),
                edit("\"maximum\":9", "\"maximum\":8", "/rank", NARROWED, WIDENED),
                edit(":8}", ":7}", "/tags/*", NARROWED, WIDENED),
                edit("\"uniqueItems\":true", "\"uniqueItems\":false", "/tags", VALUES_ADDED, NARROWED),
                edit("\"uniqueItems\"", "\"minItems\":1,\"uniqueItems\"", "/tags", NARROWED, WIDENED),
                edit("\"items\":{\"type\":\"string\",\"maxLength\":8},", "", "/tags/*", VALUES_ADDED, NARROWED),
                edit("\"additionalProperties\":false", "\"additionalProperties\":true", "/*", WIDENED, NARROWED),
                edit(",\"additionalProperties\":{\"type\":\"string\"}", "", "/more/*", VALUES_ADDED, NARROWED),
                edit("{\"type\":\"string\"}}", "{\"type\":\"integer\"}}", "/more/*", TYPE_CHANGED, TYPE_CHANGED),
                edit("\"minLength\"", "\"format\":\"date\",\"minLength\"", "/note", NOT_UNDERSTOOD, NOT_UNDERSTOOD),
                edit("draft/2020-12", "draft/2026-01", "", NOT_UNDERSTOOD, NOT_UNDERSTOOD));
    }

    private static Edit edit(String from, String to, String pointer, Kind kind, Kind undone) {
        return new Edit(from, to, pointer, kind, undone);
    }

    private static String edited(Edit edit) {
        String edited = SCHEMA.replace(edit.from(), edit.to());
        assertThat(edited).as("the edit finds its text").isNotEqualTo(SCHEMA);
        return edited;
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anEditGivesExactlyItsChange(Edit edit) {
        assertThat(SchemaChanges.between(SCHEMA, edited(edit)))
                .extracting(SchemaChange::pointer, SchemaChange::kind)
                .containsExactly(tuple(edit.pointer(), edit.kind()));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anEditUndoneGivesExactlyItsInverse(Edit edit) {
        assertThat(SchemaChanges.between(edited(edit), SCHEMA))
                .extracting(SchemaChange::pointer, SchemaChange::kind)
                .containsExactly(tuple(edit.pointer(), edit.undone()));
    }

    @Test
    void theEditsCoverEveryKind() {
        assertThat(edits().flatMap(edit -> Stream.of(edit.kind(), edit.undone())))
                .contains(Kind.values());
    }

    @Test
    void onlyANewOptionalFieldAndALooserLimitAreCompatible() {
        Set<Kind> compatible = EnumSet.of(FIELD_ADDED, WIDENED);

        for (Kind kind : Kind.values()) {
            assertThat(new SchemaChange("/a", kind, "text").isBreaking())
                    .as(kind.name())
                    .isEqualTo(!compatible.contains(kind));
        }
    }

    @Test
    void aNewMandatoryFieldIsOneChangeAndBreaks() {
        String edited = SCHEMA.replace("\"form\":{", "\"plan\":{\"type\":\"string\"},\"form\":{")
                .replace("[\"days\",", "[\"plan\",\"days\",");

        assertThat(SchemaChanges.between(SCHEMA, edited))
                .extracting(SchemaChange::toString)
                .containsExactly("/plan: a new field that must be present (MANDATORY_FIELD_ADDED, breaking)");
        assertThat(SchemaChanges.between(edited, SCHEMA))
                .extracting(SchemaChange::pointer, SchemaChange::kind)
                .containsExactly(tuple("/plan", FIELD_REMOVED));
    }

    @Test
    void theTextSaysWhatWasAndWhatIs() {
        assertThat(SchemaChanges.between(SCHEMA, SCHEMA.replace(":40", ":20")))
                .extracting(SchemaChange::toString)
                .containsExactly("/note: maxLength was 40, is 20 (NARROWED, breaking)");
    }

    @Test
    void aConstantForAnotherIsALossAndAGain() {
        assertThat(SchemaChanges.between(SCHEMA, SCHEMA.replace("UNPAID", "HALF")))
                .extracting(SchemaChange::kind)
                .containsExactly(NARROWED, VALUES_ADDED);
    }

    @Test
    void wordsAndTheOrderOfFieldsAreNoChange() {
        String reworded =
                SCHEMA.replace("Leave", "Days off").replace("taken", "spent").replace("urn:one", "urn:two");
        String reordered = SCHEMA.replace("\"enum\":[\"PAID\",\"UNPAID\"]", "\"enum\":[\"UNPAID\",\"PAID\"]")
                .replace("[\"days\",\"kind\"]", "[\"kind\",\"days\"]");

        assertThat(SchemaChanges.between(SCHEMA, reworded)).isEmpty();
        assertThat(SchemaChanges.between(SCHEMA, reordered)).isEmpty();
    }

    @Test
    void aDefinitionMayBeRenamedOrWrittenOut() {
        String renamed = SCHEMA.replace("Decimal", "Number");
        String inline = SCHEMA.replace("\"$ref\":\"#/$defs/Decimal\"", "\"type\":\"string\",\"pattern\":\"^[0-9]+$\"");

        assertThat(SchemaChanges.between(SCHEMA, renamed)).isEmpty();
        assertThat(SchemaChanges.between(SCHEMA, inline)).isEmpty();
    }

    @Test
    void aChangedDefinitionIsReportedWhereverItIsUsed() {
        String twice = SCHEMA.replace("{\"const\":\"leave\"}", "{\"$ref\":\"#/$defs/Decimal\"}");

        assertThat(SchemaChanges.between(twice, twice.replace("[0-9]+", "[0-9]*")))
                .extracting(SchemaChange::pointer)
                .containsExactly("/days", "/form");
    }

    @Test
    void aSchemaThatHoldsItselfIsComparedOnce() {
        String tree = """
                {"$ref":"#/$defs/Node","$defs":{"Node":{"type":"object","properties":{
                 "name":{"type":"string"},"child":{"$ref":"#/$defs/Node"}}}}}""";

        assertThat(SchemaChanges.between(tree, tree.replace("\"string\"", "\"integer\"")))
                .extracting(SchemaChange::pointer)
                .containsExactly("/name");
    }

    @Test
    void anUnknownKeywordThatLeadsToAChangedDefinitionIsReported() {
        String before = """
                {"anyOf":[{"$ref":"#/$defs/A"}],"$defs":{"A":{"type":"string"}}}""";

        assertThat(SchemaChanges.between(before, before.replace("string", "integer")))
                .extracting(SchemaChange::kind)
                .containsExactly(NOT_UNDERSTOOD);
    }

    @ParameterizedTest
    @MethodSource("brokenSchemas")
    void whatIsNoSchemaIsRefused(String broken) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaChanges.between(broken, broken));
    }

    static Stream<String> brokenSchemas() {
        return Stream.of(
                "",
                "[]",
                "{",
                "{} {}",
                "{\"type\":\"string\",\"type\":\"string\"}",
                "{\"properties\":3}",
                "{\"properties\":{\"a\":3}}",
                "{\"required\":\"a\"}",
                "{\"maxLength\":\"9\"}",
                "{\"$ref\":\"other.json\"}",
                "{\"$ref\":\"#/$defs/A\",\"$defs\":{}}",
                "{\"$ref\":\"#/$defs/A\",\"$defs\":{\"A\":{\"$ref\":\"#/$defs/A\"}}}",
                "{\"$ref\":\"#/$defs/A\",\"maxLength\":1,\"$defs\":{\"A\":{\"maxLength\":2}}}");
    }

    @Property
    void aSchemaAgainstItselfGivesNoChange(@ForAll("schemas") String schema) {
        assertThat(SchemaChanges.between(schema, schema)).isEmpty();
    }

    /** A narrowing one way is none the other way, and nothing is seen from one side only. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatChangedOneWayChangedTheOtherWay(@ForAll("schemas") String one, @ForAll("schemas") String other) {
        List<SchemaChange> there = SchemaChanges.between(one, other);
        List<SchemaChange> back = SchemaChanges.between(other, one);

        assertThat(pointers(there)).containsExactlyInAnyOrderElementsOf(pointers(back));
    }

    private static List<String> pointers(List<SchemaChange> changes) {
        return changes.stream().map(SchemaChange::pointer).toList();
    }

    @Provide
    Arbitrary<String> schemas() {
        return object(Arbitraries.oneOf(simple(), texts(), object(texts())));
    }

    private static Arbitrary<String> simple() {
        return Arbitraries.of("{\"type\":\"integer\"}", "{\"enum\":[\"A\"]}", "{\"enum\":[\"A\",\"B\"]}", "true");
    }

    private static Arbitrary<String> texts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(4, 6))
                .as("{\"type\":\"string\",\"minLength\":%d,\"maxLength\":%d}"::formatted);
    }

    private static Arbitrary<String> object(Arbitrary<String> field) {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c");
        return Combinators.combine(Arbitraries.maps(names, field).ofMaxSize(3), names.set())
                .as((fields, mandatory) -> {
                    List<String> properties = new ArrayList<>();
                    new LinkedHashMap<>(fields)
                            .forEach((name, schema) -> properties.add("\"%s\":%s".formatted(name, schema)));
                    List<String> required = mandatory.stream()
                            .filter(fields::containsKey)
                            .map("\"%s\""::formatted)
                            .toList();
                    return "{\"type\":\"object\",\"properties\":{%s},\"required\":%s}"
                            .formatted(String.join(",", properties), required);
                });
    }
}
