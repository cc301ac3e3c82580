package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.state.Actor;
import org.tallystick.model.state.IllegalTransitionException;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.value.Period;

/**
 * A stretch of days for which books are kept.
 *
 * @param code the ledger's name for it: {@code 2026-08}
 * @param period its days
 * @param status whether it takes postings
 * @param receivables the same for invoices and payments, where it differs
 * @param revenue the same for revenue, where it differs
 * @param payables the same for bills of vendors, where it differs
 */
public record FiscalPeriod(
        @Code String code,
        Period period,
        PeriodStatus status,
        @Nullable PeriodStatus receivables,
        @Nullable PeriodStatus revenue,
        @Nullable PeriodStatus payables) {

    public FiscalPeriod {
        MissingFieldsException.check(FiscalPeriod.class, "code", code, "period", period, "status", status);
    }

    /** One whose sub-ledgers follow the ledger. */
    public static FiscalPeriod of(String code, Period period, PeriodStatus status) {
        return new FiscalPeriod(code, period, status, null, null, null);
    }

    /**
     * The period in its next state.
     *
     * @param reason why; none, where the transition needs none
     * @throws IllegalTransitionException if there is no such transition, the actor may not make it, or it lacks its reason
     */
    public FiscalPeriod moved(PeriodStatus to, Actor actor, @Nullable String reason) {
        PeriodStatus.LIFECYCLE.step(LegalEntityRules.PERIOD_STATUS.id(), code, status, to, actor, reason);
        return new FiscalPeriod(code, period, to, receivables, revenue, payables);
    }
}
