package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

/** A credential. Its content shows in no text form and no serialised form (F-AUT-04). Immutable. */
public final class Secret {

    private final String content;

    private Secret(String content) {
        this.content = requireNonNull(content, "content");
    }

    /** Wraps a credential. */
    public static Secret of(String content) {
        return new Secret(content);
    }

    /** The credential itself: for the one call that needs it. */
    public String reveal() {
        return content;
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
