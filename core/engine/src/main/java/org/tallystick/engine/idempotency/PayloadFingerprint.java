package org.tallystick.engine.idempotency;

import org.tallystick.json.Fingerprint;

/**
 * The SHA-256 of what a write sends, kept beside its key (F-DUP-07).
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record PayloadFingerprint(String hex) {

    /** @throws IllegalArgumentException if {@code hex} is anything but 64 hexadecimal digits in lower case */
    public PayloadFingerprint {
        HexDigits.require("A payload fingerprint", hex);
    }

    /** The fingerprint of these bytes. */
    public static PayloadFingerprint of(byte[] payload) {
        return new PayloadFingerprint(Fingerprint.of(payload).hex());
    }

    @Override
    public String toString() {
        return hex;
    }
}
