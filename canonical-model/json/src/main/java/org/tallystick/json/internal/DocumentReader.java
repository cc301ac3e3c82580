package org.tallystick.json.internal;

import static org.tallystick.json.DocumentRules.JSON_DUPLICATE;
import static org.tallystick.json.DocumentRules.JSON_LIMIT;
import static org.tallystick.json.DocumentRules.JSON_VALUE;
import static org.tallystick.json.internal.Shape.BROKEN;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.json.JsonForm;
import org.tallystick.model.rule.Rule;
import tools.jackson.core.JsonParser;

/** Where one reading of a record stands: its tokens, what is wrong so far, and the fields that nobody knew. */
final class DocumentReader {

    final JsonParser json;

    private final Problems problems;
    private final String base;
    private final JsonCopy copy;
    private @Nullable SortedMap<String, String> kept;
    private long keptLength;

    /** @param base pointer of the record, where the pointers of kept fields begin */
    DocumentReader(JsonParser json, Problems problems, String base, JsonCopy copy) {
        this.json = json;
        this.problems = problems;
        this.base = base;
        this.copy = copy;
    }

    /** The fields that nobody knew: their pointers from the record, with their JSON text. */
    SortedMap<String, String> kept() {
        return kept == null ? Collections.emptySortedMap() : kept;
    }

    /** Where the current token stands; at the end of an object or list, where that stands. */
    String pointer() {
        return json.streamReadContext().pathAsPointer().toString();
    }

    /** Reports a value that is no {@code wanted} at all, and passes over it. */
    Object wrongKind(String wanted) {
        String found = switch (json.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> "'%s'".formatted(shortened(json.getString()));
        };
        // Inside what it opens the context would already be its own.
        json.skipChildren();
        return report(JSON_VALUE, "%s is no %s".formatted(found, wanted));
    }

    /** Reports a value of the right kind that its type refuses. */
    Object refused(String value, RuntimeException why) {
        return because(why, () -> report(JSON_VALUE, "'%s': %s".formatted(shortened(value), why.getMessage())));
    }

    /** Reports a field that stands for the second time, and passes over its value. */
    Object twice() {
        json.skipChildren();
        return report(JSON_DUPLICATE, "the field stands twice");
    }

    /** Reports what {@code found} has found. */
    Object because(RuntimeException found, Runnable report) {
        problems.because(found);
        report.run();
        return BROKEN;
    }

    /** Reports something at the current token. */
    Object report(Rule rule, String message) {
        return reportAt(pointer(), rule, message);
    }

    /** Reports something elsewhere. */
    Object reportAt(String pointer, Rule rule, String message) {
        problems.report(rule, pointer, message);
        return BROKEN;
    }

    /** Keeps the current field and its value, which nobody knows. */
    void keep() {
        String pointer = pointer();
        String name = pointer.substring(base.length());
        String text = copy.text(json, this);
        keptLength += (long) name.length() + text.length();
        if (keptLength > JsonForm.MAX_DOCUMENT_LENGTH) {
            throw problems.fatal(JSON_LIMIT, pointer, "unknown fields and their places are too long together");
        }
        kept = kept == null ? new TreeMap<>() : kept;
        if (kept.putIfAbsent(name, text) != null) {
            report(JSON_DUPLICATE, "the field stands twice");
        }
    }

    private static String shortened(String value) {
        return value.length() <= Problems.SHOWN_VALUE_LENGTH
                ? value
                : value.substring(0, Problems.SHOWN_VALUE_LENGTH) + "…";
    }
}
