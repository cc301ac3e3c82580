package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.CurrencyMismatchException;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/**
 * Takes back what an invoice billed, whole or in part. Amounts are positive: the document carries the sign, and exporters may
 * negate.
 *
 * @param header what all records share
 * @param number the ERP's, once it has issued it
 * @param original what it credits
 * @param reason code of why
 * @param kind what it gives back
 * @param issueDate its date
 * @param legalEntity who issues it
 * @param billTo who gets it
 * @param currency of all its amounts
 * @param fx the original's (I20, I35)
 * @param lines ordered, numbered from 1
 * @param taxes by code, in the order of codes
 * @param totals what it comes to
 * @param restoresSources whether what it credits may be billed again
 * @param rebill the invoice that bills it again
 * @param applications what it was set against
 * @param status how far it is
 * @param posting whether it is in the ledger
 * @param adjustments allowances and charges of the whole document, as far as they are credited
 * @param taxRounding the original's (I7)
 */
@BuiltRecord
public record CreditMemo(
        @Valid Header header,
        @Nullable @Code String number,
        Ref<Invoice> original,
        @Code String reason,
        CreditKind kind,
        LocalDate issueDate,
        Ref<LegalEntity> legalEntity,
        Ref<Customer> billTo,
        CurrencyCode currency,
        @Nullable FxRate fx,
        List<@Valid CreditLine> lines,
        List<@Valid TaxSubtotal> taxes,
        @Valid InvoiceTotals totals,
        boolean restoresSources,
        @Nullable Ref<Invoice> rebill,
        List<@Valid CreditApplication> applications,
        CreditMemoStatus status,
        Posting posting,
        List<@Valid Adjustment> adjustments,
        TaxRounding taxRounding)
        implements Entity {

    public CreditMemo {
        MissingFieldsException.check(
                CreditMemo.class,
                "header",
                header,
                "original",
                original,
                "reason",
                reason,
                "kind",
                kind,
                "issueDate",
                issueDate,
                "legalEntity",
                legalEntity,
                "billTo",
                billTo,
                "currency",
                currency,
                "totals",
                totals,
                "status",
                status);
        lines = lines == null ? List.of() : List.copyOf(lines);
        taxes = taxes == null ? List.of() : List.copyOf(taxes);
        applications = applications == null ? List.of() : List.copyOf(applications);
        posting = posting == null ? Posting.UNPOSTED : posting;
        adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
        taxRounding = taxRounding == null ? TaxRounding.PER_CATEGORY : taxRounding;
    }

    @Override
    public List<Violation> check() {
        return CreditRules.check(this);
    }

    /**
     * What it breaks as a credit of that invoice: parties, currency, tax and its rounding of the original, no more than it billed (I19), all of it if the
     * credit is a full one (I20), at its rate (I35).
     *
     * @param others the invoice's other credits; cancelled ones, those of other invoices and this one count for nothing
     */
    public List<Violation> checkAgainst(Invoice invoice, Collection<CreditMemo> others) {
        return CreditComparison.check(this, invoice, others);
    }

    /**
     * What it breaks as a posting on its issue date (I34).
     *
     * @param permitted what may be posted in a softly closed period
     */
    public List<Violation> checkPostingIn(LegalEntity entity, Set<JournalKind> permitted) {
        return PostingRules.check(entity, issueDate, "/issueDate", JournalKind.CREDIT_MEMO, permitted);
    }

    /**
     * What of it is not set against invoices yet.
     *
     * @throws CurrencyMismatchException if its amounts are in several currencies
     */
    public Money remaining() {
        return applications.stream().map(CreditApplication::amount).reduce(totals.gross(), Money::minus);
    }
}
