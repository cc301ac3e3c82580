package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.model.Ref;

/** What a step waits for before the next one begins. Immutable. */
public sealed interface Wait {

    /** What can be waited for. */
    enum Kind {
        DELIVERY,
        RECORD,
        PERSON,
        TIME
    }

    Kind kind();

    /** Until a target has the records. */
    static Wait delivery(String target, List<? extends Ref<?>> records) {
        return new Delivery(new TreeMap<>(Collections.singletonMap(target, List.<Ref<?>>copyOf(records))));
    }

    /** Until a target has the records as they are in the hub then. It has failed if the target never gets what is newer, as one that issues documents. */
    static Wait newest(String target, List<? extends Ref<?>> records) {
        return new Delivery(new TreeMap<>(Collections.singletonMap(target, List.<Ref<?>>copyOf(records))), true);
    }

    /** Until {@link ProcessStep#check} is met. */
    static Wait record(String what) {
        return new OtherRecord(what);
    }

    /** Until a person of that role approves. */
    static Wait person(String role) {
        return new Person(role);
    }

    /** Until that moment. */
    static Wait time(Instant until) {
        return new Time(until);
    }

    /**
     * Until targets have records. It has failed if a person discards one of the deliveries.
     *
     * @param records by target
     * @param isNewest whether they have to have them as they are in the hub; else an older state is as good
     */
    record Delivery(SortedMap<String, List<Ref<?>>> records, boolean isNewest) implements Wait {

        public Delivery {
            SortedMap<String, List<Ref<?>>> copy = new TreeMap<>();
            records.forEach((target, refs) -> copy.put(target, List.copyOf(refs)));
            records = Collections.unmodifiableSortedMap(copy);
        }

        /** In whatever state. */
        public Delivery(SortedMap<String, List<Ref<?>>> records) {
            this(records, false);
        }

        @Override
        public Kind kind() {
            return Kind.DELIVERY;
        }
    }

    /** @param what it is to show, for people */
    record OtherRecord(String what) implements Wait {

        public OtherRecord {
            requireNonNull(what, "what");
        }

        @Override
        public Kind kind() {
            return Kind.RECORD;
        }
    }

    /** @param role whose approval is asked for */
    record Person(String role) implements Wait {

        public Person {
            requireNonNull(role, "role");
        }

        @Override
        public Kind kind() {
            return Kind.PERSON;
        }
    }

    /** @param until that moment, included */
    record Time(Instant until) implements Wait {

        public Time {
            requireNonNull(until, "until");
        }

        @Override
        public Kind kind() {
            return Kind.TIME;
        }
    }
}
