package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The catalogue has each id that code and tests cite. It names a test for each fault that the engine must survive and for each invariant that it keeps, and the
 * tests are there.
 */
class CatalogueTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("\\| (F-[A-Z]{3}-\\d\\d|I\\d+) \\| [^|]+ \\| ([^|]*)\\|");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\|");

    /** By families, since what a test calls an invoice or a text of its own may look like an id. */
    private static final Pattern CITED =
            Pattern.compile("(?<![\"\\w-])((?:PKG|CM|OWN|DOM|PAT|API|TRN|POL|RES|OBS|MET|REC|GOV|MIG|SC\\d|TCK|EX)-\\d+"
                    + "|F-(?:DUP|CUR|ORD|RUN|LIM|AUT|FIN|OPS|DAT)-\\d\\d)(?!\\w)|RULES rules? (\\d+)");

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
    void eachIdThatCodeOrTestsCiteIsInTheCatalogue() throws IOException {
        Set<String> known = ROW.matcher(catalogue())
                .results()
                .flatMap(row -> Stream.of(row.group(1).split(", ")))
                .collect(toSet());
        Map<String, String> unknown = new TreeMap<>();
        files(".*/src/.*\\.java")
                .forEach(file -> CITED.matcher(read(file)).results().forEach(cited -> {
                    String id = cited.group(1) == null ? cited.group(2) : cited.group(1);
                    if (!known.contains(id)) {
                        unknown.put(cited.group(), ROOT.relativize(file).toString());
                    }
                }));

        assertThat(unknown).as("cited and not in docs/catalogue.md").isEmpty();
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
        return NAMED.matcher(catalogue())
                .results()
                .collect(toMap((MatchResult row) -> row.group(1), (MatchResult row) -> row.group(2)));
    }

    private static String catalogue() throws IOException {
        return Files.readString(ROOT.resolve("docs/catalogue.md"));
    }

    /** Texts of the tests and contracts of all modules, by file name; those of one name together. */
    private static Map<String, String> sources() {
        return files(".*/src/.*(Test|Contract)\\.java")
                .collect(toMap(
                        file -> file.getFileName().toString(),
                        CatalogueTest::read,
                        (one, other) -> Stream.of(one, other).collect(joining("\n"))));
    }

    /** Of all modules, those whose path is of that form. */
    private static Stream<Path> files(String form) {
        return Stream.of("canonical-model", "core", "connectors", "testkit", "examples")
                .flatMap(folder -> files(ROOT.resolve(folder), form).stream());
    }

    private static List<Path> files(Path folder, String form) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(form)).toList();
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
