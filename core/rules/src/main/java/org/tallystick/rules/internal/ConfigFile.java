package org.tallystick.rules.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.tallystick.rules.RuleSetException;

/** Reads a configuration file whole: what it says, or all its mistakes. At most 1 MiB, in UTF-8. */
public final class ConfigFile {

    private ConfigFile() {}

    /**
     * Reads a file.
     *
     * @param reader makes the content of the document; what it cannot use it adds to the faults
     * @throws RuleSetException if there is a fault
     */
    public static <C> C load(Path file, BiFunction<Node, Faults, @Nullable C> reader) {
        Faults faults = new Faults(file.toString());
        try {
            long size = Files.size(file);
            if (size <= YamlReader.MAX_LENGTH) {
                return parse(Files.readString(file, UTF_8), file.toString(), reader);
            }
            faults.add(
                    Position.WHOLE_FILE,
                    "The file has %d bytes".formatted(size),
                    "At most %d are read: split it".formatted(YamlReader.MAX_LENGTH));
        } catch (NoSuchFileException e) {
            faults.add(Position.WHOLE_FILE, "There is no file " + file.toAbsolutePath(), "Name one that exists");
        } catch (IOException e) {
            faults.add(
                    Position.WHOLE_FILE,
                    "The file cannot be read: " + e,
                    "Name a file in UTF-8 that exists and may be read");
        }
        throw faults.refusal();
    }

    /** Reads what the jar says for an installation that says nothing: {@code defaults.yaml}, beside the class. */
    public static <C> C defaults(Class<C> type, BiFunction<Node, Faults, @Nullable C> reader) {
        String name = "defaults.yaml";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(name))) {
            return parse(new String(in.readAllBytes(), UTF_8), name, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads text.
     *
     * @param name by which faults name it
     * @throws RuleSetException if there is a fault
     */
    public static <C> C parse(String yaml, String name, BiFunction<Node, Faults, @Nullable C> reader) {
        Faults faults = new Faults(name);
        Node document = YamlReader.read(yaml, faults);
        C content = document == null ? null : reader.apply(document, faults);
        if (content == null || !faults.isEmpty()) {
            throw faults.refusal();
        }
        return content;
    }
}
