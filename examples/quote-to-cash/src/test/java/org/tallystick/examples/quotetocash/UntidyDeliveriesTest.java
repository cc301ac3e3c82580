package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.examples.monthend.check.PlayedMonth;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** I42, I43: the records of each delivery in another order, a tenth of them twice, give the same books. */
class UntidyDeliveriesTest {

    private static final Path MONTH = Path.of("month-end-1");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 20_260_802;

    private final Random random = new Random(SEED);

    @Test
    void anyOrderAndDoubledRecordsGiveTheSameBooks(@TempDir Path work) throws IOException, InterruptedException {
        Path deliveries = work.resolve("deliveries");
        copy(MONTH.resolve("deliveries"), deliveries);
        PlayedMonth month = PlayedMonth.in(work, new QuoteToCash(), deliveries);

        PlayedMonth.Played played = month.play();
        month.remote().close();

        assertThat(played.status()).as(played.printed()).isZero();
        assertThat(month.differences()).isEmpty();
    }

    private void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file ->
                            copyFile(file, to.resolve(from.relativize(file).toString())));
        }
    }

    private void copyFile(Path file, Path copy) {
        try {
            Files.createDirectories(copy.getParent());
            if (isVersioned(file)) {
                Files.writeString(copy, JSON.writeValueAsString(untidy(JSON.readTree(file))));
            } else {
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of other systems' records the last delivered one counts: their order means something. */
    private static boolean isVersioned(Path file) {
        String system = file.getParent().getFileName().toString();
        return system.equals("salesforce") || system.equals("certinia");
    }

    private List<JsonNode> untidy(JsonNode rows) {
        List<JsonNode> untidy = new ArrayList<>(rows.values());
        rows.values().stream().filter(row -> random.nextInt(10) == 0).forEach(untidy::add);
        Collections.shuffle(untidy, random);
        return untidy;
    }
}
