package org.tallystick.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** A contract, its lines, and its earlier version. Paths lead from the contract where it is at fault, else from the line. */
final class ContractStructure {

    static final Rule TERM = Rule.warning(
            "ENGAGEMENT_TERM",
            "A contract's term, as amended, covers the days of all its lines.",
            "shorten the line or extend the term; days outside are not billed");

    static final Rule SCOPE = Rule.warning(
            "CONTRACT_LINE_SCOPE",
            "On one day, one kind of content of one project belongs to one line of its contract at most.",
            "limit the lines to projects, contents or days of their own");

    static final Rule FROZEN = Rule.error(
            "ENGAGEMENT_VERSION_FROZEN",
            "An executed version of a contract never changes.",
            "change the contract by an amendment");

    private ContractStructure() {}

    static List<Rule> all() {
        return List.of(TERM, SCOPE, FROZEN);
    }

    static List<Violation> checkLines(Engagement contract, Collection<ContractLine> lines) {
        Findings findings = new Findings();
        checkValue(contract, lines, findings);
        Period term = termOf(contract);
        for (ContractLine line : lines) {
            if (!line.period().equals(Period.ALWAYS) && !term.covers(line.period())) {
                findings.broken(
                        TERM,
                        "/period",
                        "%s is active in %s, the term is %s".formatted(line.ref(), line.period(), term));
            }
        }
        checkScopes(lines, findings);
        return findings.all();
    }

    /** A line without a value, sold by the hour, leaves the sum open. */
    private static void checkValue(Engagement contract, Collection<ContractLine> lines, Findings findings) {
        Money value = contract.value();
        List<Money> values =
                lines.stream().flatMap(line -> Stream.ofNullable(line.value())).toList();
        if (value == null || lines.isEmpty() || values.size() < lines.size()) {
            return;
        }
        BigDecimal sum = Amounts.sum(values, amount -> amount);
        boolean isInOneCurrency = values.stream().allMatch(amount -> Amounts.isIn(value.currency(), amount));
        if (!isInOneCurrency || !Amounts.same(sum, value.amount())) {
            findings.broken(
                    EngagementRules.VALUE,
                    "/value",
                    "is %s, the lines come to %s"
                            .formatted(value, isInOneCurrency ? Amounts.text(sum, value.currency()) : values));
        }
    }

    /** The term of the last executed version that changes it, else the agreed one. */
    private static Period termOf(Engagement contract) {
        Period term = contract.terms().term();
        for (EngagementVersion version : contract.versions()) {
            Period newTerm = version.newTerm();
            boolean counts = version.status() == AmendmentStatus.EXECUTED;
            if (counts && newTerm != null && !newTerm.equals(Period.ALWAYS)) {
                term = newTerm;
            }
        }
        return term;
    }

    private static void checkScopes(Collection<ContractLine> lines, Findings findings) {
        Map<Scope, List<ContractLine>> scopes = new LinkedHashMap<>();
        for (ContractLine line : lines) {
            for (LineContent content : line.includes()) {
                scopes.computeIfAbsent(new Scope(line.project(), content), scope -> new ArrayList<>())
                        .add(line);
            }
        }
        scopes.forEach((scope, sharing) -> Overlaps.of(
                        sharing.stream().map(ContractLine::period).toList())
                .forEach((later, earlier) -> findings.broken(
                        SCOPE,
                        "/includes",
                        "%s covers %s, %s does too on some days"
                                .formatted(
                                        sharing.get(later).ref(),
                                        scope.content(),
                                        sharing.get(earlier).ref()))));
    }

    static List<Violation> checkAfter(Engagement earlier, Engagement later) {
        Findings findings = new Findings();
        Map<Integer, EngagementVersion> kept = new HashMap<>();
        later.versions().forEach(version -> kept.put(version.no(), version));
        for (EngagementVersion version : earlier.versions()) {
            boolean isExecuted = version.status() == AmendmentStatus.EXECUTED;
            if (isExecuted && !version.equals(kept.get(version.no()))) {
                findings.broken(FROZEN, "/versions", "version %d was executed, and differs".formatted(version.no()));
            }
        }
        return findings.all();
    }

    static List<Violation> checkAfter(ContractLine earlier, ContractLine later) {
        Findings findings = new Findings();
        Map<Integer, BillingScheduleEntry> kept = new HashMap<>();
        later.schedule().forEach(entry -> kept.put(entry.no(), entry));
        for (BillingScheduleEntry entry : earlier.schedule()) {
            if (entry.billed() && !entry.equals(kept.get(entry.no()))) {
                findings.broken(
                        ContractLineRules.SCHEDULE,
                        "/schedule",
                        "entry %d was billed, and differs".formatted(entry.no()));
            }
        }
        return findings.all();
    }

    private record Scope(@Nullable Ref<Project> project, LineContent content) {}
}
