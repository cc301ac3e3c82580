package org.tallystick.rules.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping of the file whose names the format knows, and what is said about them. */
final class Section {

    private final Node.Mapping node;
    private final Faults faults;

    private Section(Node.Mapping node, Faults faults) {
        this.node = node;
        this.faults = faults;
    }

    /** The section, or none if something else stands there; then there is a fault that says so. */
    static @Nullable Section of(Node node, String wanted, Faults faults) {
        if (node instanceof Node.Mapping mapping) {
            return new Section(mapping, faults);
        }
        String found = node instanceof Node.Text text
                ? text.text() == null ? "Nothing stands here" : "'%s' stands here".formatted(text.text())
                : "A list stands here";
        faults.add(node.at(), found, "Write " + wanted);
        return null;
    }

    Position at() {
        return node.at();
    }

    boolean has(String name) {
        return node.entries().containsKey(name);
    }

    /** Where what stands under that name begins; the section itself if nothing does. */
    Position placeOf(String name) {
        Node.Entry entry = node.entries().get(name);
        return entry == null ? node.at() : entry.value().at();
    }

    Map<String, Node.Entry> entries() {
        return node.entries();
    }

    /** Adds a fault for each name that is none of these. */
    void allowOnly(List<String> names) {
        node.entries().values().stream()
                .filter(entry -> !names.contains(entry.name()))
                .forEach(entry -> faults.add(
                        entry.at(),
                        "'%s' is not known here".formatted(entry.name()),
                        "Known are " + String.join(", ", names)));
    }

    /** The section under that name. If it is not there, or is none, there is a fault. */
    @Nullable Section section(String name, String wanted) {
        Node.Entry entry = require(name, wanted);
        return entry == null ? null : of(entry.value(), wanted, faults);
    }

    /** The text under that name; if it is not there, or is none, there is a fault. */
    @Nullable String text(String name, String wanted) {
        Node.Entry entry = require(name, wanted);
        return entry == null ? null : text(entry, wanted);
    }

    /** The text under that name, or none; if something else stands there, there is a fault. */
    @Nullable String textIfAny(String name, String wanted) {
        Node.Entry entry = node.entries().get(name);
        return entry == null ? null : text(entry, wanted);
    }

    private Node.@Nullable Entry require(String name, String wanted) {
        Node.Entry entry = node.entries().get(name);
        if (entry == null) {
            faults.add(node.at(), "'%s' is missing".formatted(name), "Write %s: %s".formatted(name, wanted));
        }
        return entry;
    }

    private @Nullable String text(Node.Entry entry, String wanted) {
        String text = entry.value() instanceof Node.Text scalar ? scalar.text() : null;
        if (text == null || text.isEmpty()) {
            faults.add(
                    entry.value().at(),
                    "'%s' has no text".formatted(entry.name()),
                    "Write %s: %s".formatted(entry.name(), wanted));
            return null;
        }
        return text;
    }
}
