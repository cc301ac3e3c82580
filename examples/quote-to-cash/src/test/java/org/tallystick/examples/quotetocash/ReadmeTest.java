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
        String example = example("EmbeddingExample");

        assertThat(shown("## Embed it\n")).isEqualTo(example);
        assertThat(example.lines().count()).isBetween(20L, 32L);
    }

    @Test
    void soIsThatOfAProcess() throws IOException {
        assertThat(shown("## Let it wait\n")).isEqualTo(example("ReleaseExample"));
    }

    private static String example(String name) throws IOException {
        Path source = Path.of("src/test/java/org/tallystick/examples/quotetocash/%s.java".formatted(name));
        return between(Files.readString(source), "// README begins\n", "        // README ends");
    }

    /** The first snippet of a chapter. */
    private static String shown(String chapter) throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        return between(readme.substring(readme.indexOf(chapter)), "```java\n", "```");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
