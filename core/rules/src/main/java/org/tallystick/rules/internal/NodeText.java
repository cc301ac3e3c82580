package org.tallystick.rules.internal;

import static java.util.stream.Collectors.joining;

/** A part of a file on one line: {@code { copy: Kind__c, map: { Expense: COST_PLUS } }}. */
final class NodeText {

    private static final String NEEDS_QUOTES = ",:{}[]#'\"&*!|>%@`";

    private NodeText() {}

    static String of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().values().stream()
                    .map(entry -> quoted(entry.name()) + ": " + of(entry.value()))
                    .collect(joining(", ", "{ ", " }"));
        }
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(NodeText::of).collect(joining(", ", "[", "]"));
        }
        String text = node instanceof Node.Text scalar ? scalar.text() : null;
        return text == null ? "null" : quoted(text);
    }

    private static String quoted(String text) {
        boolean isPlain = !text.isBlank()
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> c < ' ' || NEEDS_QUOTES.indexOf(c) >= 0);
        return isPlain ? text : "'" + text.replace("'", "''") + "'";
    }
}
