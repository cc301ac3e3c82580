package org.tallystick.rules.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;

/** Reads a rule set: the whole of it, and all its mistakes, before any is reported. */
public final class RuleSetReader {

    private final String file;
    private final Faults faults;
    private String name = "";
    private Definitions definitions = new Definitions(Map.of(), new Units());

    private RuleSetReader(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** What a rule set says. */
    public record Content(String version, Map<String, Map<RecordType<?>, RecordRules>> systems) {}

    /** See {@link org.tallystick.rules.RuleSet#load}. */
    public static Content load(Path file) {
        return ConfigFile.load(file, (document, faults) -> new RuleSetReader(file.toString(), faults).read(document));
    }

    /** See {@link org.tallystick.rules.RuleSet#parse}. */
    public static Content parse(String yaml, String file) {
        return ConfigFile.parse(yaml, file, (document, faults) -> new RuleSetReader(file, faults).read(document));
    }

    private Content read(Node document) {
        return new Content(Version.of(document), systems(document));
    }

    private Map<String, Map<RecordType<?>, RecordRules>> systems(Node document) {
        Section root = Section.of(document, "ruleset: NAME and systems: …", faults);
        if (root == null) {
            return Map.of();
        }
        root.allowOnly(List.of("ruleset", "lists", "units", "systems"));
        String ruleset = root.text("ruleset", "a name for messages");
        name = ruleset == null ? "" : ruleset;
        definitions = new Definitions(
                new CodeListReader(faults).read(root.sectionIfAny("lists", "the code lists by name")),
                new UnitsReader(faults).read(root.sectionIfAny("units", "how many of one unit are in another")));
        Section systems = root.section("systems", "the rules, by the names of the systems");
        Map<String, Map<RecordType<?>, RecordRules>> read = new LinkedHashMap<>();
        if (systems != null) {
            systems.entries().forEach((system, entry) -> read.put(system, types(system, entry.value())));
        }
        return Collections.unmodifiableMap(read);
    }

    private Map<RecordType<?>, RecordRules> types(String system, Node node) {
        Section types = Section.of(node, "the rules, by record type", faults);
        Map<RecordType<?>, RecordRules> read = new LinkedHashMap<>();
        if (types != null) {
            types.entries()
                    .values()
                    .forEach(entry -> types.type(entry.name(), entry.at())
                            .ifPresent(type -> readType(system, type, entry.value(), read)));
        }
        return Collections.unmodifiableMap(read);
    }

    private void readType(String system, RecordType<?> type, Node node, Map<RecordType<?>, RecordRules> read) {
        Section rules = Section.of(node, "fields: and the rules", faults);
        if (rules != null) {
            rules.allowOnly(List.of("object", "key", "fields", "writes", "loss"));
            String id = "%s/%s/%s".formatted(name, system, type.name());
            String object = rules.textIfAny("object", "the name of a custom object");
            List<FieldRule> fields = fields(id, type, rules.section("fields", "the rules, by canonical field"));
            WayBack wayBack = new WayBackReader(rules, fields, faults).read();
            read.put(type, new RecordRules(id, object, key(rules), fields, wayBack));
        }
    }

    /** A custom object that is written has a field of our key; one that the connector knows has its own. */
    private @Nullable String key(Section rules) {
        String key = rules.textIfAny("key", "the field of the custom object that holds our key");
        boolean isWritten = rules.has("object") && rules.has("writes");
        if (isWritten && !rules.has("key")) {
            faults.add(
                    rules.placeOf("writes"),
                    "A custom object is written, and 'key' is missing",
                    "Write key: FIELD, the unique field of the object that holds our external key");
        } else if (key != null && !isWritten) {
            faults.add(
                    rules.placeOf("key"),
                    "'key' is for a custom object that is written",
                    "Remove it, or write object: NAME and writes: [FIELD, FIELD] beside it");
        }
        return key;
    }

    private List<FieldRule> fields(String id, RecordType<?> type, @Nullable Section fields) {
        List<FieldRule> rules = new ArrayList<>();
        if (fields != null) {
            Map<String, Target> targets = Targets.of(type);
            fields.entries().values().forEach(entry -> readField(id, type, targets, entry, rules));
        }
        return rules;
    }

    private @Nullable Target target(RecordType<?> type, Map<String, Target> targets, Node.Entry entry) {
        Target known = targets.get(entry.name());
        Target target = known == null ? Targets.extension(type, entry.name()) : known;
        if (target == null) {
            faults.add(
                    entry.at(),
                    "There is no field '%s' that a rule can fill".formatted(entry.name()),
                    "Known are " + String.join(", ", targets.keySet()) + ", and extensions.NAMESPACE.NAME");
        }
        return target;
    }

    private void readField(
            String id, RecordType<?> type, Map<String, Target> targets, Node.Entry entry, List<FieldRule> rules) {
        Target target = target(type, targets, entry);
        if (target == null) {
            return;
        }
        Section rule = Section.of(entry.value(), "a rule such as { copy: FIELD }", faults);
        if (rule == null) {
            return;
        }
        ReadingReader reader = new ReadingReader(entry.name(), target.type(), rule, definitions, faults);
        Reading reading = reader.read();
        Condition when = reader.when();
        if (reading != null && when != null) {
            String place = "%s:%d".formatted(file, entry.at().line());
            rules.add(new FieldRule(
                    id + "/" + entry.name(),
                    place,
                    entry.name(),
                    NodeText.of(entry.value()),
                    target.setter(),
                    reading,
                    when));
        }
    }
}
