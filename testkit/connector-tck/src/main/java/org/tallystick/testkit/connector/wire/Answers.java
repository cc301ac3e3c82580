package org.tallystick.testkit.connector.wire;

import java.io.ByteArrayOutputStream;

/** The last whole answer, to be given again. Thread-safe. */
final class Answers {

    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private byte[] last = new byte[0];

    /** A request begins: what came until now was its predecessor's answer. */
    synchronized void begin() {
        if (current.size() > 0) {
            last = current.toByteArray();
            current.reset();
        }
    }

    synchronized void add(byte[] bytes, int length) {
        current.write(bytes, 0, length);
    }

    synchronized byte[] last() {
        return last.clone();
    }
}
