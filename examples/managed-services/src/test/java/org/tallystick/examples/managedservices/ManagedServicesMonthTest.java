package org.tallystick.examples.managedservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Tallystick;
import org.tallystick.examples.monthend.check.PlayedMonth;
import org.tallystick.examples.monthend.check.PlayedMonth.Played;
import org.tallystick.examples.monthend.check.Remote;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The month that ships with the example, through CSV folders and Dynamics 365 Finance: the expected books, however it is played. */
class ManagedServicesMonthTest {

    private static final Path DELIVERIES = Path.of("month-end-2/deliveries");
    private static final long SEED = 20_260_803;

    @TempDir
    Path work;

    @Test
    void everyFileIsAsExpectedToTheCentAndAgainNothingIsMade() throws IOException, InterruptedException {
        String printed = play(DELIVERIES);
        assertThat(printed)
                .contains("reconciled: hub and ERP agree by count, net and tax")
                .contains(", 0 set aside");

        assertThat(play(DELIVERIES)).contains("was run before");
    }

    /** I42, I43: the rows of each file in another order, a tenth of them twice. */
    @Test
    void anyOrderAndDoubledRowsGiveTheSameBooks() throws IOException, InterruptedException {
        Path untidy = work.resolve("deliveries");
        copy(DELIVERIES, untidy, new Random(SEED));

        play(untidy);
    }

    private String play(Path deliveries, String... arguments) throws IOException, InterruptedException {
        PlayedMonth month = PlayedMonth.in(work, new ManagedServices(), deliveries);
        month.remote().close();

        Played played = month.playWithItsOwnVendors(arguments);

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(played.printed()).doesNotContain("BREAK", "waiting:");
        assertThat(month.differences()).isEmpty();
        try (Tallystick tally = month.reopened()) {
            assertThat(month.explained(tally).differences()).as("TRN-5").isEmpty();
        }
        try (Remote remote =
                PlayedMonth.in(work, new ManagedServices(), deliveries).remote()) {
            JsonNode creates = remote.creates("dynamics365");
            assertThat(creates.get("FreeTextInvoiceHeaders").asInt())
                    .isEqualTo(rows(month, "invoices.json") + rows(month, "credits.json"));
        }
        return played.printed();
    }

    private static int rows(PlayedMonth month, String file) throws IOException {
        return JsonMapper.shared().readTree(month.result(file)).size();
    }

    private static void copy(Path from, Path to, Random random) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (file.toString().endsWith(".csv")) {
                    Files.write(copy, untidy(Files.readAllLines(file), random));
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Rows of one id and version keep their order: of them the first delivered counts. */
    private static List<String> untidy(List<String> lines, Random random) {
        List<String> rows = lines.subList(1, lines.size());
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        rows.stream()
                .map(ManagedServicesMonthTest::version)
                .filter(row -> !seen.add(row))
                .forEach(twice::add);
        List<String> moved = new ArrayList<>();
        List<String> untidy = new ArrayList<>(lines.subList(0, 1));
        for (String row : rows) {
            if (twice.contains(version(row))) {
                untidy.add(row);
            } else {
                moved.addAll(Collections.nCopies(random.nextInt(10) == 0 ? 2 : 1, row));
            }
        }
        Collections.shuffle(moved, random);
        untidy.addAll(moved);
        return untidy;
    }

    private static String version(String row) {
        String[] fields = row.split(",", 3);
        return fields[0] + " " + fields[1];
    }
}
