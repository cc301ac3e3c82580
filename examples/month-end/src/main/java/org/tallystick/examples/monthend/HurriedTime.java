package org.tallystick.examples.monthend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.time.EngineTime;

/** The machine's clock for those who do not like to wait: what they wait for has passed at once. Thread-safe. */
public final class HurriedTime implements EngineTime {

    private final EngineTime machine = EngineTime.system();
    private final @Nullable Path file;
    private Duration ahead;

    /** On time, until somebody waits. */
    public HurriedTime() {
        this(null, Duration.ZERO);
    }

    private HurriedTime(@Nullable Path file, Duration ahead) {
        this.file = file;
        this.ahead = ahead;
    }

    /** Goes on from where the one that kept itself in this file was: who takes over the hub of an engine that was killed does not live before it. */
    public static HurriedTime keptIn(Path file) throws IOException {
        return new HurriedTime(file, Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO);
    }

    @Override
    public synchronized Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public synchronized void await(Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!wait.isNegative()) {
            ahead = ahead.plus(wait);
            keep();
        }
    }

    /** Whole or not at all: a kill may come in between. */
    private void keep() {
        if (file != null) {
            try {
                Path next = file.resolveSibling(file.getFileName() + ".next");
                Files.writeString(next, ahead.toString());
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("The clock cannot be kept in " + file, e);
            }
        }
    }
}
