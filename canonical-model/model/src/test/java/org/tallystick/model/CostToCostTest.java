package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import org.junit.jupiter.api.Test;
import org.tallystick.model.value.Rate;

/** How far a project is, beside what it has cost. */
class CostToCostTest {

    @Test
    void thePercentCompleteIsTheShareOfTheEstimateThatIsSpent() {
        assertThat(CostToCost.check(project("0.5", "200.00"), eur("98.00"))).isEmpty();
        assertThat(told(CostToCost.check(project("0.5", "200.00"), eur("97.99"))))
                .containsExactly("PROJECT_PERCENT /progress/percentComplete");
        assertThat(CostToCost.check(project("1", "200.00"), eur("300.00"))).isEmpty();
    }

    @Test
    void whatCannotBeComparedBreaksNothing() {
        assertThat(CostToCost.check(project("0.5", "0.00"), eur("10.00"))).isEmpty();
        assertThat(CostToCost.check(project("0.5", "200.00"), usd("10.00"))).isEmpty();
        assertThat(CostToCost.check(project(ProjectProgress.NONE), eur("10.00")))
                .isEmpty();
    }

    private static Project project(String percent, String estimate) {
        return project(
                new ProjectProgress(WorkBudget.NONE, new WorkBudget(null, eur(estimate), null), Rate.of(percent)));
    }

    private static Project project(ProjectProgress progress) {
        return ProjectBuilder.builder()
                .header(header(RecordType.PROJECT, "P-1"))
                .name("Rollout")
                .progress(progress)
                .build();
    }
}
