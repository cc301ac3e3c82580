package org.tallystick.model;

/** A canonical record: immutable, complete, comparable by value. Its types are the constants of {@link RecordType}. */
public interface Entity {

    /** What all records share. */
    Header header();

    /** Who it is, as the system that it came from knows it. */
    default Ref<?> ref() {
        return header().ref();
    }
}
