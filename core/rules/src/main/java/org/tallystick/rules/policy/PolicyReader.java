package org.tallystick.rules.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;
import org.tallystick.rules.internal.Faults;
import org.tallystick.rules.internal.Node;
import org.tallystick.rules.internal.Section;
import org.tallystick.rules.internal.Version;
import org.tallystick.rules.policy.PolicySet.Conditional;

/** Reads a policy file: the whole of it, and all its mistakes. */
final class PolicyReader {

    private static final List<String> NAMES =
            List.of("on", "when", "differ", "severity", "owner", "message", "remedy", "legalEntities", "from", "until");

    private final Faults faults;

    private PolicyReader(Faults faults) {
        this.faults = faults;
    }

    static @Nullable PolicySet read(Node document, Faults faults) {
        return new PolicyReader(faults).read(document);
    }

    private @Nullable PolicySet read(Node document) {
        Section root = Section.of(document, "policies: NAME and rules: …", faults);
        if (root == null) {
            return null;
        }
        root.allowOnly(List.of("policies", "rules"));
        String name = root.text("policies", "a name for messages");
        Section rules = root.section("rules", "the policies, each under a name of its own");
        List<Conditional> policies = new ArrayList<>();
        if (rules != null) {
            rules.entries().values().forEach(entry -> readPolicy(entry, policies));
        }
        return name == null ? null : new PolicySet(name, Version.of(document), policies);
    }

    private void readPolicy(Node.Entry entry, List<Conditional> policies) {
        Section rule = Section.of(entry.value(), "{ on: TYPE, when: CONDITION, severity: hold, … }", faults);
        if (rule == null) {
            return;
        }
        rule.allowOnly(NAMES);
        List<RecordType<?>> types = rule.types("on");
        Severity severity = severity(rule);
        String owner = rule.text("owner", "the role that settles it");
        String message = rule.text("message", "why, for people");
        String remedy = rule.text("remedy", "what to do");
        SortedSet<String> legalEntities = rule.words("legalEntities", "[CODE, …]");
        Period period = rule.period();
        Map<RecordType<?>, Condition> conditions = conditions(rule, types);
        if (severity != null && owner != null && message != null && remedy != null) {
            policies.add(new Conditional(
                    new Policy(
                            entry.name(), conditions.keySet(), severity, owner, message, remedy, legalEntities, period),
                    conditions));
        }
    }

    private Map<RecordType<?>, Condition> conditions(Section rule, List<RecordType<?>> types) {
        Map<RecordType<?>, Condition> conditions = new LinkedHashMap<>();
        if (rule.has("when") == rule.has("differ")) {
            faults.add(
                    rule.at(),
                    rule.has("when") ? "The policy has when and differ" : "The policy has no condition",
                    "Write when: CONDITION, or differ: [FIELD, FIELD]");
            return conditions;
        }
        for (RecordType<?> type : types) {
            ConditionReader reader = new ConditionReader(type, faults);
            Condition condition = rule.has("when")
                    ? reader.read(requireNonNull(rule.entries().get("when")).value())
                    : reader.samePerson(rule);
            if (condition != null) {
                conditions.put(type, condition);
            }
        }
        return conditions;
    }

    private @Nullable Severity severity(Section rule) {
        String text = rule.text("severity", "allow, warn, hold or deny");
        Severity found = Arrays.stream(Severity.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElse(null);
        if (text != null && found == null) {
            faults.add(
                    rule.placeOf("severity"), "'%s' is no severity".formatted(text), "Write allow, warn, hold or deny");
        }
        return found;
    }
}
