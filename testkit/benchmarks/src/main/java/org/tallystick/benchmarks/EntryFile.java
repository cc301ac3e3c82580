package org.tallystick.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallystick.json.JsonForm;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;

/** Time entries in a file, a canonical JSON document on each line. */
record EntryFile(Path path) {

    private static final JsonForm FORM = JsonForm.ofDefaults();

    /** Writes the entries of that scale. */
    static EntryFile write(Path path, Scale scale) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(path, UTF_8)) {
            TimeEntries.forEach(scale, entry -> writeLine(out, FORM.write(entry)));
        }
        return new EntryFile(path);
    }

    /** In a new file, which goes with the JVM. */
    static EntryFile temporary(Scale scale) throws IOException {
        Path path = Files.createTempFile("tallystick-entries", ".jsonl");
        path.toFile().deleteOnExit();
        return write(path, scale);
    }

    BufferedReader open() throws IOException {
        return Files.newBufferedReader(path, UTF_8);
    }

    /** How both ways read a line. */
    static TimeEntry parse(byte[] line) {
        return FORM.read(RecordType.TIME_ENTRY, line);
    }

    private static void writeLine(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
