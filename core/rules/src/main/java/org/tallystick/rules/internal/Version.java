package org.tallystick.rules.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Names what a configuration file says, whatever its layout. */
public final class Version {

    private Version() {}

    /** The SHA-256 of the document's names and texts, sorted by name, each with its length in front; lists in their order. */
    public static String of(Node document) {
        StringBuilder normal = new StringBuilder();
        write(document, normal);
        return ofText(normal.toString());
    }

    /** The SHA-256 of a text. */
    static String ofText(String text) {
        try {
            byte[] bytes = text.getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private static void write(Node node, StringBuilder normal) {
        if (node instanceof Node.Mapping mapping) {
            Map<String, Node.Entry> sorted = new TreeMap<>(mapping.entries());
            normal.append('{').append(sorted.size());
            sorted.forEach((name, entry) -> {
                write(name, normal);
                write(entry.value(), normal);
            });
        } else if (node instanceof Node.Sequence list) {
            normal.append('[').append(list.items().size());
            list.items().forEach(item -> write(item, normal));
        } else if (node instanceof Node.Text text && text.text() != null) {
            write(text.text(), normal);
        }
    }

    private static void write(String text, StringBuilder normal) {
        normal.append('"').append(text.length()).append(':').append(text);
    }
}
