package org.tallystick.json.internal;

import static org.tallystick.json.DocumentRules.JSON_LIMIT;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.MalformedDocumentException;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** What is wrong with one document, as far as it has been read. */
final class Problems {

    /** So that a hostile document does not become a larger report. */
    static final int MAX_VIOLATIONS = 1000;

    /** Characters of a value that a message shows. */
    static final int SHOWN_VALUE_LENGTH = 100;

    private final String type;
    private final List<Violation> violations = new ArrayList<>();
    private @Nullable Throwable cause;

    /** @param type name of the wanted record type */
    Problems(String type) {
        this.type = type;
    }

    /** Notes one, and lets reading go on. */
    void report(Rule rule, String pointer, String message) {
        if (violations.size() == MAX_VIOLATIONS) {
            throw fatal(JSON_LIMIT, "", "has more than %d violations; reading ended".formatted(MAX_VIOLATIONS));
        }
        violations.add(rule.brokenAt(pointer, message));
    }

    /** Remembers what found the next one, if it is the first. */
    void because(Throwable found) {
        if (violations.isEmpty()) {
            cause = found;
        }
    }

    /** Notes one that ends the reading. */
    MalformedDocumentException fatal(Rule rule, String pointer, String message) {
        violations.add(rule.brokenAt(pointer, message));
        return new MalformedDocumentException(type, violations, cause);
    }

    /** @throws MalformedDocumentException if there are any */
    void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new MalformedDocumentException(type, violations, cause);
        }
    }
}
