package org.tallystick.rules.policy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.rules.internal.record.FieldPath;
import org.tallystick.rules.policy.Scalars.Scalar;

/** What must hold of a record for a policy to speak. A test of a field without a value does not hold; of a list one element is enough. */
sealed interface Condition {

    /** @param nameOf one name for all refs that denote the same record */
    boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf);

    /** Every part holds. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            return parts.stream().allMatch(part -> part.holds(record, nameOf));
        }
    }

    /** Some part holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            return parts.stream().anyMatch(part -> part.holds(record, nameOf));
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            return !part.holds(record, nameOf);
        }
    }

    /** The field has one of these values. */
    record In(FieldPath field, Set<Scalar> values) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            return field.values(record).stream().map(Scalars::of).anyMatch(values::contains);
        }
    }

    /**
     * The field has a value in the range, which has its start and not its end. An amount in another currency is outside.
     *
     * @param from none: open
     * @param until none: open
     */
    record Range(
            FieldPath field,
            @Nullable Scalar from,
            @Nullable Scalar until) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            return field.values(record).stream().map(Scalars::of).anyMatch(this::contains);
        }

        private boolean contains(@Nullable Scalar value) {
            return value != null
                    && (from == null || (value.isComparable(from) && value.compareTo(from) >= 0))
                    && (until == null || (value.isComparable(until) && value.compareTo(until) < 0));
        }
    }

    /** The field has a text of that form. */
    record Matches(FieldPath field, Wildcards pattern) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            return field.values(record).stream()
                    .map(Scalars::of)
                    .filter(Objects::nonNull)
                    .anyMatch(value -> pattern.matches(value.text()));
        }
    }

    /** The field has a value. */
    record Present(FieldPath field) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            return !field.values(record).isEmpty();
        }
    }

    /** Two fields name the same person: by a ref, or by a text that is its id. Where one of them names nobody it does not hold (POL-4). */
    record SamePerson(FieldPath one, FieldPath other) implements Condition {
        @Override
        public boolean holds(Entity record, UnaryOperator<Ref<?>> nameOf) {
            List<Object> others = other.values(record);
            return one.values(record).stream()
                    .anyMatch(person -> others.stream().anyMatch(also -> areSame(person, also, nameOf)));
        }

        private static boolean areSame(Object person, Object also, UnaryOperator<Ref<?>> nameOf) {
            if (person instanceof Ref<?> ref && also instanceof Ref<?> otherRef) {
                return nameOf.apply(ref).equals(nameOf.apply(otherRef));
            }
            return id(person, nameOf).equals(id(also, nameOf))
                    || id(person, UnaryOperator.identity()).equals(id(also, UnaryOperator.identity()));
        }

        private static String id(Object person, UnaryOperator<Ref<?>> nameOf) {
            return person instanceof Ref<?> ref ? nameOf.apply(ref).id() : person.toString();
        }
    }
}
