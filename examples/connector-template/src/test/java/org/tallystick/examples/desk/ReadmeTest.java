package org.tallystick.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows of this connector stands in it. */
class ReadmeTest {

    @Test
    void everySnippetStandsInTheSources() throws IOException {
        String sources = unindented(sources());
        List<String> snippets = snippets(chapter());

        assertThat(snippets)
                .hasSize(7)
                .allSatisfy(snippet -> assertThat(sources).contains(snippet));
    }

    @Test
    void theChapterIsShort() throws IOException {
        assertThat(chapter().lines().count()).isLessThan(60);
    }

    private static String chapter() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        int begin = readme.indexOf("## Write a connector\n");
        return readme.substring(begin, readme.indexOf("\n## ", begin + 1));
    }

    private static List<String> snippets(String chapter) {
        List<String> snippets = new ArrayList<>();
        String[] parts = chapter.split("```", -1);
        for (int i = 1; i < parts.length; i += 2) {
            assertThat(parts[i]).startsWith("java\n");
            snippets.add(unindented(parts[i].substring("java\n".length()).stripTrailing()));
        }
        return snippets;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** In the README a snippet stands further to the left. */
    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
