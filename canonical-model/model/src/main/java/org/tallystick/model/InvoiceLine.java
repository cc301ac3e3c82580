package org.tallystick.model;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Text;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/**
 * One line of an invoice. Its amount is what counts: a line of time sums rounded amounts, so it need not equal quantity times
 * unit price (RULES rule 9).
 *
 * @param no from 1
 * @param kind why it is billed
 * @param project of what
 * @param role whose hours; lines of time only, none if they have no role
 * @param unitPrice of one hour; lines of time only
 * @param late whether the service lies before the invoice's period (RULES rule 7)
 * @param serviceDate day of service; of a grouped line, its first item's
 * @param serviceUntil last day covered, counted in; recurring lines only
 * @param quantity hours of time, else 1
 * @param net before tax
 * @param taxCode of the ERP
 * @param taxRate its rate
 * @param sources what it bills
 * @param pricing how its amount is found
 * @param priceBase units that the unit price is for
 * @param adjustments in its amount; of its tax code
 * @param description what it bills, in words
 * @param unit of the quantity: {@code HOUR}, {@code EACH}
 * @param coding where it goes in the ledger
 * @param noSourceReason why it bills no item, if it bills none
 */
@BuiltRecord
public record InvoiceLine(
        int no,
        LineKind kind,
        Ref<Project> project,
        @Nullable @Code String role,
        @Nullable UnitPrice unitPrice,
        boolean late,
        LocalDate serviceDate,
        @Nullable LocalDate serviceUntil,
        Quantity quantity,
        Money net,
        @Code String taxCode,
        Rate taxRate,
        List<@Valid LineSource> sources,
        LinePricing pricing,
        @Positive Quantity priceBase,
        List<@Valid Adjustment> adjustments,
        @Nullable @Text String description,
        @Nullable @Code String unit,
        @Valid LineCoding coding,
        @Nullable @Text String noSourceReason) {

    public InvoiceLine {
        MissingFieldsException.check(
                InvoiceLine.class,
                "kind",
                kind,
                "project",
                project,
                "serviceDate",
                serviceDate,
                "quantity",
                quantity,
                "net",
                net,
                "taxCode",
                taxCode,
                "taxRate",
                taxRate);
        sources = sources == null ? List.of() : List.copyOf(sources);
        pricing = pricing == null ? LinePricing.BY_ITEMS : pricing;
        priceBase = priceBase == null ? Quantity.ONE : priceBase;
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
        coding = coding == null ? LineCoding.DEFAULT : coding;
    }

    /** The items that it bills, in the order of its sources. */
    public List<ItemKey> items() {
        return sources.stream().map(source -> new ItemKey(kind, source.id())).toList();
    }
}
