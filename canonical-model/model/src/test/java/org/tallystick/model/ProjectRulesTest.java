package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** Each rule of projects, kept and broken. */
class ProjectRulesTest {

    private final Project project = ProjectBuilder.builder()
            .header(header(RecordType.PROJECT, "P-1"))
            .name("Rollout")
            .currency(new CurrencyCode("EUR"))
            .status(ProjectStatus.ACTIVE)
            .build();

    @Test
    void budgetAndEstimateAreInItsCurrency() {
        assertThat(budgeted(eur("1.00")).check()).isEmpty();
        assertThat(told(budgeted(usd("1.00")).check())).containsExactly("PROJECT_CURRENCY /progress/budget/revenue");
    }

    @Test
    void itsCurrencyIsItsContracts() {
        Project dollars = ProjectBuilder.builder(project)
                .currency(new CurrencyCode("USD"))
                .build();

        assertThat(project.checkContract(EngagementRulesTest.engagement(null))).isEmpty();
        assertThat(told(dollars.checkContract(EngagementRulesTest.engagement(null))))
                .containsExactly("PROJECT_CURRENCY /currency");
    }

    @Test
    void anActiveProjectHasAnExecutedContract() {
        Engagement draft = EngagementBuilder.builder(EngagementRulesTest.engagement(null))
                .status(EngagementStatus.DRAFT)
                .build();
        Engagement active =
                EngagementBuilder.builder(draft).status(EngagementStatus.ACTIVE).build();

        assertThat(project.checkContract(active)).isEmpty();
        assertThat(told(project.checkContract(draft))).containsExactly("PROJECT_CONTRACT /engagement");
    }

    @Test
    void aClosedProjectHasNothingOpen() {
        Project closed =
                ProjectBuilder.builder(project).status(ProjectStatus.CLOSED).build();
        BillingAmount none = BillingAmount.zero(new CurrencyCode("EUR"));
        BillingAmount some = new BillingAmount(Quantity.ONE, eur("1.00"));
        BillingPosition billed = new BillingPosition(some, none, none, none, some, none);
        BillingPosition held = new BillingPosition(some, none, some, none, none, none);
        BillingEvent draft = BillingRulesTest.event(eur("1.00"), BillingRulesTest.item("R-1", eur("1.00")));
        TimeEntry submitted = TimeEntryBuilder.builder(TimeEntryRulesTest.entry("8"))
                .approval(Approval.SUBMITTED)
                .build();

        assertThat(closed.checkClosed(List.of(billed), List.of(), List.of())).isEmpty();
        assertThat(project.checkClosed(List.of(held), List.of(draft), List.of(submitted)))
                .isEmpty();
        assertThat(told(closed.checkClosed(List.of(held), List.of(draft), List.of(submitted))))
                .containsExactly(
                        "PROJECT_CLOSED_WIP /status", "PROJECT_CLOSED_WIP /status", "PROJECT_CLOSED_WIP /status");
    }

    private Project budgeted(Money revenue) {
        WorkBudget budget = new WorkBudget(null, null, revenue);
        return ProjectBuilder.builder(project)
                .progress(new ProjectProgress(budget, null, null))
                .build();
    }
}
