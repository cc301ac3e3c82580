package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.Entity;

/** A reader of version n reads n - 1: documents as 0.1 wrote them. */
class PreviousVersionTest {

    private final JsonForm json = JsonForm.ofDefaults();

    static List<Path> documents() throws IOException, URISyntaxException {
        Path folder = Path.of(PreviousVersionTest.class.getResource("v0.1").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isReadAndWrittenAsThisVersion(Path file) {
        Entity record = json.readAny(read(file));

        String document = json.write(record);

        assertThat(document).contains("\"schemaVersion\":\"0.2\"");
        assertThat(json.readAny(document)).isEqualTo(record);
        assertThat(record.header().unknown()).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
