package org.tallystick.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.model.RecordType.MILESTONE;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Write;

/** What is written to a folder. */
class OutboxTest {

    @TempDir
    Path outbox;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void aTextThatASpreadsheetWouldTakeForAFormulaIsNeutralised(String name) throws IOException {
        write(name, "-1.50");

        assertThat(Files.readString(outbox.resolve("k-1.csv")))
                .contains("'" + name)
                .contains(",-1.50,");
    }

    @Property
    void anAmountIsWrittenAsItIs(
            @ForAll @BigRange(min = "-999999999999", max = "999999999999") @Scale(2) BigDecimal amount) {
        Column column = new Column("amount", Column.Kind.DECIMAL, 40, "Amount");
        String text = amount.setScale(2).toPlainString();

        assertThat(column.written(text)).isEqualTo(text);
        assertThat(column.problem(text)).isEmpty();
    }

    @Property
    void aKeyAndItsFileNameAreOneToOne(@ForAll @StringLength(max = 40) String text) {
        String key = text.replaceAll("\\p{Cs}", "");

        assertThat(Outbox.key(Outbox.name(key))).isEqualTo(key);
        assertThat(Outbox.name(key)).matches("[a-z0-9_-]*\\.csv");
    }

    @Test
    void aChecksumLiesBesideEachFileAndNothingElse() throws IOException {
        write("Design", "1.00");
        write("Design again", "2.00");

        Path file = outbox.resolve("k-1.csv");
        assertThat(Checksum.matches(file, Files.readAllBytes(file))).isTrue();
        try (var files = Files.list(outbox)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("k-1.csv", "k-1.csv.sha256");
        }
    }

    @Test
    void theSameAgainIsUnchangedAndAFileThatWasTakenIsFound() throws IOException {
        write("Design", "1.00");
        assertThat(write("Design", "1.00").kind()).isEqualTo(Outcome.Kind.UNCHANGED);

        Files.createDirectories(outbox.resolve("taken"));
        for (String name : List.of("k-1.csv", "k-1.csv.sha256")) {
            Files.move(outbox.resolve(name), outbox.resolve("taken").resolve(name));
        }

        assertThat(connector().lookup(MILESTONE).orElseThrow().byExternalKey(List.of("k-1")))
                .containsOnlyKeys("k-1");
    }

    @Test
    void theSameAgainMendsAChecksumThatAStoppedWriteLeft() throws IOException {
        write("Design", "1.00");
        Path file = outbox.resolve("k-1.csv");
        Files.write(Checksum.beside(file), Checksum.line(file, new byte[] {1}));

        assertThat(write("Design", "1.00").kind()).isEqualTo(Outcome.Kind.APPLIED);

        assertThat(Checksum.matches(file, Files.readAllBytes(file))).isTrue();
    }

    @Test
    void aTextThatTheEncodingCannotHoldIsRejectedAndNotReplaced() {
        Outcome outcome = write(connector("ISO-8859-1"), "Zürich 東京", "1.00");

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(String.valueOf(outcome.problem())).contains("ISO-8859-1 cannot hold what stands in 'name'", "/name");
    }

    @Test
    void allFaultsOfTheConfigurationAreNamed() {
        Map<String, String> wrong = Map.of(
                "type", "milestone",
                "columns", "id:text=Id, id:text=Id, name:words, colour:text",
                "encoding", "UTF-99",
                "separator", ";;",
                "checksum", "perhaps");

        assertThatThrownBy(() -> new FilesConnectorFactory()
                        .create(new ConnectorConfig("files", wrong, name -> null, () -> Instant.EPOCH)))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused -> assertThat(refused.faults())
                                .hasSize(10)
                                .anyMatch(fault -> fault.contains("the header 'Id' twice"))
                                .anyMatch(fault -> fault.contains("'columns' has 'name:words'"))
                                .anyMatch(fault -> fault.contains("'columns' has no field 'amount'"))
                                .anyMatch(fault -> fault.contains("'columns' has the field 'colour'"))
                                .anyMatch(fault -> fault.contains("both absent"))
                                .anyMatch(fault -> fault.contains("'UTF-99'"))
                                .anyMatch(fault -> fault.contains("';;'"))
                                .anyMatch(fault -> fault.contains("'perhaps'")));
    }

    @ParameterizedTest
    @CsvSource({"time-entry, a time-entry is not written to files", "invoice, must be milestone or time-entry"})
    void aTypeThatIsNotWrittenIsRefused(String type, String says) {
        Map<String, String> wrong = Map.of(
                "type",
                type,
                "outbox",
                outbox.toString(),
                "columns",
                "id:text, date:date, hours:decimal, approval:text");

        assertThatThrownBy(() -> new FilesConnectorFactory()
                        .create(new ConnectorConfig("files", wrong, name -> null, () -> Instant.EPOCH)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(says);
    }

    private Outcome write(String name, String amount) {
        return write(connector(), name, amount);
    }

    private static Outcome write(Connector connector, String name, String amount) {
        Milestone record = MilestoneBuilder.builder()
                .header(Header.of(new Ref<>("hub", MILESTONE, "m1")))
                .name(name)
                .amount(Money.of(amount, "EUR"))
                .approval(Approval.APPROVED)
                .build();
        Write<Milestone> write = new Write<>(record, "k-1", "0".repeat(64), null, Map.of());
        return connector.sink(MILESTONE).orElseThrow().write(List.of(write)).get(0);
    }

    private Connector connector() {
        return connector("UTF-8");
    }

    private Connector connector(String encoding) {
        Map<String, String> properties = Map.of(
                "type", "milestone", "outbox", outbox.toString(), "columns", Folders.COLUMNS, "encoding", encoding);
        return new FilesConnectorFactory()
                .create(new ConnectorConfig("files", properties, name -> null, () -> Instant.EPOCH));
    }
}
