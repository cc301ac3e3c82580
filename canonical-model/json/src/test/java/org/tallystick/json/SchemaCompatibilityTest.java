package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GOV-2: no schema of this build breaks a published one unannounced. */
class SchemaCompatibilityTest {

    private static final String WITH_NOTE = """
            {"type":"object","properties":{"schemaVersion":{"const":"0.1"},"note":{"type":"string"},"days":{"type":"string"}}}""";
    private static final String WITHOUT_NOTE = WITH_NOTE.replace("\"note\":{\"type\":\"string\"},", "");

    @Test
    void theSchemasOfThisBuildBreakNoPublishedOneUnannounced() throws Exception {
        Path published = resource("/org/tallystick/json/published");
        URL current = SchemaCompatibilityTest.class.getResource("/META-INF/tallystick/schema");

        SchemaCompatibility check = new SchemaCompatibility(
                lastPublished(published), current == null ? Map.of() : schemas(Path.of(current.toURI())));

        assertThat(check.problems(Files.readAllLines(published.resolve("announced.txt"))))
                .isEmpty();
    }

    @Test
    void anUnannouncedBreakingChangeSaysWhatToDo() {
        assertThat(check(WITH_NOTE, WITHOUT_NOTE).problems(List.of()))
                .containsExactly(
                        "leave /note: the field is gone (FIELD_REMOVED, breaking). Take it back, or add this line, with why, to "
                                + "src/test/resources/org/tallystick/json/published/announced.txt: leave, /note, ");
    }

    @Test
    void anAnnouncedBreakingChangePasses() {
        List<String> announced = List.of("# since 0.1", "", "leave, /note, nobody filled it, or wanted to");

        assertThat(check(WITH_NOTE, WITHOUT_NOTE).problems(announced)).isEmpty();
    }

    @Test
    void anAnnouncementCoversItsPlaceOnly() {
        String other = WITHOUT_NOTE.replace("\"days\":{\"type\":\"string\"}", "\"days\":{\"type\":\"integer\"}");

        assertThat(check(WITH_NOTE, other).problems(List.of("leave, /note, nobody filled it")))
                .singleElement()
                .asString()
                .startsWith("leave /days: type was string, is integer");
    }

    @Test
    void anAnnouncementThatAnnouncesNothingIsRefused() {
        assertThat(check(WITHOUT_NOTE, WITH_NOTE).problems(List.of("leave, /note, nobody filled it")))
                .containsExactly(
                        "announced.txt announces a breaking change of leave at '/note', and there is none. Remove the line.");
    }

    @Test
    void anAnnouncementWithoutAReasonIsRefused() {
        assertThat(check(WITH_NOTE, WITH_NOTE).problems(List.of("leave, /note, ", "leave /note")))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).endsWith("must read: type, pointer, reason"));
    }

    @Test
    void aCompatibleChangeNeedsNoAnnouncement() {
        assertThat(check(WITHOUT_NOTE, WITH_NOTE).problems(List.of())).isEmpty();
    }

    @Test
    void anotherSchemaVersionNeedsNoAnnouncement() {
        assertThat(check(WITH_NOTE, WITH_NOTE.replace("0.1", "0.2")).problems(List.of()))
                .isEmpty();
    }

    @Test
    void aSchemaThatIsGoneIsAnnouncedAsAWhole() {
        SchemaCompatibility check = new SchemaCompatibility(Map.of("leave", WITH_NOTE), Map.of());

        assertThat(check.problems(List.of())).singleElement().asString().contains("the schema is gone");
        assertThat(check.problems(List.of("leave, , days off are no record of ours")))
                .isEmpty();
    }

    @Test
    void aNewSchemaNeedsNoAnnouncement() {
        assertThat(new SchemaCompatibility(Map.of(), Map.of("leave", WITH_NOTE)).problems(List.of()))
                .isEmpty();
    }

    @Test
    void theLastPublishedVersionIsTheHighest(@TempDir Path published) throws IOException {
        for (String version : List.of("0.2", "0.10", "0.9")) {
            Path folder = Files.createDirectories(published.resolve(version));
            Files.writeString(folder.resolve("leave.json"), version);
        }
        Files.writeString(published.resolve("announced.txt"), "");

        assertThat(lastPublished(published)).containsExactly(Map.entry("leave", "0.10"));
    }

    private static SchemaCompatibility check(String published, String current) {
        return new SchemaCompatibility(Map.of("leave", published), Map.of("leave", current));
    }

    private static Map<String, String> lastPublished(Path published) throws IOException {
        try (Stream<Path> versions = Files.list(published)) {
            return versions.filter(Files::isDirectory)
                    .max(Comparator.comparing(
                            folder -> Version.parse(folder.getFileName().toString())))
                    .map(SchemaCompatibilityTest::schemas)
                    .orElseGet(Map::of);
        }
    }

    private static Map<String, String> schemas(Path folder) {
        Map<String, String> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json")) {
                    schemas.put(name.substring(0, name.length() - ".json".length()), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(SchemaCompatibilityTest.class.getResource(name).toURI());
    }
}
