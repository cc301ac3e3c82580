package org.tallystick.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CapKind;
import org.tallystick.model.ContractLine;
import org.tallystick.model.LineCap;
import org.tallystick.model.LineInvoicing;
import org.tallystick.model.LineKind;
import org.tallystick.model.ProrationRule;
import org.tallystick.model.TimeRounding;
import org.tallystick.model.value.Rate;

/**
 * Terms of a contract line that billing does not apply, since the model does not say to the cent what they come to, or on which of several lines an item
 * stands that names none. They hold what they concern: none is passed over.
 */
final class LineTerms {

    /**
     * One of them.
     *
     * @param field of the contract line
     * @param value as agreed
     * @param concerns the items whose bill would be another
     */
    record Term(String field, Object value, Predicate<BillableItem> concerns) {}

    private LineTerms() {}

    /**
     * Those of the line that are not applied.
     *
     * @param taxes how each kind of line is taxed (rule 10); a tax code of the line's own that is another says no rate, and is not applied
     */
    static List<Term> notApplied(ContractLine line, Function<LineKind, Optional<Tax>> taxes) {
        LineCap cap = line.cap();
        LineInvoicing invoicing = line.invoicing();
        List<Term> terms = new ArrayList<>();
        share("discount", line.discount()).ifPresent(terms::add);
        if (cap != null && cap.kind() == CapKind.HARD) {
            Object limit = cap.amount() == null ? cap.hours() + " hours" : cap.amount();
            terms.add(new Term("cap", "HARD, " + limit, item -> true));
        }
        share("invoicing.retainage", invoicing.retainage()).ifPresent(terms::add);
        if (invoicing.timeRounding() != TimeRounding.NONE) {
            terms.add(
                    new Term("invoicing.timeRounding", invoicing.timeRounding(), item -> item.kind() == LineKind.TIME));
        }
        if (invoicing.proration() != null && invoicing.proration() != ProrationRule.BY_DAYS) {
            terms.add(new Term("invoicing.proration", invoicing.proration(), LineTerms::isPartOfMonth));
        }
        String taxCode = invoicing.taxCode();
        if (taxCode != null) {
            terms.add(new Term(
                    "invoicing.taxCode",
                    taxCode,
                    item -> taxes.apply(item.kind())
                            .filter(tax -> !tax.code().equals(taxCode))
                            .isPresent()));
        }
        return terms;
    }

    private static Optional<Term> share(String field, @Nullable Rate share) {
        return share == null || share.equals(Rate.ZERO)
                ? Optional.empty()
                : Optional.of(new Term(field, share, item -> true));
    }

    private static boolean isPartOfMonth(BillableItem item) {
        LocalDate last = item.serviceUntil();
        return last != null && (item.serviceDate().getDayOfMonth() > 1 || last.getDayOfMonth() < last.lengthOfMonth());
    }
}
