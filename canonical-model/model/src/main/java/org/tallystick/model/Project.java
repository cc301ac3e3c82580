package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;

/**
 * The execution of sold work; several may serve one engagement. Source: PSA project.
 *
 * @param header what all records share
 * @param name as shown
 * @param code its number, as people quote it
 * @param engagement whose work it is; none: an internal project
 * @param customer for whom
 * @param legalEntity the company that runs it
 * @param serviceLine code of what was sold, where the source says so
 * @param currency in which it is kept
 * @param period planned days
 * @param closedOn the day on which it was closed; service after it is not billed (RULES rule 6.2)
 * @param closedAt the moment of it, where the source gives one instead of the day: the day is that of the legal entity's time zone
 * @param kind who pays for it
 * @param place where it stands in the firm
 * @param progress how far it is, in numbers
 * @param closedFor what can no longer be recorded on it
 * @param status how far it is
 */
@BuiltRecord
public record Project(
        @Valid Header header,
        @Name String name,
        @Nullable @Code String code,
        @Nullable Ref<Engagement> engagement,
        @Needed(groups = Complete.class) @Nullable Ref<Customer> customer,
        @Needed(groups = Complete.class) @Nullable Ref<LegalEntity> legalEntity,
        @Nullable @Code String serviceLine,
        @Needed(groups = Complete.class) @Nullable CurrencyCode currency,
        Period period,
        @Nullable LocalDate closedOn,
        @Nullable Instant closedAt,
        ProjectKind kind,
        @Valid ProjectPlace place,
        @Valid ProjectProgress progress,
        Set<ProjectActivity> closedFor,
        @Nullable ProjectStatus status)
        implements Entity {

    public Project {
        MissingFieldsException.check(Project.class, "header", header, "name", name);
        period = period == null ? Period.ALWAYS : period;
        kind = kind == null ? ProjectKind.BILLABLE : kind;
        place = place == null ? ProjectPlace.NONE : place;
        progress = progress == null ? ProjectProgress.NONE : progress;
        closedFor = closedFor == null ? Set.of() : Set.copyOf(closedFor);
    }

    @Override
    public List<Violation> check() {
        return ProjectRules.check(this);
    }

    /** What it breaks together with its contract: one currency, and no work before it is executed. */
    public List<Violation> checkContract(Engagement contract) {
        return ProjectRules.checkContract(this, contract);
    }

    /**
     * If it is closed, whether all is settled: {@code PROJECT_CLOSED_WIP}.
     *
     * @param positions where each of its source items stands
     * @param events its billing events
     * @param work its time entries and expense items
     */
    public List<Violation> checkClosed(
            Collection<BillingPosition> positions,
            Collection<BillingEvent> events,
            Collection<? extends Approvable> work) {
        return ProjectRules.checkClosed(this, positions, events, work);
    }
}
