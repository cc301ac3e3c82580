package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue names a test for each fault that the engine must survive and for each invariant that it keeps, and the tests are there. */
class CatalogueTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("\\| (F-[A-Z]{3}-\\d\\d|I\\d+) \\| [^|]+ \\| ([^|]*)\\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

    @Test
    void eachTestThatTheCatalogueNamesIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        named().forEach((id, cell) -> TEST.matcher(cell).results().forEach(test -> {
            String source = sources.getOrDefault(test.group(1) + ".java", "");
            String method = test.group(2);
            if (source.isEmpty() || (method != null && !source.contains(" " + method + "("))) {
                missing.add(id + " " + test.group());
            }
        }));

        assertThat(missing).isEmpty();
    }

    @Test
    void noFaultOfTheFirstWaveIsWithoutOne() throws IOException {
        assertThat(named())
                .containsKeys(firstWave())
                .allSatisfy((id, cell) -> assertThat(
                                cell.isBlank() && List.of(firstWave()).contains(id))
                        .as("%s names no test", id)
                        .isFalse());
    }

    /** By its id in full, or as the start of a test's name: {@code cur17_}. */
    @Test
    void aTestOfEachFaultOfTheFirstWaveNamesIt() throws IOException {
        Map<String, String> sources = sources();
        Map<String, String> named = named();

        assertThat(firstWave()).allSatisfy(id -> {
            String start = id.replace("F-", "").replace("-", "").toLowerCase(Locale.ROOT) + "_";
            assertThat(TEST.matcher(named.get(id)).results())
                    .as("tests of %s", id)
                    .anyMatch(test -> {
                        String source = sources.getOrDefault(test.group(1) + ".java", "");
                        return source.contains(id) || source.contains(start);
                    });
        });
    }

    @Test
    void noInvariantOfBillingAndBooksIsWithoutOne() throws IOException {
        Map<String, String> named = named();

        for (int no = 11; no <= 45; no++) {
            assertThat(named.get("I" + no)).as("test of I%d", no).isNotBlank();
        }
    }

    private static String[] firstWave() {
        return Stream.of(
                        of("F-DUP-", 1, 2, 4, 6, 7, 8, 11, 12),
                        of("F-CUR-", 1, 2, 3, 4, 6, 13, 15, 16, 17),
                        of("F-ORD-", 1, 4, 5, 6, 7, 10),
                        of("F-RUN-", 1, 2, 3),
                        of("F-LIM-", 1, 2, 3, 4, 5, 6, 7, 8),
                        of("F-AUT-", 1, 4))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private static Stream<String> of(String family, int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> "%s%02d".formatted(family, number));
    }

    private static Map<String, String> named() throws IOException {
        return NAMED.matcher(Files.readString(ROOT.resolve("docs/catalogue.md")))
                .results()
                .collect(toMap((MatchResult row) -> row.group(1), (MatchResult row) -> row.group(2)));
    }

    /** Texts of the tests and contracts of all modules, by file name; those of one name together. */
    private static Map<String, String> sources() {
        return Stream.of("canonical-model", "core", "connectors", "testkit", "examples")
                .flatMap(folder -> tests(ROOT.resolve(folder)).stream())
                .collect(toMap(
                        file -> file.getFileName().toString(),
                        CatalogueTest::read,
                        (one, other) -> Stream.of(one, other).collect(joining("\n"))));
    }

    private static List<Path> tests(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*/src/.*(Test|Contract)\\.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
