package org.tallystick.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.rules.routing.Routing;

/** The files that the documentation shows are read as they stand there. */
class DocumentedFilesTest {

    private static final Pattern SHOWN = Pattern.compile("```yaml\n((\\w+): .*?)```", Pattern.DOTALL);

    /** By the first name in it. */
    private static final Map<String, BiFunction<String, String, Object>> READERS = Map.of(
            "ruleset", RuleSet::parse,
            "ownership", Ownership::parse,
            "policies", PolicySet::parse,
            "routing", Routing::parse,
            "classification", FieldClassification::parse);

    /** A file as a page shows it. */
    private record Shown(Path page, String kind, String text) {}

    @Test
    void eachIsWithoutAMistake() {
        List<Shown> files = pages().flatMap(DocumentedFilesTest::shown).toList();

        assertThat(files).extracting(Shown::kind).containsAll(READERS.keySet());
        assertThat(files)
                .allSatisfy(file -> assertThat(requireNonNull(READERS.get(file.kind()), file.kind())
                                .apply(file.text(), file.page().toString()))
                        .isNotNull());
    }

    private static Stream<Path> pages() {
        try (Stream<Path> files = Files.walk(Path.of("../../docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Shown> shown(Path page) {
        try {
            return SHOWN.matcher(Files.readString(page))
                    .results()
                    .map(file -> new Shown(page, file.group(2), file.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
