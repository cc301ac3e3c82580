package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows compiles. */
class ReadmeTest {

    @Test
    void theEmbeddingExampleIsTheOneThatCompiles() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/org/tallystick/examples/quotetocash/EmbeddingExample.java"));
        String example = between(source, "// README begins\n", "        // README ends");
        String readme = between(Files.readString(Path.of("../../README.md")), "```java\n", "```");

        assertThat(readme).isEqualTo(example);
        assertThat(example.lines().count()).isBetween(20L, 32L);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
