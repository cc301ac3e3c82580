package org.tallystick.connector.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/** The row of a record that is written. */
final class RecordRow<T extends Entity> {

    private final Settings settings;
    private final Form<T> form;
    private final CsvText csv;

    RecordRow(Settings settings, Form<T> form) {
        this.settings = settings;
        this.form = form;
        this.csv = settings.text().csv();
    }

    /** What keeps it from being written, if anything does. */
    Optional<Problem> problem(Write<T> write) {
        if (!Outbox.fits(write.externalKey())) {
            return Optional.of(Problem.ofField(
                    "KEY", "/key", write.externalKey(), "the key does not make a file name", "Use a shorter key."));
        }
        Map<String, String> values = form.values(write);
        Optional<Problem> wrong = settings.columns().all().stream()
                .flatMap(column -> Optional.ofNullable(values.get(column.field())).flatMap(column::problem).stream())
                .findFirst();
        return wrong.isPresent() ? wrong : unencodable(values);
    }

    private Optional<Problem> unencodable(Map<String, String> values) {
        return settings.columns().all().stream()
                .filter(column ->
                        !settings.text().encoding().newEncoder().canEncode(values.getOrDefault(column.field(), "")))
                .map(column -> Problem.ofField(
                        "ENCODING",
                        "/" + column.field(),
                        null,
                        "%s cannot hold what stands in '%s'"
                                .formatted(settings.text().encoding(), column.field()),
                        "Set 'encoding' to UTF-8."))
                .findFirst();
    }

    private List<String> row(Write<T> write) {
        Map<String, String> values = form.values(write);
        return settings.columns().all().stream()
                .map(column -> column.written(values.getOrDefault(column.field(), "")))
                .toList();
    }

    byte[] file(Write<T> write) {
        return csv.bytes(List.of(settings.columns().headers(), row(write)));
    }

    String digest(Write<T> write) {
        return digest(row(write));
    }

    private static String digest(List<String> row) {
        return new String(new CsvText(StandardCharsets.UTF_8, '|').bytes(List.of(row)), StandardCharsets.UTF_8).strip();
    }

    /** The digest of a file that was written. */
    String digest(Outbox outbox, String name, byte[] content) {
        List<List<String>> rows = csv.rows(outbox.folder().resolve(name), content);
        return rows.size() == 2 ? digest(rows.get(1)) : "%d rows".formatted(rows.size());
    }
}
