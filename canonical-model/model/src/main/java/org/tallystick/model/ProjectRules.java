package org.tallystick.model;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.value.CurrencyCode;

/** Rules of projects. */
final class ProjectRules {

    static final Rule CURRENCY = Rule.error(
            "PROJECT_CURRENCY",
            "The budget and the estimate of a project are in its currency, which is its contract's.",
            "convert the odd amount");

    static final Rule CONTRACT = Rule.warning(
            "PROJECT_CONTRACT",
            "An active project that a customer pays for has an executed contract.",
            "have the contract signed before work goes on");

    static final Rule CLOSED_WIP = Rule.error(
            "PROJECT_CLOSED_WIP",
            "A closed project has no unbilled work, no open billing event and no undecided time or expense.",
            "bill or write off what is left, decide what waits, then close it");

    private static final Set<BillingEventStatus> SETTLED = EnumSet.of(
            BillingEventStatus.CANCELLED,
            BillingEventStatus.INVOICED,
            BillingEventStatus.PARTLY_CREDITED,
            BillingEventStatus.CREDITED);

    private static final Set<EngagementStatus> EXECUTED = EnumSet.of(
            EngagementStatus.EXECUTED, EngagementStatus.ACTIVE, EngagementStatus.ON_HOLD, EngagementStatus.COMPLETED);

    private ProjectRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, CONTRACT, CLOSED_WIP);
    }

    static List<Violation> check(Project project) {
        Findings findings = new Findings();
        HeaderRules.check(project.header(), findings);
        CurrencyCode currency = project.currency();
        if (currency != null) {
            ProjectProgress progress = project.progress();
            checkCurrency(currency, progress.budget(), "/progress/budget", findings);
            checkCurrency(currency, progress.estimateAtCompletion(), "/progress/estimateAtCompletion", findings);
        }
        return findings.all();
    }

    private static void checkCurrency(CurrencyCode currency, WorkBudget budget, String path, Findings findings) {
        Amounts.expectIn(currency, budget.cost(), findings, CURRENCY, path + "/cost");
        Amounts.expectIn(currency, budget.revenue(), findings, CURRENCY, path + "/revenue");
    }

    static List<Violation> checkContract(Project project, Engagement contract) {
        Findings findings = new Findings();
        CurrencyCode currency = project.currency();
        if (currency != null && !currency.equals(contract.currency())) {
            findings.broken(
                    CURRENCY,
                    "/currency",
                    "is %s, the contract's is %s"
                            .formatted(currency.code(), contract.currency().code()));
        }
        EngagementStatus status = contract.status();
        boolean needsContract = project.kind() == ProjectKind.BILLABLE && project.status() == ProjectStatus.ACTIVE;
        if (needsContract && status != null && !EXECUTED.contains(status)) {
            findings.broken(CONTRACT, "/engagement", "%s is %s".formatted(contract.ref(), status));
        }
        return findings.all();
    }

    static List<Violation> checkClosed(
            Project project,
            Collection<BillingPosition> positions,
            Collection<BillingEvent> events,
            Collection<? extends Approvable> work) {
        Findings findings = new Findings();
        if (project.status() != ProjectStatus.CLOSED) {
            return List.of();
        }
        expectNone(positions.stream().filter(ProjectRules::isOpen).count(), "items are not billed", findings);
        expectNone(
                events.stream()
                        .filter(event -> !SETTLED.contains(event.status()))
                        .count(),
                "billing events are open",
                findings);
        expectNone(
                work.stream().filter(item -> !item.approval().isDecided()).count(),
                "records wait for approval",
                findings);
        return findings.all();
    }

    private static boolean isOpen(BillingPosition position) {
        return List.of(position.unbilled(), position.held(), position.released()).stream()
                .anyMatch(part -> part.quantity().signum() != 0 || part.amount().signum() != 0);
    }

    private static void expectNone(long count, String what, Findings findings) {
        if (count > 0) {
            findings.broken(CLOSED_WIP, "/status", "is CLOSED, %d %s".formatted(count, what));
        }
    }
}
