package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * A credit memo of ours as it is read back: its number, and whether it is set against invoices (decisions 028 and 034). Columns: the vendor contract
 * sheet, section 3, in lower case.
 *
 * @param original internal id of the invoice that it credits, which stands on its lines, the header's among them
 * @param total in its currency; its sign is not documented
 */
record CreditMemoRow(
        @Nullable String id,
        @JsonProperty("externalid") @Nullable String externalId,
        @JsonProperty("tranid") @Nullable String number,
        @JsonProperty("entity") @Nullable String customer,
        @Nullable String subsidiary,
        @JsonProperty("createdfrom") @Nullable String original,
        @Nullable String symbol,
        @JsonProperty("trandate") @Nullable String date,
        @Nullable String status,
        @JsonProperty("foreigntotal") @Nullable String total,
        @Nullable List<LineRow> lines) {

    private static final JsonBinder<CreditMemoRow> ROW = JsonBinder.ofTexts(CreditMemoRow.class);

    /** @param keyPrefix what the keys of our documents begin with: all others are none of our business */
    static Reading<CreditMemo> reading(String keyPrefix, Items items) {
        return DocumentReading.of(
                RecordType.CREDIT_MEMO,
                Target.CREDIT_MEMO,
                ", h.createdfrom",
                keyPrefix,
                ROW,
                CreditMemoRow::externalId,
                (row, ref) -> row.fill(ref, items));
    }

    private CreditMemoBuilder fill(Ref<CreditMemo> ref, Items items) {
        CreditMemo memo = shown(ref.system(), items).creditMemo(Header.of(ref));
        Money theirs = RowValues.ofNumber("foreigntotal", total, number -> Money.of(number.abs(), memo.currency()));
        return CreditMemoBuilder.builder(memo)
                .number(number)
                .totals(DocumentReading.settled(
                        memo.totals(), theirs, memo.lines().size()))
                .status(state())
                .posting(Posting.POSTED);
    }

    /** Of one that is open nothing says whether a part is applied. */
    private CreditMemoStatus state() {
        String letter = RowValues.required("status", status);
        return switch (letter) {
            case "A" -> CreditMemoStatus.ISSUED;
            case "B" -> CreditMemoStatus.APPLIED;
            case "V" ->
                throw DocumentReading.unusable(
                        "VOIDED",
                        letter,
                        "Credit memo %s was voided".formatted(number),
                        "Enter the credit again in NetSuite, or correct what was billed in place of it");
            default ->
                throw DocumentReading.unusable(
                        "STATUS_UNKNOWN",
                        letter,
                        "Credit memo %s has a status that the contract does not name".formatted(number),
                        null);
        };
    }

    private ShownCredit shown(String system, Items items) {
        CurrencyCode currency = RowValues.ofText("currency", symbol, CurrencyCode::new);
        String invoice = RowValues.required("createdfrom", original);
        return new ShownCredit(
                RowValues.requiredDay("trandate", date),
                new Ref<>(system, RecordType.CUSTOMER, RowValues.required("entity", customer)),
                new Ref<>(system, RecordType.LEGAL_ENTITY, RowValues.required("subsidiary", subsidiary)),
                new Ref<>(system, RecordType.INVOICE, invoice),
                ShownCredit.project(system, invoice),
                currency,
                LineRow.shown(lines, currency, items, UnaryOperator.identity()));
    }
}
