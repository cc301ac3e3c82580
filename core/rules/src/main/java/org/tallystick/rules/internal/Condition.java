package org.tallystick.rules.internal;

import java.util.List;
import java.util.Set;

/** When a rule applies: a condition on fields of the source, as the source writes them. A field without a value equals nothing; an object or a list is refused. */
sealed interface Condition {

    /** The source's fields that it looks at. */
    List<String> fields();

    boolean holds(Source source);

    /** The field has one of these values. */
    record In(String field, Set<String> values) implements Condition {

        @Override
        public List<String> fields() {
            return List.of(field);
        }

        @Override
        public boolean holds(Source source) {
            return values.contains(source.text(field));
        }
    }

    /** The field has a value. */
    record Present(String field) implements Condition {

        @Override
        public List<String> fields() {
            return List.of(field);
        }

        @Override
        public boolean holds(Source source) {
            return source.has(field);
        }
    }

    /** The other does not hold. */
    record Not(Condition other) implements Condition {

        @Override
        public List<String> fields() {
            return other.fields();
        }

        @Override
        public boolean holds(Source source) {
            return !other.holds(source);
        }
    }

    /** All of them hold. */
    record All(List<Condition> parts) implements Condition {

        /** Holds always. */
        static final Condition NONE = new All(List.of());

        @Override
        public List<String> fields() {
            return parts.stream().flatMap(part -> part.fields().stream()).toList();
        }

        @Override
        public boolean holds(Source source) {
            for (Condition part : parts) {
                if (!part.holds(source)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> parts) implements Condition {

        @Override
        public List<String> fields() {
            return parts.stream().flatMap(part -> part.fields().stream()).toList();
        }

        @Override
        public boolean holds(Source source) {
            for (Condition part : parts) {
                if (part.holds(source)) {
                    return true;
                }
            }
            return false;
        }
    }
}
