package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Warns;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.UnitPrice;

/**
 * A change of one term of an engagement from a day on, as its source keeps it. It counts once it is approved; one without a new
 * value changes nothing.
 *
 * @param header what all records share
 * @param engagement what it amends
 * @param contractLine the line that it amends, for recurring amounts and rates
 * @param kind which term
 * @param approval how far it is
 * @param effectiveFrom first day of the new term
 * @param newCap before tax
 * @param newStart first day of service
 * @param newEnd last day of service, counted in
 * @param newMonthlyAmount before tax, for a whole month
 * @param newRate price of one hour, before tax
 */
@BuiltRecord
public record ContractAmendment(
        @Valid Header header,
        @Nullable Ref<Engagement> engagement,
        @Nullable Ref<ContractLine> contractLine,
        AmendmentKind kind,
        Approval approval,
        LocalDate effectiveFrom,
        @Nullable @PositiveOrZero(payload = Warns.class) Money newCap,
        @Nullable LocalDate newStart,
        @Nullable LocalDate newEnd,
        @Nullable @PositiveOrZero(payload = Warns.class) Money newMonthlyAmount,
        @Nullable UnitPrice newRate)
        implements Entity, Approvable {

    public ContractAmendment {
        MissingFieldsException.check(
                ContractAmendment.class,
                "header",
                header,
                "kind",
                kind,
                "approval",
                approval,
                "effectiveFrom",
                effectiveFrom);
    }
}
