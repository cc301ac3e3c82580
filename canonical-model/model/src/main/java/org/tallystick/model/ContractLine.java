package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Text;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.rule.Warns;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/**
 * One line of an engagement.
 *
 * @param header what all records share
 * @param engagement the contract that it belongs to
 * @param project the project that it is limited to, if any
 * @param lineNo its number on the contract
 * @param description what it sells, in words
 * @param serviceLine code of what it sells, where it differs from the engagement's
 * @param billingMethod how its price is found
 * @param includes what it covers
 * @param markup added to cost; 7.5 % is 0.075
 * @param discount taken off prices
 * @param monthlyAmount before tax, for a whole month; recurring lines only
 * @param period days on which it is active
 * @param value what it comes to, before tax
 * @param cap what may be billed on it at most
 * @param rateCard its own prices
 * @param role of whose hours {@code unitPrice} is the price
 * @param unitPrice of an hour of that role: the line is a row of its engagement's rate card
 * @param invoicing how it is invoiced
 * @param revenueMethod when its revenue is recognised
 * @param obligation code of the performance obligation that it fulfils
 * @param schedule planned bills, in the order of their numbers; fixed-price and milestone lines only
 * @param holds codes of what holds its billing; empty: nothing
 */
@BuiltRecord
public record ContractLine(
        @Valid Header header,
        @Nullable Ref<Engagement> engagement,
        @Nullable Ref<Project> project,
        @Nullable @Code String lineNo,
        @Nullable @Text String description,
        @Nullable @Code String serviceLine,
        BillingMethod billingMethod,
        Set<LineContent> includes,
        @Nullable @PositiveOrZero(payload = Warns.class) Rate markup,
        @Nullable @PositiveOrZero @DecimalMax("1") Rate discount,
        @Nullable @PositiveOrZero(payload = Warns.class) Money monthlyAmount,
        Period period,
        @Nullable @PositiveOrZero Money value,
        @Nullable @Valid LineCap cap,
        @Nullable Ref<RateCard> rateCard,
        @Nullable @Code String role,
        @Nullable UnitPrice unitPrice,
        @Valid LineInvoicing invoicing,
        @Needed(groups = Complete.class) @Nullable RevenueMethod revenueMethod,
        @Nullable @Code String obligation,
        List<@Valid BillingScheduleEntry> schedule,
        Set<String> holds)
        implements Entity {

    public ContractLine {
        MissingFieldsException.check(ContractLine.class, "header", header, "billingMethod", billingMethod);
        includes = includes == null ? Set.of() : Set.copyOf(includes);
        period = period == null ? Period.ALWAYS : period;
        invoicing = invoicing == null ? LineInvoicing.DEFAULT : invoicing;
        schedule = schedule == null ? List.of() : List.copyOf(schedule);
        holds = holds == null ? Set.of() : Set.copyOf(holds);
    }

    @Override
    public List<Violation> check() {
        return ContractLineRules.check(this);
    }

    /** What it breaks as the state after {@code earlier}: billed entries of its schedule never change ({@code I15}). */
    public List<Violation> checkAfter(ContractLine earlier) {
        return ContractStructure.checkAfter(earlier, this);
    }
}
