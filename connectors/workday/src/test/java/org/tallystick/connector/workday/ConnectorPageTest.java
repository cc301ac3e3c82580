package org.tallystick.connector.workday;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConfigProperty;

class ConnectorPageTest {

    @Test
    void thePageTellsEveryPropertyWithItsTypeAndDefault() throws IOException {
        List<String> rows = Files.readAllLines(page()).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(new WorkdayConnectorFactory()
                        .properties().stream().map(ConnectorPageTest::row).toList());
    }

    private static String row(ConfigProperty property) {
        String usual =
                property.required() ? "required" : property.defaultValue() == null ? "–" : property.defaultValue();
        return "| `%s` | %s | %s | %s |".formatted(property.name(), property.kind(), usual, property.meaning());
    }

    /** In the docs of the repository, from the module's folder or the repository's. */
    private static Path page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/connectors/workday.md"))) {
            folder = requireNonNull(folder.getParent(), "no docs above");
        }
        return folder.resolve("docs/connectors/workday.md");
    }
}
