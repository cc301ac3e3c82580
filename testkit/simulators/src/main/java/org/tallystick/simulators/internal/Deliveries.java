package org.tallystick.simulators.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files {@code <yyyy-mm>/<system>/<object>.json} below one directory. Each is an array of records as the vendor's
 * query returns them; a missing file means that nothing changed.
 */
public final class Deliveries {

    private static final Pattern PERIOD = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    private final Path directory;

    public Deliveries(Path directory) {
        this.directory = directory;
    }

    /**
     * The records of one file, in the order of the file; empty without a file.
     *
     * @throws IllegalArgumentException if the period is not {@code yyyy-mm} or has no folder
     */
    public List<ObjectNode> records(String period, String system, String object) {
        Path file = folder(period).resolve(system).resolve(object + ".json");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<ObjectNode> records = new ArrayList<>();
        for (JsonNode record : Json.MAPPER.readTree(file)) {
            records.add((ObjectNode) record);
        }
        return records;
    }

    /** The objects that a system delivered in the period, by name. */
    public List<String> objects(String period, String system) {
        Path folder = folder(period).resolve(system);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private Path folder(String period) {
        if (!PERIOD.matcher(period).matches()) {
            throw new IllegalArgumentException("A period is yyyy-mm, not " + period);
        }
        Path folder = directory.resolve(period);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("No delivery of " + period + " in " + directory);
        }
        return folder;
    }
}
