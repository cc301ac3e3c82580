package org.tallystick.model;

import org.tallystick.model.rule.Violation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;

/**
 * A bill to one customer for one engagement and period. Without a number it is a proposal: only the ERP numbers (POL-10).
 *
 * @param header its ref's id is the document's key, {@code <period>/<engagement>}
 * @param number the ERP's, once it has issued it
 * @param period the month that it bills
 * @param issueDate its date
 * @param legalEntity who issues it
 * @param billTo who pays it
 * @param engagement what it bills
 * @param currency of all its amounts
 * @param lines ordered, numbered from 1, never empty
 * @param taxes by code, in the order of codes
 * @param totals what it comes to
 */
@BuiltRecord
public record Invoice(
        Header header,
        @Nullable String number,
        YearMonth period,
        LocalDate issueDate,
        Ref<LegalEntity> legalEntity,
        Ref<Customer> billTo,
        Ref<Engagement> engagement,
        CurrencyCode currency,
        List<InvoiceLine> lines,
        List<TaxSubtotal> taxes,
        InvoiceTotals totals)
        implements Entity {

    public Invoice {
        MissingFieldsException.check(
                Invoice.class,
                "header",
                header,
                "period",
                period,
                "issueDate",
                issueDate,
                "legalEntity",
                legalEntity,
                "billTo",
                billTo,
                "engagement",
                engagement,
                "currency",
                currency,
                "lines",
                lines,
                "taxes",
                taxes,
                "totals",
                totals);
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /** The document's stable key, {@code <period>/<engagement>}. */
    public String key() {
        return ref().id();
    }

    /** The arithmetic that it breaks: I4, I6, I7, I8, I9, I12, I13; none if it is right. */
    public List<Violation> check() {
        return InvoiceArithmetic.check(this);
    }
}
