package org.tallystick.rules.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;

/** A mapping of the file whose names the format knows, and what is said about them. */
public final class Section {

    private static final String A_DAY = "a day such as 2026-07-01";

    private final Node.Mapping node;
    private final Faults faults;

    private Section(Node.Mapping node, Faults faults) {
        this.node = node;
        this.faults = faults;
    }

    /** The section, or none if something else stands there; then there is a fault that says so. */
    public static @Nullable Section of(Node node, String wanted, Faults faults) {
        if (node instanceof Node.Mapping mapping) {
            return new Section(mapping, faults);
        }
        String found = node instanceof Node.Text text
                ? text.text() == null ? "Nothing stands here" : "'%s' stands here".formatted(text.text())
                : "A list stands here";
        faults.add(node.at(), found, "Write " + wanted);
        return null;
    }

    /** Where it begins. */
    public Position at() {
        return node.at();
    }

    /** Whether something stands under that name. */
    public boolean has(String name) {
        return node.entries().containsKey(name);
    }

    /** Where what stands under that name begins; the section itself if nothing does. */
    public Position placeOf(String name) {
        Node.Entry entry = node.entries().get(name);
        return entry == null ? node.at() : entry.value().at();
    }

    /** All that stands in it, by name, in the order of the file. */
    public Map<String, Node.Entry> entries() {
        return node.entries();
    }

    /** Adds a fault for each name that is none of these. */
    public void allowOnly(List<String> names) {
        node.entries().values().stream()
                .filter(entry -> !names.contains(entry.name()))
                .forEach(entry -> faults.add(
                        entry.at(),
                        "'%s' is not known here".formatted(entry.name()),
                        "Known are " + String.join(", ", names)));
    }

    /** The section under that name. If it is not there, or is none, there is a fault. */
    public @Nullable Section section(String name, String wanted) {
        Node.Entry entry = require(name, wanted);
        return entry == null ? null : of(entry.value(), wanted, faults);
    }

    /** The section under that name, or none; if something else stands there, there is a fault. */
    public @Nullable Section sectionIfAny(String name, String wanted) {
        return has(name) ? section(name, wanted) : null;
    }

    /** The text under that name; if it is not there, or is none, there is a fault. */
    public @Nullable String text(String name, String wanted) {
        Node.Entry entry = require(name, wanted);
        return entry == null ? null : text(entry, wanted);
    }

    /** The text under that name, or none; if something else stands there, there is a fault. */
    public @Nullable String textIfAny(String name, String wanted) {
        Node.Entry entry = node.entries().get(name);
        return entry == null ? null : text(entry, wanted);
    }

    /** The texts under that name: a list of them, or one alone; none if it is not there. If something else stands there, there is a fault. */
    public List<Node.Text> texts(String name, String wanted) {
        Node.Entry entry = node.entries().get(name);
        List<Node.Text> texts = new ArrayList<>();
        if (entry != null) {
            List<Node> items = entry.value() instanceof Node.Sequence list ? list.items() : List.of(entry.value());
            items.forEach(item -> addText(item, name, wanted, texts));
            if (items.isEmpty()) {
                faults.add(
                        entry.value().at(), "'%s' has no text".formatted(name), "Write %s: %s".formatted(name, wanted));
            }
        }
        return texts;
    }

    /** The same as words: each once, sorted. */
    public SortedSet<String> words(String name, String wanted) {
        SortedSet<String> words = new TreeSet<>();
        texts(name, wanted).forEach(text -> words.add(String.valueOf(text.text())));
        return words;
    }

    /** The record types under that name: a list of them, or one alone. If none is there, or something else, there is a fault. */
    public List<RecordType<?>> types(String name) {
        if (!has(name)) {
            faults.add(
                    node.at(),
                    "'%s' is missing".formatted(name),
                    "Write %1$s: TYPE, or %1$s: [TYPE, …]".formatted(name));
        }
        List<RecordType<?>> types = new ArrayList<>();
        texts(name, "TYPE, or [TYPE, …]")
                .forEach(text -> type(String.valueOf(text.text()), text.at()).ifPresent(types::add));
        return types;
    }

    /** The record type of that name; if there is none, there is a fault. */
    public Optional<RecordType<?>> type(String name, Position at) {
        Optional<RecordType<?>> type = RecordType.named(name);
        if (type.isEmpty()) {
            faults.add(at, "'%s' is no record type".formatted(name), "Known are " + typeNames());
        }
        return type;
    }

    /** The names of all record types, for what a fault says. */
    public static String typeNames() {
        return String.join(", ", RecordType.all().stream().map(RecordType::name).toList());
    }

    /**
     * The days from {@code from} to before {@code until}; each may be left out. If one is no day, or none lies between them, there is a fault.
     */
    public Period period() {
        LocalDate from = day("from");
        LocalDate until = day("until");
        if (from != null && until != null && !until.isAfter(from)) {
            faults.add(
                    placeOf("until"),
                    "The rule ends on %s, and begins on %s".formatted(until, from),
                    "Write a day after the first; the rule does not apply on it any more");
            return Period.ALWAYS;
        }
        return new Period(from, until);
    }

    private @Nullable LocalDate day(String name) {
        String text = textIfAny(name, A_DAY);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(placeOf(name), "'%s' is not %s".formatted(text, A_DAY), "Write " + A_DAY);
            return null;
        }
    }

    private void addText(Node item, String name, String wanted, List<Node.Text> texts) {
        if (item instanceof Node.Text text
                && text.text() != null
                && !text.text().isEmpty()) {
            texts.add(text);
        } else {
            faults.add(item.at(), "'%s' has no text".formatted(name), "Write %s: %s".formatted(name, wanted));
        }
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
