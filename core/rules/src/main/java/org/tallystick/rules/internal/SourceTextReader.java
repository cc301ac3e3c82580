package org.tallystick.rules.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which text of the source a rule takes: {@code FIELD}, {@code { join: [A, B], with: / }}, {@code { split: A, with: /, part: 1, of: 2 }}. */
final class SourceTextReader {

    private static final String A_FIELD = "the name of a source field";
    private static final String WANTED = A_FIELD
            + ", { join: [FIELD, FIELD], with: TEXT }, { split: FIELD, with: TEXT, part: 1, of: 2 } or { split: FIELD, first: 1, last: 4 }";
    private static final int MOST = 100_000;

    private final Faults faults;

    SourceTextReader(Faults faults) {
        this.faults = faults;
    }

    /** What stands under that name of a rule; none: there are faults. */
    @Nullable SourceText read(Section rule, String form) {
        Node.Entry entry = rule.entries().get(form);
        if (entry == null || !(entry.value() instanceof Node.Mapping)) {
            String field = rule.text(form, A_FIELD);
            return field == null ? null : new SourceText.Whole(field);
        }
        Section parts = rule.section(form, WANTED);
        if (parts == null) {
            return null;
        }
        if (!parts.has("split")) {
            return joined(parts);
        }
        return parts.has("with") ? split(parts) : cut(parts);
    }

    private @Nullable SourceText joined(Section parts) {
        parts.allowOnly(List.of("join", "with"));
        List<String> fields = parts.texts("join", A_FIELD).stream()
                .map(field -> String.valueOf(field.text()))
                .toList();
        String with = parts.textIfAny("with", "what stands between two values");
        if (fields.size() < 2) {
            faults.add(parts.placeOf("join"), "'join' has less than two fields", "Write join: [FIELD, FIELD]");
            return null;
        }
        return new SourceText.Joined(fields, with == null ? "" : with);
    }

    private @Nullable SourceText split(Section parts) {
        parts.allowOnly(List.of("split", "with", "part", "of"));
        String field = parts.text("split", A_FIELD);
        String with = parts.text("with", "what stands between two parts");
        Integer part = count(parts, "part", "which part, from 1");
        Integer of = count(parts, "of", "how many parts there are");
        if (field == null || with == null || part == null || of == null) {
            return null;
        }
        if (part > of || of < 2) {
            faults.add(
                    parts.placeOf("part"),
                    "There is no part %d of %d".formatted(part, of),
                    "Write a part from 1 to the number of parts, of which there are two or more");
            return null;
        }
        return new SourceText.Split(field, with, part, of);
    }

    private @Nullable SourceText cut(Section parts) {
        parts.allowOnly(List.of("split", "first", "last"));
        String field = parts.text("split", A_FIELD);
        Integer first = count(parts, "first", "the first character that counts, from 1");
        Integer last = parts.has("last") ? count(parts, "last", "the last character that counts") : null;
        if (first != null && last != null && last < first) {
            faults.add(parts.placeOf("last"), "%d is before %d".formatted(last, first), "Let it end after it begins");
            return null;
        }
        return field == null || first == null || (last == null && parts.has("last"))
                ? null
                : new SourceText.Cut(field, first, last);
    }

    private @Nullable Integer count(Section parts, String name, String wanted) {
        return Numbers.read(parts, name, 1, MOST, wanted, faults);
    }
}
