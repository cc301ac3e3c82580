package org.tallystick.connector.netsuite;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.connector.http.LineText;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/**
 * What NetSuite keeps of a line of an invoice or a credit memo: what it bills in words, not the items.
 *
 * @param kind by its item
 * @param quantity never negative
 * @param net before tax; positive on both documents
 * @param taxCode its name
 * @param taxRate of that code
 * @param text what it bills
 */
record ShownLine(LineKind kind, Quantity quantity, Money net, String taxCode, Rate taxRate, String text) {

    /** Why a line that is read bills no item of ours. */
    static final String NO_ITEMS = "as NetSuite shows it, which does not keep the items";

    /** Of one that is written. */
    static ShownLine of(InvoiceLine line, Items items) {
        return new ShownLine(
                items.kindOf(items.of(line.kind())).orElse(line.kind()),
                line.quantity(),
                line.net(),
                line.taxCode(),
                line.taxRate(),
                LineText.of(line));
    }

    /** As lines of a record, numbered from 1. */
    static List<InvoiceLine> numbered(List<ShownLine> lines, LocalDate date, Ref<Project> project) {
        List<InvoiceLine> numbered = new ArrayList<>();
        lines.forEach(line -> numbered.add(line.numbered(numbered.size() + 1, date, project)));
        return numbered;
    }

    private InvoiceLine numbered(int no, LocalDate date, Ref<Project> project) {
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(kind)
                .project(project)
                .serviceDate(date)
                .quantity(quantity)
                .net(net)
                .taxCode(taxCode)
                .taxRate(taxRate)
                .description(text)
                .noSourceReason(NO_ITEMS)
                .build();
    }

    /** Tax is computed for each code and rounded once, as the model has it (I7). */
    static List<TaxSubtotal> taxes(List<ShownLine> lines) {
        SortedMap<String, TaxSubtotal> taxes = new TreeMap<>();
        for (ShownLine line : lines) {
            TaxSubtotal before = taxes.get(line.taxCode());
            Money taxable = before == null ? line.net() : before.taxable().plus(line.net());
            taxes.put(line.taxCode(), TaxSubtotal.of(line.taxCode(), line.taxRate(), taxable));
        }
        return List.copyOf(taxes.values());
    }
}
