package org.tallystick.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/**
 * One line of an invoice. Its amount is what counts: a line of time sums rounded amounts, so it need not equal quantity
 * times unit price (RULES rule 9).
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
 * @param sources what it bills; never empty
 */
@BuiltRecord
public record InvoiceLine(
        int no,
        LineKind kind,
        Ref<Project> project,
        @Nullable String role,
        @Nullable UnitPrice unitPrice,
        boolean late,
        LocalDate serviceDate,
        @Nullable LocalDate serviceUntil,
        Quantity quantity,
        Money net,
        String taxCode,
        Rate taxRate,
        List<LineSource> sources) {

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
                taxRate,
                "sources",
                sources);
        sources = List.copyOf(sources);
    }
}
