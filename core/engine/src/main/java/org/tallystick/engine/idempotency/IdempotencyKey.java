package org.tallystick.engine.idempotency;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Names one intended write: the same on any node and at any time, another for any other intent (RES-1, F-DUP-02).
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record IdempotencyKey(String hex) {

    /** @throws IllegalArgumentException if {@code hex} is anything but 64 hexadecimal digits in lower case */
    public IdempotencyKey {
        HexDigits.require("An idempotency key", hex);
    }

    /**
     * The SHA-256 of target, operation, type, external key, business version (each in UTF-8 after its length in bytes, four bytes big
     * endian) and generation (four bytes big endian).
     *
     * @throws IllegalArgumentException if a part is no well-formed text: half a surrogate pair has no bytes of its own
     */
    public static IdempotencyKey of(IntendedWrite write) {
        MessageDigest digest = sha256();
        List.of(write.target(), write.operation(), write.type(), write.externalKey(), write.businessVersion())
                .forEach(part -> update(digest, part));
        digest.update(fourBytes(write.generation()));
        return new IdempotencyKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** For targets that want a UUID: the first 122 free bits of the key, as version 8 (RFC 9562). */
    public UUID asUuid() {
        long high = Long.parseUnsignedLong(hex, 0, 16, 16);
        long low = Long.parseUnsignedLong(hex, 16, 32, 16);
        return new UUID((high & ~0xF000L) | 0x8000L, (low & ~(3L << 62)) | (1L << 63));
    }

    @Override
    public String toString() {
        return hex;
    }

    private static void update(MessageDigest digest, String part) {
        ByteBuffer bytes = utf8(part);
        digest.update(fourBytes(bytes.remaining()));
        digest.update(bytes);
    }

    private static ByteBuffer utf8(String part) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(part));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "A part of the key holds half a surrogate pair: '%s'".formatted(part), e);
        }
    }

    private static byte[] fourBytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
