package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.Collecting;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBalance;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceStateBuilder;
import org.tallystick.model.InvoiceTermsBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;

/**
 * An invoice of ours as it is read back: its number, its status, what is still to be paid, and when (decision 034). Columns: the vendor contract sheet,
 * section 3, in lower case.
 *
 * @param asked day on which it was asked for, in UTC: whether it is overdue depends on it
 */
record InvoiceRow(
        @Nullable String id,
        @JsonProperty("externalid") @Nullable String externalId,
        @JsonProperty("tranid") @Nullable String number,
        @JsonProperty("entity") @Nullable String customer,
        @Nullable String job,
        @Nullable String subsidiary,
        @Nullable String symbol,
        @JsonProperty("trandate") @Nullable String date,
        @JsonProperty("duedate") @Nullable String due,
        @Nullable String status,
        @JsonProperty("foreigntotal") @Nullable String total,
        @JsonProperty("foreignamountunpaid") @Nullable String unpaid,
        @Nullable String asked,
        @Nullable List<Line> lines) {

    private static final JsonBinder<InvoiceRow> ROW = JsonBinder.ofTexts(InvoiceRow.class);

    private static final Parts LINES = new Parts("lines", """
            SELECT l.transaction, l.id, l.item, l.quantity, l.foreignamount, l.memo, x.itemid, x.rate \
            FROM transactionLine l LEFT JOIN salestaxitem x ON x.id = l.taxcode \
            WHERE l.transaction IN (%s) AND l.mainline = 'F' AND l.taxline = 'F' ORDER BY l.transaction, l.id""".formatted(Parts.IDS), "transaction");

    /** A line that is neither header nor tax. Of the amount the ledger's sign is shown: revenue is negative. */
    record Line(
            @Nullable String item,
            @Nullable String quantity,
            @JsonProperty("foreignamount") @Nullable String amount,
            @Nullable String memo,
            @JsonProperty("itemid") @Nullable String taxCode,
            @JsonProperty("rate") @Nullable String taxRate) {

        private ShownInvoice.Line shown(CurrencyCode currency, Items items) {
            return new ShownInvoice.Line(
                    kind(RowValues.required("item", item), items),
                    quantity == null
                            ? Quantity.ONE
                            : new Quantity(
                                    RowValues.number("quantity", quantity).abs()),
                    Money.of(RowValues.number("foreignamount", amount).negate(), currency),
                    RowValues.required("taxcode", taxCode),
                    new Rate(RowValues.number("rate", taxRate)),
                    RowValues.required("memo", memo));
        }

        private static LineKind kind(String item, Items items) {
            return items.kindOf(item)
                    .orElseThrow(() -> new BadRecordException(Problem.ofField(
                            "ITEM_UNKNOWN",
                            "item",
                            item,
                            "Item %s bills no kind of line".formatted(item),
                            "Correct the line, or item-time, item-expense, item-milestone and item-recurring")));
        }
    }

    /** @param keyPrefix what the keys of our documents begin with: all others are none of our business */
    static Reading<Invoice> reading(String keyPrefix, Items items) {
        return new Reading<>(
                RecordType.INVOICE,
                "t.id, t.externalid, t.tranid, t.entity, t.job, h.subsidiary, c.symbol, t.status, t.foreigntotal, t.foreignamountpaid,"
                        + " t.foreignamountunpaid, '" + Reading.TODAY + "' AS asked"
                        + RowValues.DAY.formatted("trandate")
                        + RowValues.DAY.formatted("duedate"),
                "transaction t JOIN transactionLine h ON h.transaction = t.id AND h.mainline = 'T' LEFT JOIN currency c ON c.id = t.currency",
                Reading.Selection.of("t." + Target.INVOICE.condition() + "t.externalid LIKE ?", keyPrefix + "%"),
                LINES,
                (ref, json) -> {
                    InvoiceRow row = ROW.bind(json);
                    String key = RowValues.required("externalid", row.externalId);
                    return key.startsWith(keyPrefix)
                            ? List.of(Draft.of(ref, row.fill(ref, items)).withExternalKey(key))
                            : List.of();
                });
    }

    private InvoiceBuilder fill(Ref<Invoice> ref, Items items) {
        Invoice invoice = settled(shown(ref.system(), items).invoice(Header.of(ref)));
        LocalDate dueDate = RowValues.day("duedate", due);
        Invoice withTerms = InvoiceBuilder.builder(invoice)
                .number(number)
                .terms(InvoiceTermsBuilder.builder().dueDate(dueDate).build())
                .build();
        return InvoiceBuilder.builder(withTerms).state(state(withTerms));
    }

    private ShownInvoice shown(String system, Items items) {
        CurrencyCode currency = new CurrencyCode(RowValues.required("currency", symbol));
        String jobId = RowValues.required("job", job);
        return new ShownInvoice(
                RowValues.requiredDay("trandate", date),
                new Ref<>(system, RecordType.CUSTOMER, RowValues.required("entity", customer)),
                new Ref<>(system, RecordType.LEGAL_ENTITY, RowValues.required("subsidiary", subsidiary)),
                new Ref<>(system, RecordType.PROJECT, jobId),
                new Ref<>(system, RecordType.ENGAGEMENT, jobId),
                currency,
                lines == null
                        ? List.of()
                        : lines.stream()
                                .map(line -> line.shown(currency, items))
                                .toList());
    }

    /** With NetSuite's own total as what is due: another rounding of tax is a named difference, and never spread over lines (I7, I10). */
    private Invoice settled(Invoice invoice) {
        InvoiceTotals totals = invoice.totals();
        Money theirs = Money.of(RowValues.number("foreigntotal", total), invoice.currency());
        Money rounding = theirs.minus(totals.gross());
        BigDecimal most =
                BigDecimal.valueOf(invoice.lines().size(), invoice.currency().exponent());
        if (rounding.amount().abs().compareTo(most) > 0) {
            throw new BadRecordException(Problem.ofField(
                    "TOTAL_DIFFERS",
                    "foreigntotal",
                    total,
                    "The lines come to %s with tax, and NetSuite shows %s".formatted(totals.gross(), theirs),
                    "Compare the rates of the tax codes; if the invoice was just changed, it is read again"));
        }
        return InvoiceBuilder.builder(invoice)
                .totals(InvoiceTotalsBuilder.builder(totals)
                        .rounding(rounding)
                        .due(theirs)
                        .build())
                .build();
    }

    /** One that was rejected or voided is for a person: the hub counts it as billed. */
    private InvoiceState state(Invoice invoice) {
        String letter = RowValues.required("status", status);
        return switch (letter) {
            case "A", "B" -> issued(invoice);
            case "D" ->
                InvoiceStateBuilder.builder().document(DocumentStatus.IN_REVIEW).build();
            case "E" ->
                throw unusable("REJECTED", letter, "was rejected", "Correct it in NetSuite and submit it again");
            case "V" ->
                throw unusable(
                        "VOIDED", letter, "was voided", "Credit it, and bill its items again if they are to be paid");
            default -> throw unusable("STATUS_UNKNOWN", letter, "has a status that the contract does not name", null);
        };
    }

    /** What is applied of payments and of credits is one amount there. */
    private InvoiceState issued(Invoice invoice) {
        CurrencyCode currency = invoice.currency();
        Money open = Money.of(RowValues.number("foreignamountunpaid", unpaid), currency);
        Money zero = Money.zero(currency);
        Money due = invoice.totals().due();
        InvoiceBalance balance = new InvoiceBalance(invoice, due, due.minus(open), zero, zero);
        LocalDate today = LocalDate.parse(RowValues.required("asked", asked));
        return InvoiceStateBuilder.builder()
                .document(DocumentStatus.ISSUED)
                .posting(Posting.POSTED)
                .collection(balance.stateOn(today, Collecting.nothing(currency)))
                .build();
    }

    private BadRecordException unusable(String code, String letter, String what, @Nullable String remedy) {
        return new BadRecordException(
                Problem.ofField(code, "status", letter, "Invoice %s %s".formatted(number, what), remedy));
    }
}
