package org.tallystick.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Text;
import org.tallystick.model.state.Actor;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.IllegalTransitionException;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/**
 * One state of a contract: as first signed, or as an amendment changed it.
 *
 * @param no from 1, without gaps
 * @param kind what it is
 * @param status how far it is; only executed ones count (I40)
 * @param effectiveFrom its first day
 * @param executedAt when it was signed
 * @param valueDelta what it adds to the contract's value, before tax; negative if it takes away
 * @param newTerm the term from then on, if it changes
 * @param reason why
 * @param accounting how it meets revenue; amendments only
 * @param repricing what a change of prices reaches
 */
@BuiltRecord
public record EngagementVersion(
        int no,
        VersionKind kind,
        AmendmentStatus status,
        LocalDate effectiveFrom,
        @Nullable Instant executedAt,
        Money valueDelta,
        @Nullable Period newTerm,
        @Text String reason,
        @Nullable ModificationAccounting accounting,
        Repricing repricing) {

    public EngagementVersion {
        MissingFieldsException.check(
                EngagementVersion.class,
                "kind",
                kind,
                "status",
                status,
                "effectiveFrom",
                effectiveFrom,
                "valueDelta",
                valueDelta,
                "reason",
                reason);
        newTerm = newTerm == null ? Period.ALWAYS : newTerm;
        repricing = repricing == null ? Repricing.NONE : repricing;
    }

    /**
     * The version in its next state.
     *
     * @throws IllegalTransitionException if there is no such transition, or the actor may not make it
     */
    public EngagementVersion moved(AmendmentStatus to, Actor actor) {
        AmendmentStatus.LIFECYCLE.step(EngagementRules.VERSION_STATUS.id(), "version " + no, status, to, actor, null);
        return EngagementVersionBuilder.builder(this).status(to).build();
    }
}
