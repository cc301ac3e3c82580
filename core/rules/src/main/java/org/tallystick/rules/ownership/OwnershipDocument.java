package org.tallystick.rules.ownership;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The ownership matrix as Markdown. */
final class OwnershipDocument {

    private static final String HEAD = """
            # Who owns what: %s

            Generated from the ownership rules, version `%s`. A row is about a field
            and all its parts; of several rows the one with the narrowest field counts. A change by a system that does not own the field is judged by the
            policy: *owner* refuses it, *newest* takes the later of two changes (clocks may differ by the skew), *merge* puts lists, sets and maps together,
            *ask* puts it to a person. A field that no row names is nobody's: a change of it is taken, and two at once are put to a person.

            | records | field | in state | of legal entity | from | until before | owner | policy | rule |
            |---|---|---|---|---|---|---|---|---|
            """;

    private OwnershipDocument() {}

    static String of(Ownership ownership) {
        StringBuilder text = new StringBuilder(HEAD.formatted(cell(ownership.name()), ownership.version()));
        ownership.rules().forEach(rule -> text.append(row(rule)));
        NavigableSet<String> roles = new TreeSet<>();
        ownership.rules().stream()
                .map(OwnershipRule::owner)
                .filter(owner -> !ownership.systems(owner).equals(Set.of(owner)))
                .forEach(roles::add);
        if (!roles.isEmpty()) {
            text.append("\n| owner | systems |\n|---|---|\n");
            roles.forEach(role -> text.append(
                    "| %s | %s |\n".formatted(cell(role), cell(String.join(", ", ownership.systems(role))))));
        }
        return text.toString();
    }

    private static String row(OwnershipRule rule) {
        String states = rule.states().entrySet().stream()
                .map(axis -> axis.getKey() + " " + String.join(" or ", axis.getValue()))
                .collect(joining(", "));
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        rule.type(),
                        rule.field().equals(OwnershipRule.ALL) ? "all others" : "`%s`".formatted(rule.field()),
                        states.isEmpty() ? "any" : states,
                        rule.legalEntities().isEmpty() ? "any" : cell(String.join(", ", rule.legalEntities())),
                        day(rule.period().from()),
                        day(rule.period().until()),
                        cell(rule.owner()),
                        policy(rule),
                        cell(rule.id()));
    }

    private static String policy(OwnershipRule rule) {
        String name = rule.policy().name().toLowerCase(Locale.ROOT);
        return rule.policy() == ConflictPolicy.NEWEST ? "%s, skew %s".formatted(name, rule.skew()) : name;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** What a host writes cannot break the table. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s", " ");
    }
}
