package org.tallystick.rules.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a configuration file, with where it stands. */
public sealed interface Node {

    Position at();

    /**
     * A scalar, in the words of the file: {@code no}, {@code 07} and {@code 1.50} stay what they are.
     *
     * @param text none: the file says nothing or null
     */
    record Text(Position at, @Nullable String text) implements Node {}

    /** Names and what stands under them, in the order of the file. */
    record Mapping(Position at, Map<String, Entry> entries) implements Node {}

    /** A list, in the order of the file. */
    record Sequence(Position at, List<Node> items) implements Node {}

    /**
     * What stands under one name.
     *
     * @param at where the name stands
     */
    record Entry(Position at, String name, Node value) {}
}
