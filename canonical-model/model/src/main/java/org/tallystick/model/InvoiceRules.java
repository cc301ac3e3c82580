package org.tallystick.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.FxRate;

/** What an invoice keeps beyond its arithmetic. */
final class InvoiceRules {

    static final Rule CURRENCY = Rule.error(
            "INVOICE_CURRENCY",
            "All amounts of an invoice or credit memo are in its currency.",
            "convert them first, or bill them on another document");
    static final Rule NUMBER = Rule.error(
            "INVOICE_NUMBER",
            "An issued invoice or credit memo has a number, which only the ERP gives (POL-10).",
            "read it again from the ERP once that has numbered it");
    static final Rule STATE = Rule.error(
            "INVOICE_STATE",
            "Only an issued invoice is posted, credited or collected.",
            "correct the document's state at its source");
    static final Rule CONTRACT = Rule.error(
            "INVOICE_CONTRACT",
            "An invoice has the currency and the legal entity of the engagement that it bills.",
            "bill in the contract's currency, from the company that signed it");

    private InvoiceRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, NUMBER, STATE, CONTRACT);
    }

    static List<Violation> check(Invoice invoice) {
        Findings findings = new Findings();
        HeaderRules.check(invoice.header(), findings);
        boolean isIssued = invoice.state().document() == DocumentStatus.ISSUED;
        checkNumber(isIssued, invoice.number(), findings);
        if (!isIssued) {
            checkNotIssued(invoice.state(), findings);
        }
        checkBody(DocumentBody.of(invoice), 0, invoice.fx(), findings);
        return findings.all();
    }

    static void checkNumber(boolean isIssued, @Nullable String number, Findings findings) {
        if (isIssued && (number == null || number.isBlank())) {
            findings.broken(NUMBER, "/number", "it is issued and has none");
        }
    }

    private static void checkNotIssued(InvoiceState state, Findings findings) {
        if (state.posting() == Posting.POSTED) {
            findings.broken(STATE, "/state/posting", "is POSTED of one that is " + state.document());
        }
        if (state.correction() != Correction.NONE) {
            findings.broken(
                    STATE,
                    "/state/correction",
                    "is %s of one that is %s".formatted(state.correction(), state.document()));
        }
        if (state.collection() != null) {
            findings.broken(
                    STATE,
                    "/state/collection",
                    "is %s of one that is %s".formatted(state.collection(), state.document()));
        }
    }

    /** Lines, taxes and totals of an invoice or credit memo. */
    static void checkBody(DocumentBody document, int taxUnitsOff, @Nullable FxRate fx, Findings findings) {
        LineRules.checkShape(document, findings);
        TaxRules.checkShape(document, findings);
        FxRules.checkBase(fx, document.currency(), findings);
        if (document.currencies().isOne(findings, CURRENCY, "/currency")) {
            LineRules.checkAmounts(document, findings);
            TaxRules.checkAmounts(document, taxUnitsOff, findings);
            TotalsRules.check(document, findings);
        }
    }

    static List<Violation> checkAgainst(Invoice invoice, Engagement engagement) {
        Findings findings = new Findings();
        if (!invoice.currency().equals(engagement.currency())) {
            findings.broken(
                    CONTRACT,
                    "/currency",
                    "is %s, %s is in %s".formatted(invoice.currency(), engagement.ref(), engagement.currency()));
        }
        if (!invoice.legalEntity().equals(engagement.legalEntity())) {
            findings.broken(
                    CONTRACT,
                    "/legalEntity",
                    "is %s, %s is of %s".formatted(invoice.legalEntity(), engagement.ref(), engagement.legalEntity()));
        }
        return findings.all();
    }
}
