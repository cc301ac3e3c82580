package org.tallystick.rules.internal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A value cannot become what the canonical field holds. Caught where the rule and the source's field are known. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String remedy;
    private @Nullable String owner;

    Refusal(String code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    Refusal(String code, String what, String remedy, @Nullable Throwable cause) {
        super(what, cause, false, false);
        this.code = code;
        this.remedy = remedy;
    }

    /** The same, of a role that can mend it. */
    Refusal ownedBy(@Nullable String role) {
        owner = role;
        return this;
    }

    /** The role that can mend it, if it is known. */
    @Nullable String owner() {
        return owner;
    }

    String code() {
        return code;
    }

    /** A part of a sentence: {@code is no currency of ISO 4217}. */
    String what() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}
