package org.tallystick.testkit.connector;

import java.util.List;

/**
 * What the paper server answers.
 *
 * @param items of the reply
 * @param announced how many there are; another number than there is: the reply was cut. Less than none: it is not a reply at all
 * @param total of the whole listing
 */
record PaperReply<R>(List<R> items, int announced, int total) {

    static <R> PaperReply<R> of(List<R> items, int total) {
        return new PaperReply<>(List.copyOf(items), items.size(), total);
    }

    PaperReply<R> cut() {
        return new PaperReply<>(items.subList(0, items.size() / 2), items.size() + 1, total);
    }

    PaperReply<R> garbage() {
        return new PaperReply<>(List.of(), -1, 0);
    }

    boolean whole() {
        return announced == items.size();
    }
}
