package org.tallystick.validation.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.json.DocumentRules;
import org.tallystick.model.Axis;
import org.tallystick.model.RuleBook;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Severity;
import org.tallystick.validation.ConstraintRules;

/** The pages about the model are what the code says. {@code -Dtallystick.write=true} writes them anew. */
class ReferenceTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final SourceDocs SOURCES = new SourceDocs(Path.of("../model/src/main/java"));

    @Test
    void theReferenceOfTheModelIsWhatTheCodeSays() throws IOException {
        assertIsCommitted("model.md", new ModelReference(SOURCES).page());
    }

    @Test
    void theRuleCatalogueIsWhatTheCodeSays() throws IOException {
        assertIsCommitted("rules.md", catalogue());
    }

    @Test
    void anIdStandsForOneRule() {
        assertThat(rules().collect(groupingBy(Rule::id)).values()).allMatch(same -> same.size() == 1);
    }

    @Test
    void eachGuardIsARuleOfItsType() {
        for (Axis<?, ?> axis : Axis.all()) {
            List<String> known = RuleBook.of(axis.type()).stream().map(Rule::id).toList();
            axis.lifecycle().transitions().stream()
                    .map(step -> step.guard())
                    .filter(guard -> guard != null)
                    .forEach(guard -> assertThat(known).as("%s", axis).contains(guard));
        }
    }

    /** CM-6: each rule has a fixture that keeps it and one that breaks it; those of lifecycles are tested state by state. */
    @Test
    void eachRuleIsNamedInATest() {
        String tests = Stream.of("../model", "../json", "../validation", "../../testkit/properties")
                .map(module -> Path.of(module, "src/test/java"))
                .flatMap(ReferenceTest::texts)
                .collect(joining());

        assertThat(rules().map(Rule::id))
                .allMatch(id -> id.startsWith("LC_")
                        || Pattern.compile("\\b" + id + "\\b").matcher(tests).find());
    }

    private static Stream<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .map(ReferenceTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Rule> rules() {
        return Stream.of(DocumentRules.all(), ConstraintRules.all(), RuleBook.all())
                .flatMap(List::stream);
    }

    private static String catalogue() {
        StringBuilder page = new StringBuilder("""
                # The rule catalogue

                This page is generated from the code; `ReferenceTest` keeps it so. An id stands for one rule for ever. A record that breaks a rule
                is set aside; one that breaks a rule marked *warning* is used, and whoever validates it is told.

                | rule | | what holds | what to do |
                |---|---|---|---|
                """);
        rules().forEach(rule -> page.append("| `%s` | %s | %s | %s |\n"
                .formatted(
                        rule.id(),
                        rule.severity() == Severity.WARNING ? "warning" : "",
                        rule.statement().replace("|", "\\|"),
                        rule.remedy().replace("|", "\\|"))));
        return page.toString();
    }

    private static void assertIsCommitted(String name, String page) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("tallystick.write")) {
            Files.writeString(file, page);
        }
        assertThat(page)
                .as("docs/%s; write it anew with -Dtallystick.write=true", name)
                .isEqualTo(Files.readString(file));
    }
}
