package org.tallystick.validation.docs;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.Axis;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.RuleBook;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.Lifecycle;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.Transition;

/** The reference of the model as one page, made from what the code itself says. */
final class ModelReference {

    private static final String INTRODUCTION = """
            # The canonical model

            This page is generated from the code; `ReferenceTest` keeps it so.

            A professional-services firm sells work to **customers** (an **opportunity** becomes an **engagement** with **contract lines**,
            **rate cards** and **amendments**), has it done (**projects**, **tasks**, **assignments** of **resources**, **time entries**,
            **expense items**, **milestones**, passed-on **vendor bills**), bills it (**billable transactions**, **billing events**,
            **invoices**, **credit memos**, **payments**, **tax determinations**), and books it (**revenue schedules**, **revenue
            events**, **journal entries**), company by company (**legal entities**).

            How to read the tables: *needed* says whether a record can be without the field. *always*: it cannot be built without. *to be
            whole*: what one system says of a record may lack it, but all systems together must tell it. A *ref* names a record by system,
            type and id. Amounts and numbers are decimals, never binary fractions. A list may be empty unless a rule says otherwise.

            """;

    private final SourceDocs docs;
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    ModelReference(SourceDocs docs) {
        this.docs = docs;
    }

    String page() {
        page.append("| record type | what it is |\n|---|---|\n");
        RecordType.all()
                .forEach(type -> page.append(
                        "| [`%s`](#%s) | %s |\n".formatted(type.name(), type.name(), docs.of(type.entityClass()))));
        page.append("\n## Header\n\n")
                .append(docs.of(Header.class))
                .append("\n\n")
                .append(new FieldRows(docs).add(Header.class, "").table());
        rules(RuleBook.ofAll());
        RecordType.all().forEach(this::section);
        return page.toString();
    }

    private void section(RecordType<?> type) {
        page.append("\n## ")
                .append(type.name())
                .append("\n\n")
                .append(docs.of(type.entityClass()))
                .append("\n\n");
        page.append(new FieldRows(docs).add(type.entityClass(), "").table());
        lifecycles(type).forEach(this::states);
        rules(RuleBook.of(type));
    }

    /** By where the state stands. */
    private static Map<String, Lifecycle<?>> lifecycles(RecordType<?> type) {
        Map<String, Lifecycle<?>> found = new LinkedHashMap<>();
        Axis.all().stream()
                .filter(axis -> axis.type() == type)
                .forEach(axis -> found.put(axis.path().substring(1).replace('/', '.'), axis.lifecycle()));
        if (type == RecordType.LEGAL_ENTITY) {
            found.put("fiscalPeriods[].status", PeriodStatus.LIFECYCLE);
        }
        if (type == RecordType.ENGAGEMENT) {
            found.put("versions[].status", AmendmentStatus.LIFECYCLE);
        }
        return found;
    }

    private <S extends Enum<S>> void states(String field, Lifecycle<S> lifecycle) {
        page.append("\nStates of `%s`; a life begins in %s.\n\n".formatted(field, names(lifecycle.initial())));
        page.append("| state | meaning | next |\n|---|---|---|\n");
        for (S state : lifecycle.states().getEnumConstants()) {
            String next = lifecycle.transitions().stream()
                    .filter(step -> step.from() == state)
                    .map(ModelReference::step)
                    .collect(joining("; "));
            page.append(
                    "| %s | %s | %s |\n".formatted(state, docs.of(state), next.isEmpty() ? "none: for good" : next));
        }
    }

    private static String step(Transition<?> step) {
        String condition = step.guard() == null ? "" : ", if `" + step.guard() + "` holds";
        String reason = step.needsReason() ? ", with a reason" : "";
        return "*%s* → %s (%s%s%s)".formatted(step.event(), step.to(), names(step.actors()), condition, reason);
    }

    private static String names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().collect(joining(" or "));
    }

    private void rules(List<Rule> rules) {
        if (!rules.isEmpty()) {
            page.append("\n| rule | | what holds |\n|---|---|---|\n");
            rules.forEach(rule -> page.append("| `%s` | %s | %s |\n"
                    .formatted(rule.id(), rule.severity() == Severity.WARNING ? "warning" : "", rule.statement())));
        }
    }
}
