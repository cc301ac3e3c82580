package org.tallystick.testkit.properties.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.LineKind;

/**
 * What one period's run came to. Amounts have the currency's minor unit.
 *
 * @param period the month
 * @param invoices the proposals, in the order of their keys
 * @param credits the credit memos, in the order of their keys
 * @param held what is open at the end of the run, in the order of rule 6
 */
public record PeriodResult(YearMonth period, List<InvoiceDoc> invoices, List<CreditDoc> credits, List<Held> held) {

    public PeriodResult {
        invoices = List.copyOf(invoices);
        credits = List.copyOf(credits);
        held = List.copyOf(held);
    }

    /** A proposal; its key is {@code <period>/<engagement>}. */
    public record InvoiceDoc(
            String key,
            YearMonth period,
            String engagement,
            @Nullable String billTo,
            String legalEntity,
            String currency,
            List<Line> lines,
            List<TaxAmount> taxes,
            BigDecimal subtotal,
            BigDecimal tax) {

        /** Before tax and tax together. */
        public BigDecimal total() {
            return subtotal.add(tax);
        }
    }

    /** A line; a grouped one's date is that of its first item. The rate stands on time only. */
    public record Line(
            int number,
            LineKind kind,
            String project,
            @Nullable String role,
            @Nullable BigDecimal rate,
            boolean late,
            LocalDate serviceDate,
            @Nullable LocalDate to,
            BigDecimal quantity,
            BigDecimal amount,
            String taxCode,
            BigDecimal taxRate,
            List<Share> shares) {}

    /** The part of an item that a line bills. */
    public record Share(Item item, BigDecimal quantity, BigDecimal amount) {}

    /** Tax of one code. */
    public record TaxAmount(String code, BigDecimal rate, BigDecimal base, BigDecimal amount) {}

    /** A credit memo, with positive amounts; its key is {@code <period>/<key of the invoice>}. */
    public record CreditDoc(
            String key,
            YearMonth period,
            InvoiceDoc invoice,
            List<CreditLine> lines,
            List<TaxAmount> taxes,
            BigDecimal subtotal,
            BigDecimal tax) {

        /** Before tax and tax together. */
        public BigDecimal total() {
            return subtotal.add(tax);
        }
    }

    /** An item's share of an invoice line, reversed in full. */
    public record CreditLine(int number, Line reversed, Share share) {}

    /** An item, or the rest of one, that a rule holds. The amount is none if no rate was found. */
    public record Held(
            HoldReason reason,
            Item item,
            BigDecimal quantity,
            @Nullable BigDecimal amount) {}

    /** One engagement and currency, to date. */
    public record Revenue(
            String engagement,
            YearMonth period,
            String currency,
            BigDecimal invoiced,
            BigDecimal recognised,
            BigDecimal deferred,
            BigDecimal unbilled) {}
}
