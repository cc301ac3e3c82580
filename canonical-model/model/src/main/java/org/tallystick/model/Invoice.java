package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.CurrencyMismatchException;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

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
 * @param lines ordered, numbered from 1
 * @param taxes by code, in the order of codes
 * @param totals what it comes to
 * @param type what kind of bill
 * @param taxPointDate the day that decides the tax, where it is not the issue date
 * @param fx to the legal entity's functional currency, where it differs (I35)
 * @param adjustments allowances and charges of the whole document
 * @param terms how it is paid
 * @param links what else it belongs to
 * @param state its axes
 * @param taxRounding where its tax is rounded (I7); once for each code if nothing is agreed
 */
@BuiltRecord
public record Invoice(
        @Valid Header header,
        @Nullable @Code String number,
        YearMonth period,
        LocalDate issueDate,
        Ref<LegalEntity> legalEntity,
        Ref<Customer> billTo,
        Ref<Engagement> engagement,
        CurrencyCode currency,
        List<@Valid InvoiceLine> lines,
        List<@Valid TaxSubtotal> taxes,
        @Valid InvoiceTotals totals,
        InvoiceType type,
        @Nullable LocalDate taxPointDate,
        @Nullable FxRate fx,
        List<@Valid Adjustment> adjustments,
        @Valid InvoiceTerms terms,
        @Valid InvoiceLinks links,
        @Valid InvoiceState state,
        TaxRounding taxRounding)
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
                "totals",
                totals);
        lines = lines == null ? List.of() : List.copyOf(lines);
        taxes = taxes == null ? List.of() : List.copyOf(taxes);
        type = type == null ? InvoiceType.INVOICE : type;
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
        terms = terms == null ? InvoiceTerms.DEFAULT : terms;
        links = links == null ? InvoiceLinks.NONE : links;
        state = state == null ? InvoiceState.PROPOSED : state;
        taxRounding = taxRounding == null ? TaxRounding.PER_CATEGORY : taxRounding;
    }

    /** The document's stable key, {@code <period>/<engagement>}. */
    public String key() {
        return ref().id();
    }

    @Override
    public List<Violation> check() {
        return InvoiceRules.check(this);
    }

    /** What it breaks as a bill of that engagement: its currency and legal entity. */
    public List<Violation> checkAgainst(Engagement contract) {
        return InvoiceRules.checkAgainst(this, contract);
    }

    /**
     * What it breaks as a posting on its issue date (I34).
     *
     * @param permitted what may be posted in a softly closed period
     */
    public List<Violation> checkPostingIn(LegalEntity entity, Set<JournalKind> permitted) {
        return PostingRules.check(entity, issueDate, "/issueDate", JournalKind.INVOICE, permitted);
    }

    /**
     * What {@link InvoiceTotals#rounding()} carries where a target rounds tax in that way: its tax, less ours (I7). Never spread over lines.
     *
     * @throws CurrencyMismatchException if its amounts are in several currencies
     */
    public Money roundingFor(TaxRounding target) {
        Map<String, List<Money>> taxed = TaxRules.taxed(DocumentBody.of(this));
        Money difference = totals.tax().negated();
        for (TaxSubtotal tax : taxes) {
            List<Money> amounts = taxed.getOrDefault(tax.code(), List.of());
            difference = difference.plus(target.taxOn(amounts, tax.rate(), currency));
        }
        return difference;
    }
}
