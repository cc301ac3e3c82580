package org.tallystick.examples.managedservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The PSA's side of the drop folders: a folder for each object, in it a file for each period, and its checksum once it is whole. */
final class DropFolders {

    private static final String SUFFIX = ".csv";

    private final Path inbox;

    DropFolders(Path inbox) {
        this.inbox = inbox;
    }

    /** Makes the folder of an object. */
    void make(String object) throws IOException {
        Files.createDirectories(inbox.resolve(object));
    }

    /** Drops the files of a delivery; those that were dropped before lie there still, or were read and put away. */
    void drop(Path delivery, YearMonth period) throws IOException {
        for (Path file : files(delivery)) {
            String name = file.getFileName().toString();
            Path folder = inbox.resolve(name.substring(0, name.length() - SUFFIX.length()));
            Path target = folder.resolve(period + SUFFIX);
            if (!Files.exists(checksum(target))
                    && !Files.exists(folder.resolve("read").resolve(target.getFileName()))) {
                Files.createDirectories(folder);
                byte[] content = Files.readAllBytes(file);
                write(target, content);
                write(
                        checksum(target),
                        "%s  %s%n"
                                .formatted(sha256(content), target.getFileName())
                                .getBytes(UTF_8));
            }
        }
    }

    private static List<Path> files(Path delivery) throws IOException {
        if (!Files.isDirectory(delivery)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(delivery)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static Path checksum(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    /** At once and whole. */
    private static void write(Path target, byte[] content) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.write(part, content);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
