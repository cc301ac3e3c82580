package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/**
 * One line of an engagement.
 *
 * @param header what all records share
 * @param engagement the contract that it belongs to
 * @param project the project that it is limited to, if any
 * @param kind what it prices
 * @param markup added to cost; expense lines only
 * @param monthlyAmount before tax, for a whole month; recurring lines only
 * @param period days on which it is active
 */
@BuiltRecord
public record ContractLine(
        Header header,
        @Nullable Ref<Engagement> engagement,
        @Nullable Ref<Project> project,
        ContractLineKind kind,
        @Nullable Rate markup,
        @Nullable Money monthlyAmount,
        Period period)
        implements Entity {

    public ContractLine {
        MissingFieldsException.check(ContractLine.class, "header", header, "kind", kind);
        period = period == null ? Period.ALWAYS : period;
    }
}
