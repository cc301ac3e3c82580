package org.tallystick.connector.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder that is read. A file that was read and committed lies in {@code read/} below it, where an older cursor still finds it; who
 * keeps the folder may empty that. Thread-safe: a file and its checksum are moved together under the lock of this object.
 */
final class Inbox {

    private static final int MOST_BYTES = 256 * 1024 * 1024;

    private final Path folder;
    private final boolean checksums;

    Inbox(Path folder, boolean checksums) {
        this.folder = folder;
        this.checksums = checksums;
    }

    /** A whole file. */
    record Dropped(String name, long modifiedMillis) {}

    /** Whole files, oldest first. */
    synchronized List<Dropped> files() {
        Map<String, Dropped> byName = new TreeMap<>();
        try {
            for (Path place : List.of(folder, read())) {
                if (place.equals(folder) || Files.isDirectory(place)) {
                    whole(place).forEach(file -> byName.putIfAbsent(file.name(), file));
                }
            }
        } catch (IOException failed) {
            throw Failures.unavailable(folder, failed);
        }
        List<Dropped> files = new ArrayList<>(byName.values());
        files.sort((one, other) -> Long.compare(one.modifiedMillis(), other.modifiedMillis()));
        return files;
    }

    private List<Dropped> whole(Path place) throws IOException {
        List<Dropped> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(place)) {
            for (Path file : all.filter(this::isWhole).toList()) {
                try {
                    files.add(new Dropped(
                            file.getFileName().toString(),
                            Files.getLastModifiedTime(file).toMillis()));
                } catch (NoSuchFileException moved) {
                    // Another thread has just moved it to where it is looked for next.
                }
            }
        }
        return files;
    }

    private boolean isWhole(Path file) {
        return file.getFileName().toString().endsWith(".csv")
                && Files.isRegularFile(file)
                && (!checksums || Files.exists(Checksum.beside(file)));
    }

    /** What stands in a file, proved to be all of it (F-CUR-15). */
    synchronized byte[] content(Dropped dropped) {
        try {
            return proved(folder.resolve(dropped.name()));
        } catch (NoSuchFileException moved) {
            try {
                return proved(read().resolve(dropped.name()));
            } catch (IOException failed) {
                throw Failures.unavailable(folder, failed);
            }
        } catch (IOException failed) {
            throw Failures.unavailable(folder, failed);
        }
    }

    private byte[] proved(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw Failures.broken(file, "TOO_LARGE", "has more than %d bytes".formatted(MOST_BYTES), "Split it.");
        }
        byte[] content = Files.readAllBytes(file);
        if (checksums && !Checksum.matches(file, content)) {
            throw Failures.broken(
                    file,
                    "CHECKSUM",
                    "is not what its checksum says",
                    "It was changed or cut after it was written: have it written again, the checksum last.");
        }
        if (!checksums && !endsInALine(content)) {
            throw Failures.broken(
                    file,
                    "CUT",
                    "does not end with an end of line",
                    "It is still being written, or was cut: write under another name and rename when done.");
        }
        return content;
    }

    /** Also in UTF-16, where the end of a line has a zero beside it. */
    private static boolean endsInALine(byte[] content) {
        int last = content.length - 1;
        int at = last > 0 && content[last] == 0 ? last - 1 : last;
        return at < 0 || content[at] == '\n' || content[at] == '\r';
    }

    /** Puts a file away that was read, and whose reading is committed. */
    synchronized void putAway(Dropped dropped) {
        Path file = folder.resolve(dropped.name());
        if (!Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(read());
            move(file);
            if (Files.exists(Checksum.beside(file))) {
                move(Checksum.beside(file));
            }
        } catch (NoSuchFileException | FileAlreadyExistsException another) {
            // Another thread puts it away.
        } catch (IOException failed) {
            throw Failures.unavailable(read(), failed);
        }
    }

    private void move(Path file) throws IOException {
        Files.move(file, read().resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path read() {
        return folder.resolve("read");
    }

    Path folder() {
        return folder;
    }

    Path path(Dropped dropped) {
        return folder.resolve(dropped.name());
    }
}
