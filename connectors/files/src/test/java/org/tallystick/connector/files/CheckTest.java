package org.tallystick.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** A configuration that is wrong in one place is named, with what to do: its text at once, its folders by check. */
class CheckTest {

    @TempDir
    Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("file"), "no folder");
    }

    @Test
    void foldersThatAreTherePass() {
        assertThatCode(() -> connector(Map.of()).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"inbox, absent", "inbox, file", "outbox, absent", "outbox, file"})
    void aFolderThatIsNoneIsNamed(String property, String name) {
        Problem problem =
                failure(connector(Map.of(property, folder.resolve(name).toString())));

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(problem.message()).contains(name);
        assertThat(problem.remedy()).contains("mounted, exists, and may be read and written");
    }

    @Test
    void aFolderOfFeedsThatIsNoneIsNamed() {
        Map<String, String> properties =
                Map.of("inbox", folder.resolve("absent").toString(), "types", "project");
        Connector feeds = new FeedsConnectorFactory().create(config(properties));

        assertThat(failure(feeds).remedy()).contains("exists");
    }

    @ParameterizedTest
    @CsvSource({
        "type, invoice, milestone or time-entry",
        "columns, 'id:text', 'no field ''amount'''",
        "columns, 'id:number', 'text(40), decimal, date or flag'",
        "separator, ;;, one character",
        "encoding, UTF-9, not known",
        "checksum, maybe, required or none"
    })
    void aWrongTextIsNamedWithWhatItMayBe(String property, String value, String named) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> connector(Map.of(property, value)));

        assertThat(refused).hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "time-entries"})
    void anUnknownTypeOfFeedsIsNamedWithThoseThatThereAre(String types) {
        ConfigException refused = catchThrowableOfType(
                ConfigException.class,
                () -> new FeedsConnectorFactory()
                        .create(config(Map.of("inbox", folder.resolve("in").toString(), "types", types))));

        assertThat(refused).hasMessageContaining(types).hasMessageContaining("time-entry");
    }

    @Test
    void aHostFindsBothByTheirKinds() {
        assertThat(ServiceLoader.load(ConnectorFactory.class))
                .extracting(ConnectorFactory::kind)
                .contains("files", "feeds");
    }

    private Connector connector(Map<String, String> other) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "type",
                "milestone",
                "inbox",
                folder.resolve("in").toString(),
                "outbox",
                folder.resolve("out").toString(),
                "columns",
                "id:text, amount:decimal, currency:text, approval:text"));
        properties.putAll(other);
        return new FilesConnectorFactory().create(config(properties));
    }

    private static ConnectorConfig config(Map<String, String> properties) {
        return new ConnectorConfig(
                "drop",
                properties,
                name -> {
                    throw new AssertionError("There is no secret");
                },
                InstantSource.system());
    }

    private static Problem failure(Connector connector) {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }
}
