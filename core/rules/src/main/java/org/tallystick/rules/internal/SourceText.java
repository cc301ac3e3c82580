package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Which text of a source a rule takes: that of one field, of several put together, or a part of one. */
sealed interface SourceText {

    /** The source's fields that it looks at; the first one is to blame. */
    List<String> fields();

    /** The value; none: there is none, or what there is was refused. */
    @Nullable RawValue read(Source source);

    /** Why it cannot be put back into the source; none: it can. */
    @Nullable String oneWay();

    /**
     * Puts a value where this reads it.
     *
     * @param value a text, a number or a boolean; none: the source is to have none
     * @throws Refusal if it cannot stand there
     */
    void write(@Nullable Object value, Writing out);

    /** The field that is named in messages. */
    default String blamed() {
        return fields().get(0);
    }

    /** All of one field. */
    record Whole(String field) implements SourceText {

        @Override
        public List<String> fields() {
            return List.of(field);
        }

        @Override
        public @Nullable RawValue read(Source source) {
            return source.raw(field);
        }

        @Override
        public @Nullable String oneWay() {
            return null;
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            out.put(field, value);
        }
    }

    /**
     * Several fields, one after the other. If one of them has no value, or is no text, there is none.
     *
     * @param with what stands between two of them
     */
    record Joined(List<String> fields, String with) implements SourceText {

        @Override
        public @Nullable RawValue read(Source source) {
            StringJoiner text = new StringJoiner(with);
            for (String field : fields) {
                String part = source.text(field);
                if (part.isEmpty()) {
                    return null;
                }
                text.add(part);
            }
            return new RawValue(RawValue.Kind.TEXT, text.toString());
        }

        @Override
        public @Nullable String oneWay() {
            return with.isEmpty() ? "nothing stands between the joined fields" : null;
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            List<String> parts = value == null ? List.of() : parts(Writing.text(value), with);
            if (value != null && (parts.size() != fields.size() || parts.contains(""))) {
                throw Split.refusal(parts, with, fields.size());
            }
            for (int i = 0; i < fields.size(); i++) {
                out.put(fields.get(i), value == null ? null : parts.get(i));
            }
        }
    }

    /**
     * One part of a field whose parts have a text between them. An empty part is no value.
     *
     * @param part from 1
     * @param of how many parts there are
     */
    record Split(String field, String with, int part, int of) implements SourceText {

        @Override
        public List<String> fields() {
            return List.of(field);
        }

        @Override
        public @Nullable RawValue read(Source source) {
            RawValue whole = source.raw(field);
            return whole == null ? null : source.attempt(field, () -> part(whole));
        }

        private @Nullable RawValue part(RawValue whole) {
            List<String> parts = parts(whole.text(), with);
            if (parts.size() != of) {
                throw refusal(parts, with, of);
            }
            String text = parts.get(part - 1);
            return text.isEmpty() ? null : new RawValue(RawValue.Kind.TEXT, text);
        }

        static Refusal refusal(List<String> parts, String with, int wanted) {
            return new Refusal(
                    "SPLIT",
                    "has %d parts with '%s' between them%s, wanted are %d"
                            .formatted(parts.size(), with, parts.contains("") ? ", one of them empty" : "", wanted),
                    "Correct it in the source, or the rule");
        }

        @Override
        public @Nullable String oneWay() {
            return null;
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            String text = value == null ? "" : Writing.text(value);
            if (text.contains(with)) {
                throw new Refusal(
                        "SPLIT",
                        "contains '%s', which separates the parts of %s".formatted(with, field),
                        "Correct it in the source");
            }
            out.putPart(this, text);
        }
    }

    /**
     * Some characters of a field. An empty field is no value.
     *
     * @param first from 1, in code points
     * @param last counts in; none: all that follow
     */
    record Cut(String field, int first, @Nullable Integer last) implements SourceText {

        @Override
        public List<String> fields() {
            return List.of(field);
        }

        @Override
        public @Nullable RawValue read(Source source) {
            RawValue whole = source.raw(field);
            return whole == null ? null : source.attempt(field, () -> cut(whole.text()));
        }

        private RawValue cut(String text) {
            int length = text.codePointCount(0, text.length());
            int end = last == null ? length : last;
            if (length < end || end < first) {
                throw new Refusal(
                        "SPLIT",
                        "has %d characters, wanted are %d".formatted(length, Math.max(first, end)),
                        "Correct it in the source, or the rule");
            }
            int from = text.offsetByCodePoints(0, first - 1);
            return new RawValue(
                    RawValue.Kind.TEXT, text.substring(from, text.offsetByCodePoints(from, end - first + 1)));
        }

        @Override
        public @Nullable String oneWay() {
            return "a part by its position does not say the rest of the field";
        }

        @Override
        public void write(@Nullable Object value, Writing out) {
            throw new AssertionError("Refused when the rules are read: " + oneWay());
        }
    }

    /** The parts of a text, of which there is at least one. */
    private static List<String> parts(String text, String with) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(with); at >= 0; at = text.indexOf(with, from)) {
            parts.add(text.substring(from, at));
            from = at + with.length();
        }
        parts.add(text.substring(from));
        return parts;
    }
}
