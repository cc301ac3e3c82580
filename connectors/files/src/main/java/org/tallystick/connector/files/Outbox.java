package org.tallystick.connector.files;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder that is written: one file for each record, named by its external key, replaced as a whole. Who takes files away moves them to
 * {@code taken/} below it, with their checksums; there they are still found. Thread-safe.
 */
final class Outbox {

    /** Longest file name that every system in use takes, less what we add. */
    private static final int LONGEST_NAME = 200;

    private final Path folder;

    Outbox(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The name of a key's file, one to one on every file system: what is not plain stands in hexadecimal (F-DAT-01). */
    static String name(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-';
            if (plain) {
                name.append((char) b);
            } else {
                name.append("_%02x".formatted(b));
            }
        }
        return name.append(".csv").toString();
    }

    static String key(String name) {
        String text = name.substring(0, name.length() - ".csv".length());
        return URLDecoder.decode(text.replace('_', '%'), StandardCharsets.UTF_8);
    }

    static boolean fits(String key) {
        return !key.isEmpty() && name(key).length() <= LONGEST_NAME;
    }

    /**
     * Replaces the file as a whole; whether it or its checksum was other than that before: who was stopped between the two left the checksum of what
     * was never written.
     */
    boolean put(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)
                && Arrays.equals(Files.readAllBytes(file), content)
                && Files.exists(Checksum.beside(file))
                && Checksum.matches(file, content)) {
            return false;
        }
        replace(Checksum.beside(file), Checksum.line(file, content));
        replace(file, content);
        return true;
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path part = Files.createTempFile(folder, ".", ".part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What stands under the name, if anything. */
    Optional<byte[]> content(String name) {
        present();
        for (Path place : List.of(folder, taken())) {
            Path file = place.resolve(name);
            try {
                byte[] content = Files.readAllBytes(file);
                if (!Checksum.matches(file, content)) {
                    throw Failures.broken(
                            file,
                            "CHECKSUM",
                            "is not what its checksum says",
                            "Somebody changed it after it was written: remove it with its checksum, and it is written again.");
                }
                return Optional.of(content);
            } catch (NoSuchFileException notHere) {
                // It may have been taken.
            } catch (IOException failed) {
                throw Failures.unavailable(folder, failed);
            }
        }
        return Optional.empty();
    }

    /** All names after that one, in order. */
    NavigableSet<String> names(String after) {
        present();
        NavigableSet<String> names = new TreeSet<>();
        for (Path place : List.of(folder, taken())) {
            if (!Files.isDirectory(place)) {
                continue;
            }
            try (Stream<Path> files = Files.list(place)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".csv") && name.compareTo(after) > 0)
                        .forEach(names::add);
            } catch (IOException failed) {
                throw Failures.unavailable(place, failed);
            }
        }
        return names;
    }

    /** @throws org.tallystick.spi.ConnectorException if the folder is not there */
    void present() {
        if (!Files.isDirectory(folder)) {
            throw Failures.unavailable(folder, new NoSuchFileException(folder.toString()));
        }
    }

    private Path taken() {
        return folder.resolve("taken");
    }
}
