package org.tallystick.connector.http;

import java.io.Serial;

/** A field's value breaks a rule; which field is known to who reads the record. */
final class BadValueException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 100;

    private final String rule;
    private final String value;
    private final String remedy;

    BadValueException(String rule, String value, String message, String remedy) {
        super(message);
        this.rule = rule;
        this.value = shown(value);
        this.remedy = remedy;
    }

    String rule() {
        return rule;
    }

    String value() {
        return value;
    }

    String remedy() {
        return remedy;
    }

    static String shown(String value) {
        return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
    }
}
