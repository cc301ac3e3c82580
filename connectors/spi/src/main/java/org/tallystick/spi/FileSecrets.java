package org.tallystick.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in files, read again when a file is another one than before. Thread-safe. */
final class FileSecrets implements SecretProvider {

    private static final long MOST_BYTES = 65_536;

    private final Path folder;
    private final Map<String, Held> known = new ConcurrentHashMap<>();

    /** A secret, and the state of the file that it was read from. */
    private record Held(Object file, FileTime changed, long size, Secret secret) {}

    FileSecrets(Path folder) {
        this.folder = folder;
    }

    @Override
    public Secret secret(String name) {
        if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException(
                    "'%s' is no name of a secret: it would lead out of its folder".formatted(name));
        }
        try {
            return read(name);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "There is no secret '%s': put it into a file of that name in %s that may be read"
                            .formatted(name, folder),
                    e);
        }
    }

    private Secret read(String name) throws IOException {
        Path file = folder.resolve(name).toRealPath();
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Held held = known.get(name);
        if (held != null && held.file().equals(file) && held.changed().equals(changed) && held.size() == size) {
            return held.secret();
        }
        if (size > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "The secret '%s' has %d bytes; at most %d are read".formatted(name, size, MOST_BYTES));
        }
        Secret secret = Secret.of(withoutLineEnd(Files.readString(file)));
        known.put(name, new Held(file, changed, size, secret));
        return secret;
    }

    private static String withoutLineEnd(String content) {
        int end = content.length();
        if (end > 0 && content.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && content.charAt(end - 1) == '\r') {
            end--;
        }
        return content.substring(0, end);
    }
}
