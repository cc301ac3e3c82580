package org.tallystick.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script in the jar that brings a schema from one version to the next.
 *
 * @param version 1, 2, 3 …
 * @param name of its file
 * @param text as written
 */
record Script(int version, String name, String text) {

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");
    private static final Pattern DROPPED = Pattern.compile("DROP TABLE (\\w+)");

    /** All that this library has: the script of version 1, 2, 3 … */
    private static final List<String> NAMES = List.of(
            "V1__hub.sql",
            "V2__audit.sql",
            "V3__limits.sql",
            "V4__exceptions.sql",
            "V5__inbox.sql",
            "V6__lease.sql",
            "V7__sends.sql",
            "V8__own_writes.sql",
            "V9__parts.sql",
            "V10__process.sql",
            "V11__views.sql",
            "V12__allowance.sql",
            "V13__explanations.sql",
            "V14__pages.sql",
            "V15__writes.sql");

    static List<Script> all() {
        return NAMES.stream()
                .map(name -> new Script(NAMES.indexOf(name) + 1, name, read(name)))
                .toList();
    }

    /** Its statements, with the comments inside them: databases that keep a table's text show them. */
    List<String> statements() {
        return List.of(text.split(";")).stream()
                .filter(statement -> !bare(statement).isEmpty())
                .toList();
    }

    /** The tables that it makes. */
    List<String> tables() {
        return named(TABLE);
    }

    /** The tables of earlier scripts that it removes. */
    List<String> droppedTables() {
        return named(DROPPED);
    }

    private List<String> named(Pattern statement) {
        return statement
                .matcher(bare(text))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** SHA-256 of what it does, in hexadecimal: comments and spaces do not count. */
    String checksum() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bare(text).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    private static String bare(String sql) {
        Matcher comments = COMMENT.matcher(sql);
        return SPACE.matcher(comments.replaceAll("")).replaceAll(" ").strip();
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
