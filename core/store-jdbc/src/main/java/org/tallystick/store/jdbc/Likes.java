package org.tallystick.store.jdbc;

/** Patterns for {@code LIKE ? ESCAPE '!'}. */
final class Likes {

    private Likes() {}

    /** Of texts that have the word in them. */
    static String containing(String word) {
        return "%" + escape(word) + "%";
    }

    static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
