package org.tallystick.rules.routing;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;
import org.tallystick.rules.internal.Faults;
import org.tallystick.rules.internal.Node;
import org.tallystick.rules.internal.Section;
import org.tallystick.rules.internal.Version;

/** Reads a routing file: the whole of it, and all its mistakes. */
final class RoutingReader {

    /** Documents that have a legal entity and a date of their own. */
    private static final Set<RecordType<?>> ROUTABLE =
            Set.of(RecordType.INVOICE, RecordType.CREDIT_MEMO, RecordType.JOURNAL_ENTRY, RecordType.PAYMENT);

    private static final List<String> NAMES = List.of("types", "legalEntities", "projects", "from", "until", "system");
    private static final String TYPES = "[TYPE, …]";
    private static final String CODES = "[CODE, …]";

    private final Faults faults;
    private final List<Route> routes = new ArrayList<>();

    private RoutingReader(Faults faults) {
        this.faults = faults;
    }

    static @Nullable Routing read(Node document, Faults faults) {
        return new RoutingReader(faults).read(document);
    }

    private @Nullable Routing read(Node document) {
        Section root = Section.of(document, "routing: PORT, types: …, legalEntities: … and rules: …", faults);
        if (root == null) {
            return null;
        }
        root.allowOnly(List.of("routing", "types", "legalEntities", "rules"));
        String port = root.text("routing", "the name by which flows call it");
        Set<RecordType<?>> types = types(root, ROUTABLE);
        SortedSet<String> legalEntities = root.words("legalEntities", CODES);
        requireNamed(root, "types", TYPES);
        requireNamed(root, "legalEntities", CODES);
        Section rules = root.section("rules", "the rules, each under a name of its own");
        if (rules != null) {
            rules.entries().values().forEach(entry -> readRoute(entry, types, legalEntities));
            new Coverage(routes, faults).prove(types, legalEntities, rules);
        }
        return port == null ? null : new Routing(port, Version.of(document), routes);
    }

    private void requireNamed(Section root, String name, String wanted) {
        if (!root.has(name)) {
            faults.add(root.at(), "'%s' is missing".formatted(name), "Write %s: %s".formatted(name, wanted));
        }
    }

    /** @param known what can stand there */
    private Set<RecordType<?>> types(Section section, Collection<RecordType<?>> known) {
        Set<RecordType<?>> types = new LinkedHashSet<>();
        for (Node.Text text : section.texts("types", TYPES)) {
            RecordType.named(text(text))
                    .filter(known::contains)
                    .ifPresentOrElse(
                            types::add,
                            () -> faults.add(
                                    text.at(),
                                    "'%s' is no type of document that can stand here".formatted(text.text()),
                                    "Known are "
                                            + known.stream()
                                                    .map(RecordType::name)
                                                    .sorted()
                                                    .collect(joining(", "))));
        }
        return types;
    }

    /** Those of the head of the file: another's days are not proved. */
    private SortedSet<String> entities(Section rule, SortedSet<String> known) {
        SortedSet<String> codes = new TreeSet<>();
        for (Node.Text text : rule.texts("legalEntities", CODES)) {
            if (known.contains(text(text))) {
                codes.add(text(text));
            } else {
                faults.add(
                        text.at(),
                        "The legal entity '%s' does not stand at the head of the file".formatted(text.text()),
                        "Add it to legalEntities there; known are " + String.join(", ", known));
            }
        }
        return codes;
    }

    private void readRoute(Node.Entry entry, Set<RecordType<?>> allTypes, SortedSet<String> allEntities) {
        Section rule = Section.of(entry.value(), "{ legalEntities: [CODE, …], system: SYSTEM }", faults);
        if (rule == null) {
            return;
        }
        rule.allowOnly(NAMES);
        Set<RecordType<?>> types = rule.has("types") ? types(rule, allTypes) : allTypes;
        SortedSet<String> legalEntities = rule.has("legalEntities") ? entities(rule, allEntities) : allEntities;
        SortedSet<String> projects = rule.words("projects", CODES);
        Period period = rule.period();
        String system = rule.text("system", "the system that they go to");
        routes.add(new Route(
                entry.name(), entry.at().line(), types, legalEntities, projects, period, system == null ? "" : system));
    }

    private static String text(Node.Text text) {
        return String.valueOf(text.text());
    }
}
