package org.tallystick.connector.http;

import java.io.IOException;
import java.io.Serial;

/** An answer was larger than the settings allow. */
final class BodyTooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("the answer has more than %d bytes".formatted(limit));
    }
}
