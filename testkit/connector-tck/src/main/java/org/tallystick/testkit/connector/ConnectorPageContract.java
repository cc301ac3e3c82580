package org.tallystick.testkit.connector;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConnectorFactory;

/** A connector's page tells every property as its factory does: name, kind, default and meaning, a table row for each, in order. */
public abstract class ConnectorPageContract {

    /** For the connector's test class. */
    protected ConnectorPageContract() {}

    /** Whose properties the page tells. */
    protected abstract ConnectorFactory factory();

    /** The page, below a folder that the tests run in or under. */
    protected String page() {
        return "docs/connectors/%s.md".formatted(factory().kind());
    }

    @Test
    void thePageTellsEveryPropertyWithItsTypeAndDefault() throws IOException {
        List<String> rows = Files.readAllLines(file()).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertEquals(
                String.join(
                        "\n",
                        factory().properties().stream()
                                .map(ConnectorPageContract::row)
                                .toList()),
                String.join("\n", rows),
                () -> "Write into %s what the factory says".formatted(page()));
    }

    private static String row(ConfigProperty property) {
        String usual =
                property.required() ? "required" : property.defaultValue() == null ? "–" : property.defaultValue();
        return "| `%s` | %s | %s | %s |".formatted(property.name(), property.kind(), usual, property.meaning());
    }

    private Path file() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(page()))) {
            folder = requireNonNull(folder.getParent(), "There is no " + page() + " above the working folder");
        }
        return folder.resolve(page());
    }
}
