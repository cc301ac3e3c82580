package org.tallystick.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Page;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.ReadCapabilities.SameVersion;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/** What is read from the folders of a PSA that drops files of many types. */
class FeedsTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final String HEADER = "id,version,title,deleted\r\n";
    private static final SourceSpec PROJECTS = new SourceSpec("projects", Set.of("title"));

    @TempDir
    Path inbox;

    private final Map<String, String> properties = new HashMap<>(
            Map.of("types", "project, milestone", "version-column", "version", "deleted-column", "deleted"));

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(inbox.resolve("projects"));
    }

    @Test
    void aRowIsAnEmptyDraftWithAllItsColumnsAsItsDocument() throws IOException {
        drop("a.csv", HEADER + "P-1,3,\"Roll-out, \"\"north\"\"\",N\r\n");

        Change.Upsert<Project> row = (Change.Upsert<Project>) read().get(0);
        assertThat(row.documentId()).isEqualTo("P-1");
        assertThat(row.version()).isEqualTo(3);
        assertThat(row.raw().content())
                .isEqualTo(
                        "{\"id\":\"P-1\",\"version\":\"3\",\"title\":\"Roll-out, \\\"north\\\"\",\"deleted\":\"N\"}");
        assertThat(row.drafts()).hasSize(1);
    }

    @Test
    void aRowThatSaysSoIsADelete() throws IOException {
        drop("a.csv", HEADER + "P-1,4,,Y\r\n");

        assertThat(read()).containsExactly(new Change.Delete<>("P-1", 4));
    }

    @Test
    void withoutAVersionColumnWhatStandsLaterIsNewer() throws IOException {
        properties.remove("version-column");
        drop("b.csv", HEADER + "P-1,9,old,N\r\nP-1,1,newer,N\r\n");

        assertThat(read()).extracting(Change::version).isSorted().doesNotHaveDuplicates();
        assertThat(capabilities().sameVersion()).isEqualTo(SameVersion.ANY_ORDER);
    }

    @Test
    void theDescriptorSaysWhatColumnsPromise() {
        assertThat(capabilities().deletes()).isEqualTo(DeleteMode.TOMBSTONE);
        assertThat(capabilities().sameVersion()).isEqualTo(SameVersion.FIRST);

        properties.remove("deleted-column");
        assertThat(capabilities().deletes()).isEqualTo(DeleteMode.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P-1,x,t,N",
                "P-1,,t,N",
                "P-1,-1,t,N",
                "P-1,1.5,t,N",
                "P-1,9999999999999999999,t,N",
                ",1,t,N",
                "P-1,1"
            })
    void aRowWithoutAKeyOrAVersionIsSetAsideAndTheOthersAreRead(String row) throws IOException {
        drop("a.csv", HEADER + row + "\r\nP-2,1,t,N\r\n");

        List<Change<Project>> changes = read();

        assertThat(changes.get(0)).isInstanceOfSatisfying(Change.Unreadable.class, bad -> {
            assertThat(bad.problem().message()).startsWith("row 1 of a.csv");
            assertThat(bad.raw().content()).isNotEmpty();
        });
        assertThat(changes.get(1).documentId()).isEqualTo("P-2");
    }

    @Test
    void aFileWithoutAColumnOfTheRuleSetIsRefused() throws IOException {
        drop("a.csv", "id,version,deleted\r\nP-1,1,N\r\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("NO_COLUMN: a.csv lacks the columns [title]; it has [id, version, deleted]");
    }

    @Test
    void pagesFollowEachOtherThroughFilesAndEachRowIsReadOnce() throws IOException {
        drop("a.csv", HEADER + "P-1,1,t,N\r\nP-2,1,t,N\r\nP-3,1,t,N\r\n");
        drop("b.csv", HEADER + "P-4,1,t,N\r\nP-5,1,t,N\r\n");
        RecordSource<Project> source = source(connector());
        List<String> ids = new ArrayList<>();
        String cursor = null;
        Page<Project> page;
        do {
            page = source.read(cursor, 2);
            page.changes().forEach(change -> ids.add(change.documentId()));
            cursor = page.cursor();
        } while (page.more());

        assertThat(ids).containsExactly("P-1", "P-2", "P-3", "P-4", "P-5");
    }

    @Test
    void aTypeThatIsNotDeclaredOrHasNoObjectHasNoSource() {
        assertThat(connector().source(RecordType.CUSTOMER, PROJECTS)).isEmpty();
        assertThat(connector().source(RecordType.PROJECT, SourceSpec.BUILT_IN)).isEmpty();
    }

    @Test
    void anUnknownTypeIsNamedWithThoseThatThereAre() {
        properties.put("types", "project, timesheet");

        assertThatThrownBy(this::connector)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'types' has 'timesheet'; record types are")
                .hasMessageContaining("time-entry");
    }

    private void drop(String name, String text) throws IOException {
        Path file = inbox.resolve("projects").resolve(name);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(NOON));
        Files.write(Checksum.beside(file), Checksum.line(file, content));
    }

    private List<Change<Project>> read() {
        return source(connector()).read(null, 100).changes();
    }

    private Connector connector() {
        properties.put("inbox", inbox.toString());
        return new FeedsConnectorFactory().create(new ConnectorConfig("psa", properties, name -> null, () -> NOON));
    }

    private static RecordSource<Project> source(Connector connector) {
        return connector.source(RecordType.PROJECT, PROJECTS).orElseThrow();
    }

    private ReadCapabilities capabilities() {
        return connector().descriptor().reads().get(RecordType.PROJECT);
    }
}
