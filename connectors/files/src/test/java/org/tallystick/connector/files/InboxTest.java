package org.tallystick.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/** What is read from a folder of subcontractors' hours. */
class InboxTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final String HEADER = "Entry,Who,Day,Hours,State\r\n";

    @TempDir
    Path inbox;

    private final Map<String, String> properties = new HashMap<>(Map.of(
            "type", "time-entry",
            "columns", "id:text=Entry, resource:text=Who, date:date=Day, hours:decimal=Hours, approval:text=State"));

    @Test
    void aRowBecomesATimeEntry() throws IOException {
        drop("a.csv", HEADER + "e1,\"Müller, \"\"Jo\"\"\",2026-01-30,7.50,approved\r\n");

        Change.Upsert<TimeEntry> read = upsert(read().get(0));
        TimeEntry entry = read.drafts().get(0).build();

        assertThat(entry.workDate()).isEqualTo(LocalDate.parse("2026-01-30"));
        assertThat(entry.hours()).isEqualTo(Quantity.of("7.50"));
        assertThat(entry.approval()).isEqualTo(Approval.APPROVED);
        assertThat(String.valueOf(entry.resource())).isEqualTo("sub/resource/Müller, \"Jo\"");
        assertThat(read.raw().content())
                .isEqualTo("{\"Entry\":\"e1\",\"Who\":\"Müller, \\\"Jo\\\"\",\"Day\":\"2026-01-30\",\"Hours\":\"7.50\","
                        + "\"State\":\"approved\"}");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, EFBBBF", "UTF-16BE, FEFF", "UTF-16LE, FFFE"})
    void aByteOrderMarkSaysTheEncodingAndIsNoPartOfTheHeader(String encoding, String mark) throws IOException {
        byte[] text = ("\uFEFF" + HEADER + "e1,Zoë,2026-01-30,1,approved\r\n").getBytes(Charset.forName(encoding));
        assertThat(HexFormat.of().withUpperCase().formatHex(text)).startsWith(mark);
        drop("a.csv", text);

        assertThat(upsert(read().get(0)).raw().content()).contains("\"Entry\":\"e1\"", "\"Zoë\"");
    }

    @Test
    void aFileInAnotherEncodingIsReadAsConfigured() throws IOException {
        properties.put("encoding", "windows-1252");
        drop("a.csv", (HEADER + "e1,Zoë €,2026-01-30,1,approved\r\n").getBytes(Charset.forName("windows-1252")));

        assertThat(upsert(read().get(0)).raw().content()).contains("\"Zoë €\"");
    }

    @Test
    void aFileInTheWrongEncodingIsRefusedAndNotReadAsQuestionMarks() throws IOException {
        drop("a.csv", (HEADER + "e1,Zoë,2026-01-30,1,approved\r\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(FailureKind.INVALID))
                .hasMessageContaining("ENCODING: a.csv is not in UTF-8");
    }

    @Test
    void aFileIsNotThereUntilItsNameAndItsChecksumSayThatItIsWhole() throws IOException {
        Files.writeString(inbox.resolve("a.csv.part"), HEADER + "e1");
        Files.writeString(inbox.resolve("b.csv"), HEADER + "e1");

        assertThat(read()).isEmpty();
    }

    @Test
    void aFileThatIsNotWhatItsChecksumSaysStopsTheReading() throws IOException {
        drop("a.csv", HEADER + "e1,x,2026-01-30,1,approved\r\ne2,x,2026-01-30,1,approved\r\n");
        Files.writeString(inbox.resolve("a.csv"), HEADER + "e1,x,2026-01-30,1,approved\r\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("CHECKSUM: a.csv is not what its checksum says. Remedy: It was changed or cut");
    }

    @Test
    void withoutChecksumsAFileThatIsCutAtAnyByteIsNeverReadAsWhole() throws IOException {
        properties.put("checksum", "none");
        String whole = HEADER + "e1,x,2026-01-30,10,approved\r\n";

        for (int length = HEADER.length(); length < whole.length() - 1; length++) {
            Files.writeString(inbox.resolve("a.csv"), whole.substring(0, length));
            int cut = length;
            if (cut > HEADER.length()) {
                assertThatThrownBy(this::read).as("cut after %d", cut).hasMessageContaining("CUT: a.csv does not end");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e1,x,2026-02-30,1,approved",
                "e1,x,2026-01-30,one,approved",
                "e1,x,2026-01-30,1e999999999,approved",
                "e1,x,2026-01-30,1,maybe",
                "e1,x,2026-01-30,,approved",
                "e1,x,2026-01-30",
            })
    void aRowThatCannotBeReadIsSetAsideAndTheOthersAreRead(String row) throws IOException {
        drop("a.csv", HEADER + row + "\r\ne2,x,2026-01-30,1,approved\r\n");

        List<Change<TimeEntry>> changes = read();

        assertThat(changes.get(0)).isInstanceOf(Change.Unreadable.class);
        assertThat(upsert(changes.get(1)).documentId()).isEqualTo("e2");
    }

    @Test
    void aFileWithoutAColumnIsRefusedWithWhatItHas() throws IOException {
        drop("a.csv", "Entry,Who\r\ne1,x\r\n");

        assertThatThrownBy(this::read)
                .hasMessageContaining("NO_COLUMN: a.csv lacks the columns [Day, Hours, State]; it has [Entry, Who]");
    }

    @Test
    void aFileThatHasAColumnTwiceIsRefusedAndNoneOfThemIsChosen() throws IOException {
        drop("a.csv", "Entry,Who,Day,Hours,State,Hours,,\r\ne1,x,2026-01-30,1,approved,8,,\r\n");

        assertThatThrownBy(this::read)
                .hasMessageContaining("COLUMN_TWICE: a.csv has the columns [Hours] more than once");
    }

    @Test
    void aLaterRowOfTheSameIdIsNewerInOneFileAndAcrossFiles() throws IOException {
        drop("b.csv", HEADER + "e1,x,2026-01-30,1,approved\r\ne1,x,2026-01-30,2,approved\r\n");
        Files.setLastModifiedTime(inbox.resolve("b.csv"), FileTime.from(NOON.minusMillis(1)));
        drop("a.csv", HEADER + "e1,x,2026-01-30,3,approved\r\n");

        List<Change<TimeEntry>> changes = read();

        assertThat(changes).extracting(Change::version).isSorted().doesNotHaveDuplicates();
        assertThat(changes)
                .extracting(change -> upsert(change).drafts().get(0).build().hours())
                .containsExactly(Quantity.of("1"), Quantity.of("2"), Quantity.of("3"));
    }

    @Test
    void aFileIsPutAwayOnceACursorBehindItComesBack() throws IOException {
        drop("a.csv", HEADER + "e1,x,2026-01-30,1,approved\r\n");
        Page<TimeEntry> first = source().read(null, 10);
        assertThat(inbox.resolve("a.csv")).exists();

        source().read(first.cursor(), 10);

        assertThat(inbox.resolve("a.csv")).doesNotExist();
        assertThat(inbox.resolve("read/a.csv")).exists();
        assertThat(inbox.resolve("read/a.csv.sha256")).exists();
        assertThat(read()).hasSize(1);
    }

    private void drop(String name, String text) throws IOException {
        drop(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void drop(String name, byte[] content) throws IOException {
        Path file = inbox.resolve(name);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(NOON));
        Files.write(Checksum.beside(file), Checksum.line(file, content));
    }

    private List<Change<TimeEntry>> read() {
        return source().read(null, 10).changes();
    }

    private RecordSource<TimeEntry> source() {
        properties.put("inbox", inbox.toString());
        ConnectorConfig config = new ConnectorConfig("sub", properties, name -> null, () -> NOON);
        Optional<RecordSource<TimeEntry>> source =
                new FilesConnectorFactory().create(config).source(RecordType.TIME_ENTRY, SourceSpec.BUILT_IN);
        return source.orElseThrow();
    }

    private static Change.Upsert<TimeEntry> upsert(Change<TimeEntry> change) {
        assertThat(change).isInstanceOf(Change.Upsert.class);
        return (Change.Upsert<TimeEntry>) change;
    }
}
