package org.tallystick.connector.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file, in a file beside it, as {@code sha256sum} writes it. */
final class Checksum {

    private Checksum() {}

    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError("Every Java has SHA-256", absent);
        }
    }

    /** The line that stands in the file beside it. */
    static byte[] line(Path file, byte[] content) {
        return "%s  %s\n".formatted(of(content), file.getFileName()).getBytes(StandardCharsets.UTF_8);
    }

    static boolean matches(Path file, byte[] content) throws IOException {
        String line = Files.readString(beside(file));
        return line.strip().split("\\s", 2)[0].equalsIgnoreCase(of(content));
    }
}
