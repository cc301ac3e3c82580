package org.tallystick.rules.classification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.rules.internal.Faults;
import org.tallystick.rules.internal.Node;
import org.tallystick.rules.internal.Section;
import org.tallystick.rules.internal.Version;
import org.tallystick.rules.internal.record.FieldPath;

/** Reads a file of classified fields: the whole of it, and all its mistakes. */
final class ClassificationReader {

    private static final String FIELDS = "FIELD, or [FIELD, …]";

    private final Faults faults;
    private final SortedMap<String, Map<RecordType<?>, SortedSet<String>>> records = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> documents = new TreeMap<>();

    private ClassificationReader(Faults faults) {
        this.faults = faults;
    }

    static @Nullable FieldClassification read(Node document, Faults faults) {
        return new ClassificationReader(faults).read(document);
    }

    private @Nullable FieldClassification read(Node document) {
        Section root = Section.of(document, "classification: NAME and records: …", faults);
        if (root == null) {
            return null;
        }
        root.allowOnly(List.of("classification", "records", "documents"));
        String name = root.text("classification", "a name for messages");
        for (Node.Entry each : classes(root.section("records", "{ CLASS: { TYPE: FIELD } }"), "{ TYPE: FIELD }")) {
            records.put(each.name(), fieldsByType(each));
        }
        if (root.has("documents")) {
            classes(root.section("documents", "{ CLASS: { SYSTEM/TYPE: FIELD } }"), "{ SYSTEM/TYPE: FIELD }")
                    .forEach(this::readDocuments);
        }
        return name == null ? null : new FieldClassification(name, Version.of(document), records, documents);
    }

    private List<Node.Entry> classes(@Nullable Section section, String wanted) {
        return section == null
                ? List.of()
                : section.entries().values().stream()
                        .filter(each -> Section.of(each.value(), wanted, faults) != null)
                        .toList();
    }

    private Map<RecordType<?>, SortedSet<String>> fieldsByType(Node.Entry ofClass) {
        Map<RecordType<?>, SortedSet<String>> fields = new LinkedHashMap<>();
        Section types = Section.of(ofClass.value(), "{ TYPE: FIELD }", faults);
        if (types == null) {
            return fields;
        }
        for (Node.Entry entry : types.entries().values()) {
            types.type(entry.name(), entry.at()).ifPresent(type -> {
                SortedSet<String> paths = new TreeSet<>();
                types.texts(entry.name(), FIELDS).forEach(each -> addField(type, each, paths));
                fields.put(type, paths);
            });
        }
        return fields;
    }

    private void addField(RecordType<?> type, Node.Text field, SortedSet<String> paths) {
        String path = String.valueOf(field.text());
        if (FieldPath.of(type, path).isPresent()) {
            paths.add(path);
        } else {
            faults.add(
                    field.at(),
                    "%s has no field '%s'".formatted(type, path),
                    "Known are %s, and their parts behind a point; extensions.NAME"
                            .formatted(String.join(", ", FieldPath.known(type))));
        }
    }

    private void readDocuments(Node.Entry ofClass) {
        Section flows = Section.of(ofClass.value(), "{ SYSTEM/TYPE: FIELD }", faults);
        if (flows == null) {
            return;
        }
        for (Node.Entry entry : flows.entries().values()) {
            int slash = entry.name().indexOf('/');
            if (slash <= 0
                    || RecordType.named(entry.name().substring(slash + 1)).isEmpty()) {
                faults.add(
                        entry.at(),
                        "'%s' is no SYSTEM/TYPE".formatted(entry.name()),
                        "Write the system's name, a slash and one of " + Section.typeNames());
            }
            SortedSet<String> paths = documents.computeIfAbsent(entry.name(), name -> new TreeSet<>());
            if (!isEmptyList(entry.value())) {
                paths.addAll(flows.words(entry.name(), FIELDS));
            }
        }
    }

    /** Known to hold nothing of that class. */
    private static boolean isEmptyList(Node value) {
        return value instanceof Node.Sequence list && list.items().isEmpty();
    }
}
