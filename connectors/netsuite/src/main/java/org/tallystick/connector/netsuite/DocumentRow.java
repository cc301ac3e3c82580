package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/**
 * One line of an invoice or a credit memo, with its header.
 *
 * @param internalId of the document
 * @param externalId of the document
 * @param number that the system gave it
 * @param customer internal id of who is billed or credited
 * @param subsidiary internal id; a line has its document's
 * @param currency internal id
 * @param moment the document's date, as {@code yyyy-mm-ddThh:mm:ss}
 * @param grossTotal in its currency; positive of an invoice
 * @param foreignAmount of the line in the document's currency, with the sign of the ledger: revenue is negative
 * @param quantity of the line; its sign is not documented
 * @param taxCode internal id of the line's tax code
 * @param mainLine {@code T}: this is the header itself
 * @param taxLine {@code T}: this is tax
 * @param createdFrom internal id of the invoice that a credit memo credits; not asked for of invoices
 */
record DocumentRow(
        @JsonProperty("id") @Nullable String internalId,
        @JsonProperty("externalid") @Nullable String externalId,
        @JsonProperty("tranid") @Nullable String number,
        @JsonProperty("entity") @Nullable String customer,
        @Nullable String subsidiary,
        @Nullable String currency,
        @JsonProperty("trandate") @Nullable String moment,
        @JsonProperty("foreigntotal") @Nullable String grossTotal,
        @JsonProperty("foreignamount") @Nullable String foreignAmount,
        @Nullable String quantity,
        @JsonProperty("taxcode") @Nullable String taxCode,
        @JsonProperty("mainline") @Nullable String mainLine,
        @JsonProperty("taxline") @Nullable String taxLine,
        @JsonProperty("createdfrom") @Nullable String createdFrom) {

    private static final String SELECT = """
            SELECT t.id, t.externalid, t.tranid, t.entity, tl.subsidiary, t.currency, \
            TO_CHAR(t.trandate, 'YYYY-MM-DD"T"HH24:MI:SS') AS trandate, t.foreigntotal, \
            tl.foreignamount, tl.quantity, tl.taxcode, tl.mainline, tl.taxline%s \
            FROM transaction t JOIN transactionLine tl ON tl.transaction = t.id \
            WHERE t.%s%s ORDER BY t.id, tl.id""";

    /**
     * The rows of the documents for which {@code where} holds. A header has a row of its own, so none is without rows. What a document was
     * made from stands on its lines.
     */
    static String select(Target target, String where) {
        return SELECT.formatted(target == Target.CREDIT_MEMO ? ", tl.createdfrom" : "", target.condition(), where);
    }

    String id() {
        return Columns.required("id", internalId);
    }

    String key() {
        return Columns.required("externalid", externalId);
    }

    String customerId() {
        return Columns.required("entity", customer);
    }

    String subsidiaryId() {
        return Columns.required("subsidiary", subsidiary);
    }

    /** A credit memo of no invoice is none of ours: its text equals no id. */
    String originalId() {
        return createdFrom == null ? "nothing" : createdFrom;
    }

    String currencyId() {
        return Columns.required("currency", currency);
    }

    BigDecimal gross() {
        return Columns.decimal("foreigntotal", grossTotal);
    }

    LocalDate date() {
        String text = Columns.required("trandate", moment);
        try {
            return LocalDateTime.parse(text).toLocalDate();
        } catch (DateTimeException e) {
            throw new ConnectorException(
                    Problem.ofField("DATE", "trandate", text, "A document's date is not as it was asked for", null), e);
        }
    }

    /** Whether it bills or credits something: neither header nor tax. */
    boolean isItem() {
        return !"T".equals(mainLine) && !"T".equals(taxLine);
    }

    /** The line's amount, as the ledger has it. */
    BigDecimal amount() {
        return foreignAmount == null ? BigDecimal.ZERO : Columns.decimal("foreignamount", foreignAmount);
    }

    /** Its quantity, if it says. */
    @Nullable BigDecimal units() {
        return quantity == null ? null : Columns.decimal("quantity", quantity);
    }
}
