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
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

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
        @JsonProperty("otherrefnum") @Nullable String purchaseOrder,
        @Nullable String status,
        @JsonProperty("foreigntotal") @Nullable String total,
        @JsonProperty("foreignamountunpaid") @Nullable String unpaid,
        @Nullable String asked,
        @Nullable List<LineRow> lines) {

    private static final JsonBinder<InvoiceRow> ROW = JsonBinder.ofTexts(InvoiceRow.class);

    /** @param keyPrefix what the keys of our documents begin with: all others are none of our business */
    static Reading<Invoice> reading(String keyPrefix, Items items) {
        return DocumentReading.of(
                RecordType.INVOICE,
                Target.INVOICE,
                ", t.job, t.otherrefnum, t.foreignamountpaid, t.foreignamountunpaid, '" + Reading.TODAY + "' AS asked"
                        + RowValues.DAY.formatted("duedate"),
                keyPrefix,
                ROW,
                InvoiceRow::externalId,
                (row, ref) -> row.fill(ref, items));
    }

    private InvoiceBuilder fill(Ref<Invoice> ref, Items items) {
        Invoice invoice = shown(ref.system(), items).invoice(Header.of(ref));
        Money theirs = RowValues.ofNumber("foreigntotal", total, number -> Money.of(number, invoice.currency()));
        Invoice numbered = InvoiceBuilder.builder(invoice)
                .number(number)
                .totals(DocumentReading.settled(
                        invoice.totals(), theirs, invoice.lines().size()))
                .build();
        return InvoiceBuilder.builder(numbered).state(state(numbered));
    }

    private ShownInvoice shown(String system, Items items) {
        CurrencyCode currency = RowValues.ofText("currency", symbol, CurrencyCode::new);
        String jobId = RowValues.required("job", job);
        return new ShownInvoice(
                RowValues.requiredDay("trandate", date),
                new Ref<>(system, RecordType.CUSTOMER, RowValues.required("entity", customer)),
                new Ref<>(system, RecordType.LEGAL_ENTITY, RowValues.required("subsidiary", subsidiary)),
                new Ref<>(system, RecordType.PROJECT, jobId),
                new Ref<>(system, RecordType.ENGAGEMENT, jobId),
                currency,
                RowValues.day("duedate", due),
                purchaseOrder,
                LineRow.shown(lines, currency, items, BigDecimal::negate));
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
        Money open = RowValues.ofNumber("foreignamountunpaid", unpaid, number -> Money.of(number, currency));
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
        return DocumentReading.unusable(code, letter, "Invoice %s %s".formatted(number, what), remedy);
    }
}
