package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.VendorBillStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * A bill of a vendor that is passed on to a customer. Source: ERP.
 *
 * @param header what all records share
 * @param vendor id of the vendor in the ERP
 * @param legalEntity who pays it
 * @param number the vendor's
 * @param date its date
 * @param dueDate last day to pay
 * @param currency of all its amounts
 * @param lines in the order of their numbers
 * @param net sum of the lines, before tax
 * @param tax sum of the lines' tax
 * @param gross net and tax
 * @param status how far it is
 */
@BuiltRecord
public record VendorBill(
        @Valid Header header,
        @Code String vendor,
        Ref<LegalEntity> legalEntity,
        @Code String number,
        LocalDate date,
        @Nullable LocalDate dueDate,
        CurrencyCode currency,
        List<@Valid VendorBillLine> lines,
        Money net,
        Money tax,
        Money gross,
        VendorBillStatus status)
        implements Entity {

    public VendorBill {
        MissingFieldsException.check(
                VendorBill.class,
                "header",
                header,
                "vendor",
                vendor,
                "legalEntity",
                legalEntity,
                "number",
                number,
                "date",
                date,
                "currency",
                currency,
                "net",
                net,
                "tax",
                tax,
                "gross",
                gross,
                "status",
                status);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    @Override
    public List<Violation> check() {
        return VendorBillRules.check(this);
    }

    /** What it breaks beside the hours that people approved: it bills no more of them. */
    public List<Violation> checkHours(Collection<TimeEntry> entries) {
        return VendorBillRules.checkHours(this, entries);
    }

    /** What it breaks beside the expenses that pass it on: they are no more than its billable lines. */
    public List<Violation> checkPassedOn(Collection<ExpenseItem> items) {
        return VendorBillRules.checkPassedOn(this, items);
    }

    /**
     * What it breaks as a posting on its date (I34).
     *
     * @param permitted what may be posted in a softly closed period
     */
    public List<Violation> checkPostingIn(LegalEntity entity, Set<JournalKind> permitted) {
        return PostingRules.check(entity, date, "/date", JournalKind.VENDOR_BILL, permitted);
    }
}
