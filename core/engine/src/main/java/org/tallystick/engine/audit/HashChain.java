package org.tallystick.engine.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tallystick.engine.store.Audit.Entry;
import org.tallystick.engine.store.Audit.Link;

/** Each link is the SHA-256 of the link before, as its 64 digits, and of the entry's text, in UTF-8. Not thread-safe. */
final class HashChain {

    private final MessageDigest sha256 = sha256();
    private Link last;

    /** Goes on after {@code last}. */
    HashChain(Link last) {
        this.last = last;
    }

    Link last() {
        return last;
    }

    /** The next link. */
    Link add(Entry entry) {
        sha256.update(last.hash().getBytes(UTF_8));
        last = new Link(
                entry.number(),
                HexFormat.of().formatHex(sha256.digest(entry.text().getBytes(UTF_8))));
        return last;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
