package org.tallystick.model;

import java.util.List;
import org.tallystick.model.rule.Violation;

/** A canonical record: immutable, complete, comparable by value. Its types are the constants of {@link RecordType}. */
public interface Entity {

    /** What all records share. */
    Header header();

    /**
     * The rules that it breaks, by itself and whatever others say: sums, orders, what one field demands of another. All of them; none if it
     * keeps them. Constraints on single components are annotations, which a validator checks.
     */
    default List<Violation> check() {
        return List.of();
    }

    /** Who it is, as the system that it came from knows it. */
    default Ref<?> ref() {
        return header().ref();
    }
}
