package org.tallystick.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SchemaDrift;
import org.tallystick.spi.SchemaSnapshot;

/**
 * Tells, before data flows, what systems changed in their schemas since they were discovered last (GOV-7). It keeps what it discovered in a folder, one
 * file for each system. Its use: build the engine, which asks the connectors for their sources, then
 *
 * <pre>{@code
 * List<SchemaDrift> drift = watch.drift("crm", salesforce);
 * if (drift.isEmpty()) { tally.run(period); } else { … a person looks, and then watch.accept("crm", salesforce); }
 * }</pre>
 */
public final class SchemaWatch {

    private final Path folder;

    private SchemaWatch(Path folder) {
        this.folder = folder;
    }

    /** Keeps what it discovers there; the folder is made when it is needed. */
    public static SchemaWatch in(Path folder) {
        return new SchemaWatch(folder);
    }

    /**
     * What drifted since {@link #accept}, or since the first time: then it keeps what it discovers. What drifted is told again until it is accepted.
     *
     * @param system the name of the installation
     * @return empty: nothing, or the connector discovers no schema
     * @throws org.tallystick.spi.ConnectorException if the system does not answer
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public List<SchemaDrift> drift(String system, Connector connector) {
        Optional<SchemaSnapshot> now = connector.discover();
        if (now.isEmpty()) {
            return List.of();
        }
        Optional<SchemaSnapshot> then = kept(system);
        if (then.isEmpty()) {
            keep(system, now.get());
            return List.of();
        }
        return now.get().driftSince(then.get());
    }

    /** Takes the schema as it is now for what it is to be. */
    public void accept(String system, Connector connector) {
        connector.discover().ifPresent(now -> keep(system, now));
    }

    private Optional<SchemaSnapshot> kept(String system) {
        Path file = file(system);
        try {
            return Files.exists(file)
                    ? Optional.of(SchemaSnapshot.parse(Files.readString(file, UTF_8)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: a killed process leaves the snapshot before. */
    private void keep(String system, SchemaSnapshot snapshot) {
        try {
            Files.createDirectories(folder);
            Path part = Files.writeString(folder.resolve(system + ".part"), snapshot.text(), UTF_8);
            Files.move(part, file(system), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String system) {
        return folder.resolve(system + ".schema");
    }
}
