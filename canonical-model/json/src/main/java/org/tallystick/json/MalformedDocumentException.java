package org.tallystick.json;

import static java.util.stream.Collectors.joining;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Violation;

/**
 * A document is not the form of a record of the wanted type. It names everything that is wrong with it, except what lies behind a
 * place where reading had to end: bad syntax, a limit, a frame of something else.
 */
public final class MalformedDocumentException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN_VIOLATIONS = 10;

    private final String type;
    private final transient List<Violation> violations;

    /**
     * Refuses a document.
     *
     * @param type name of the wanted record type
     * @param violations of {@link DocumentRules}, in the order in which they were found; never empty
     * @param cause what found the first of them, if something did
     */
    public MalformedDocumentException(String type, List<Violation> violations, @Nullable Throwable cause) {
        super(message(type, violations), cause);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    /** Name of the wanted record type; {@code record} if any would have done. */
    public String type() {
        return type;
    }

    /**
     * What is wrong, in the order in which it was found; never empty. Paths begin at the root of the document. Messages show values,
     * shortened: they may be personal data.
     */
    public List<Violation> violations() {
        return violations;
    }

    private static String message(String type, List<Violation> violations) {
        String shown = violations.stream()
                .limit(SHOWN_VIOLATIONS)
                .map(MalformedDocumentException::line)
                .collect(joining("; "));
        int left = violations.size() - SHOWN_VIOLATIONS;
        return "Cannot read a %s: %s%s".formatted(type, shown, left > 0 ? "; and %d more".formatted(left) : "");
    }

    private static String line(Violation violation) {
        String where = violation.path().isEmpty() ? "the document" : violation.path();
        return "%s: %s (%s)".formatted(where, violation.message(), violation.rule());
    }
}
