package org.tallystick.rules.ownership;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Axis;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;
import org.tallystick.rules.internal.Faults;
import org.tallystick.rules.internal.Node;
import org.tallystick.rules.internal.Section;
import org.tallystick.rules.internal.Version;
import org.tallystick.rules.internal.record.RecordFields;

/** Reads an ownership file: the whole of it, and all its mistakes. */
final class OwnershipReader {

    private static final List<String> NAMES =
            List.of("type", "fields", "states", "legalEntities", "from", "until", "owner", "policy", "skew");
    private static final String A_RULE = "{ type: TYPE, owner: SYSTEM }";
    private static final String A_SKEW = "a duration such as PT5S";

    private final Faults faults;
    private final Map<OwnershipRule, Node.Entry> places = new LinkedHashMap<>();

    private OwnershipReader(Faults faults) {
        this.faults = faults;
    }

    static @Nullable Ownership read(Node document, Faults faults) {
        return new OwnershipReader(faults).read(document);
    }

    private @Nullable Ownership read(Node document) {
        Section root = Section.of(document, "ownership: NAME and rules: …", faults);
        if (root == null) {
            return null;
        }
        root.allowOnly(List.of("ownership", "systems", "rules"));
        String name = root.text("ownership", "a name for messages");
        SortedMap<String, SortedSet<String>> systems = systems(root);
        Section rules = root.section("rules", "the rules, each under a name of its own");
        if (rules != null) {
            rules.entries().values().forEach(this::readRule);
        }
        refuseDoubleOwners();
        Map<RecordType<?>, List<OwnershipRule>> byType = new HashMap<>();
        places.keySet()
                .forEach(rule -> byType.computeIfAbsent(rule.type(), type -> new ArrayList<>())
                        .add(rule));
        return name == null ? null : new Ownership(name, Version.of(document), byType, systems);
    }

    private SortedMap<String, SortedSet<String>> systems(Section root) {
        SortedMap<String, SortedSet<String>> systems = new TreeMap<>();
        Section section = root.has("systems") ? root.section("systems", "{ ROLE: [SYSTEM, …] }") : null;
        if (section != null) {
            section.entries().keySet().forEach(role -> systems.put(role, section.words(role, "[SYSTEM, …]")));
        }
        return systems;
    }

    private void readRule(Node.Entry entry) {
        Section rule = Section.of(entry.value(), A_RULE, faults);
        if (rule == null) {
            return;
        }
        rule.allowOnly(NAMES);
        List<RecordType<?>> types = rule.types("type");
        Period period = rule.period();
        String owner = rule.text("owner", "the system, or its role");
        ConflictPolicy policy = policy(rule);
        Duration skew = skew(rule, policy);
        SortedSet<String> legalEntities = rule.words("legalEntities", "[CODE, …]");
        for (RecordType<?> type : types) {
            SortedMap<String, Set<String>> states = states(rule, type);
            for (String field : fields(rule, type)) {
                OwnershipRule read = new OwnershipRule(
                        entry.name(),
                        entry.at().line(),
                        type,
                        field,
                        states,
                        legalEntities,
                        period,
                        owner == null ? "" : owner,
                        policy,
                        skew);
                places.put(read, entry);
            }
        }
    }

    private Set<String> fields(Section rule, RecordType<?> type) {
        if (!rule.has("fields")) {
            return Set.of(OwnershipRule.ALL);
        }
        Set<String> known = RecordFields.of(type).keySet();
        SortedSet<String> fields = new TreeSet<>();
        for (Node.Text text : rule.texts("fields", "FIELD, or [FIELD, …]")) {
            if (!known.contains(text(text))) {
                faults.add(
                        text.at(),
                        "%s has no field '%s'".formatted(type, text.text()),
                        "Known are " + String.join(", ", known));
            } else if (!fields.add(text(text))) {
                faults.add(text.at(), "The field '%s' is there twice".formatted(text.text()), "Remove one of them");
            }
        }
        return fields;
    }

    private SortedMap<String, Set<String>> states(Section rule, RecordType<?> type) {
        Map<String, List<String>> known = statesOf(type);
        SortedMap<String, Set<String>> states = new TreeMap<>();
        for (Node.Text text : rule.texts("states", "[STATE, …]")) {
            List<String> axes = known.getOrDefault(text(text), List.of());
            if (axes.size() == 1) {
                String state = text(text).substring(text(text).lastIndexOf('.') + 1);
                states.computeIfAbsent(axes.get(0), axis -> new TreeSet<>()).add(state);
            } else if (axes.isEmpty()) {
                faults.add(
                        text.at(),
                        "%s has no state '%s'".formatted(type, text.text()),
                        known.isEmpty() ? "Leave out states" : "Known are " + String.join(", ", known.keySet()));
            } else {
                faults.add(
                        text.at(),
                        "%s has the state '%s' on the axes %s".formatted(type, text.text(), axes),
                        "Write %s.%s".formatted(axes.get(0), text.text()));
            }
        }
        return states;
    }

    /** The axes that know a state, by its name and by its name with the axis. */
    private static SortedMap<String, List<String>> statesOf(RecordType<?> type) {
        SortedMap<String, List<String>> states = new TreeMap<>();
        Axis.all().stream().filter(axis -> axis.type() == type).forEach(axis -> {
            String name = Ownership.name(axis);
            for (Enum<?> state : axis.lifecycle().states().getEnumConstants()) {
                states.computeIfAbsent(state.name(), each -> new ArrayList<>()).add(name);
                states.put(name + "." + state.name(), List.of(name));
            }
        });
        return states;
    }

    private ConflictPolicy policy(Section rule) {
        ConflictPolicy policy = read(
                rule,
                "policy",
                "owner, newest, merge or ask",
                text -> Arrays.stream(ConflictPolicy.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is no policy")));
        return policy == null ? ConflictPolicy.OWNER : policy;
    }

    private Duration skew(Section rule, ConflictPolicy policy) {
        Duration skew = read(rule, "skew", A_SKEW, Duration::parse);
        if (policy == ConflictPolicy.NEWEST && !rule.has("skew")) {
            faults.add(
                    rule.at(),
                    "'skew' is missing: how far the clocks of the systems may differ",
                    "Write skew: " + A_SKEW);
        } else if (policy != ConflictPolicy.NEWEST && rule.has("skew")) {
            faults.add(rule.placeOf("skew"), "Only the policy newest has a skew", "Remove it");
        } else if (skew != null && skew.isNegative()) {
            faults.add(rule.placeOf("skew"), "'%s' is negative".formatted(skew), "Write " + A_SKEW);
        }
        return skew == null ? Duration.ZERO : skew;
    }

    private <V> @Nullable V read(Section rule, String name, String wanted, Function<String, V> parse) {
        String text = rule.textIfAny(name, wanted);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            faults.add(rule.placeOf(name), "'%s' is not %s".formatted(text, wanted), "Write " + wanted);
            return null;
        }
    }

    private void refuseDoubleOwners() {
        List<OwnershipRule> rules = List.copyOf(places.keySet());
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < i; j++) {
                OwnershipRule later = rules.get(i);
                OwnershipRule earlier = rules.get(j);
                if (later.overlaps(earlier)) {
                    faults.add(
                            requireNonNull(places.get(later)).at(),
                            "The rules '%s' (line %d) and '%s' (line %d) both say who owns %s of %s"
                                    .formatted(
                                            earlier.id(),
                                            earlier.line(),
                                            later.id(),
                                            later.line(),
                                            later.field().equals(OwnershipRule.ALL) ? "all fields" : later.field(),
                                            later.type()),
                            "Part them by fields, states, legal entities or days");
                }
            }
        }
    }

    private static String text(Node.Text text) {
        return String.valueOf(text.text());
    }
}
