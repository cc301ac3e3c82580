package org.tallystick.json.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.json.JsonForm;
import org.tallystick.json.MalformedDocumentException;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.testkit.properties.Records;
import tools.jackson.core.JsonParser;

/** The published schemas, against the form. They are written anew with {@code -Dtallystick.write=true}. */
class SchemaTest {

    private static final Path FOLDER = Path.of("src/main/resources/META-INF/tallystick/schema");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = RecordType.all().stream()
            .collect(toMap(RecordType::name, type -> REGISTRY.getSchema(SchemaWriter.schema(type))));

    private final Json json = new Json();
    private final JsonForm form = JsonForm.ofDefaults();
    private final Shapes shapes = new Shapes(json.factory());

    static List<RecordType<?>> types() {
        return RecordType.all();
    }

    @BeforeAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("tallystick.write")) {
            Files.createDirectories(FOLDER);
            for (RecordType<?> type : types()) {
                Files.writeString(FOLDER.resolve(type.name() + ".json"), SchemaWriter.schema(type) + "\n");
            }
        }
    }

    @Provide
    Arbitrary<Entity> records() {
        return Records.anyValid();
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsCommittedIsWhatIsGenerated(RecordType<?> type) throws IOException {
        Path file = FOLDER.resolve(type.name() + ".json");
        String schema = SchemaWriter.schema(type) + "\n";

        assertThat(file).content(UTF_8).isEqualTo(schema);
    }

    @Test
    void noSchemaIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            types().stream().map(type -> type.name() + ".json").toList());
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyGeneratedRecordValidates(@ForAll("records") Entity record) {
        String document = form.write(record);

        assertThat(violations(document, typeOf(record))).isEmpty();
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void everyBrokenOneThatTheSchemaCanExpressFailsThereAndInTheReader(@ForAll("records") Entity record) {
        String name = typeOf(record);
        for (String broken : brokenForms(record)) {
            assertThat(violations(broken, name)).as(broken).isNotEmpty();
            assertThat(catchThrowableOfType(MalformedDocumentException.class, () -> form.readAny(broken)))
                    .as(broken)
                    .isNotNull();
        }
    }

    private static List<String> violations(String document, String type) {
        return SCHEMAS.get(type).validate(document, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String typeOf(Entity record) {
        return RecordType.all().stream()
                .filter(type -> type.entityClass() == record.getClass())
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** Each with one thing broken: a mandatory field gone, a token of the wrong kind, a text that fits no pattern or choice. */
    private List<String> brokenForms(Entity record) {
        List<String> broken = new ArrayList<>();
        Map<String, Object> document = tree(form.write(record));
        breakParts(shapes.ofRecord(record.getClass()), object(document.get("record")), () -> {
            String text = json.text(out -> Tree.write(document, out));
            broken.add(text);
        });
        return broken;
    }

    private void breakParts(ObjectShape shape, Map<String, Object> object, Runnable done) {
        for (Component component : shape.components()) {
            Object value = object.get(component.name());
            if (value == null) {
                continue;
            }
            for (Object wrong : wrong(component.shape())) {
                object.put(component.name(), wrong);
                done.run();
            }
            if (component.isMandatory()) {
                object.remove(component.name());
                done.run();
            }
            object.put(component.name(), value);
            breakInside(component.shape(), value, done);
        }
    }

    private void breakInside(Shape shape, Object value, Runnable done) {
        if (shape instanceof ObjectShape object) {
            breakParts(object, object(value), done);
        } else if (shape instanceof ListShape list) {
            ((List<?>) value).forEach(element -> breakInside(list.element(), element, done));
        }
    }

    private static List<Object> wrong(Shape shape) {
        Object number = new Tree.Digits("1.5");
        if (!(shape instanceof TextShape<?> text)) {
            return List.of(number, "?");
        }
        boolean isFree = text.type() == String.class || text.type() == ZoneId.class;
        return isFree ? List.of(number, List.of()) : List.of(number, Map.of(), "?");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }

    private Map<String, Object> tree(String document) {
        try (JsonParser in = json.parser(document)) {
            in.nextToken();
            return object(Tree.read(in, new Problems("record")));
        }
    }
}
