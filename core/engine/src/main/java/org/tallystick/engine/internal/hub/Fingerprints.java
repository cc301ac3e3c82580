package org.tallystick.engine.internal.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.tallystick.json.Fingerprint;

/** Fingerprints of text. */
public final class Fingerprints {

    private Fingerprints() {}

    /** 64 hexadecimal digits: the SHA-256 of the text in UTF-8. */
    public static String of(String text) {
        return Fingerprint.of(text.getBytes(UTF_8)).hex();
    }
}
