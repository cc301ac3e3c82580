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
 * One line of an invoice, with its header.
 *
 * @param internalId of the invoice
 * @param externalId of the invoice
 * @param number that the system gave it
 * @param customer internal id of who is billed
 * @param subsidiary internal id; a line has its invoice's
 * @param currency internal id
 * @param moment the invoice's date, as {@code yyyy-mm-ddThh:mm:ss}
 * @param grossTotal of the invoice, positive, in its currency
 * @param foreignAmount of the line in the invoice's currency; revenue is negative
 * @param quantity of the line; its sign is not documented
 * @param taxCode internal id of the line's tax code
 * @param mainLine {@code T}: this is the header itself
 * @param taxLine {@code T}: this is tax
 */
record InvoiceRow(
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
        @JsonProperty("taxline") @Nullable String taxLine) {

    /** The rows of invoices; {@code %s} stands for the condition on them. A header has a row of its own, so none is without rows. */
    static final String SELECT = """
            SELECT t.id, t.externalid, t.tranid, t.entity, tl.subsidiary, t.currency, \
            TO_CHAR(t.trandate, 'YYYY-MM-DD"T"HH24:MI:SS') AS trandate, t.foreigntotal, \
            tl.foreignamount, tl.quantity, tl.taxcode, tl.mainline, tl.taxline \
            FROM transaction t JOIN transactionLine tl ON tl.transaction = t.id \
            WHERE t.type = 'CustInvc' AND %s ORDER BY t.id, tl.id""";

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
                    Problem.ofField("DATE", "trandate", text, "An invoice's date is not as it was asked for", null), e);
        }
    }

    /** Whether it bills something: neither header nor tax. */
    boolean isItem() {
        return !"T".equals(mainLine) && !"T".equals(taxLine);
    }

    /** What the line bills: positive for revenue. */
    BigDecimal net() {
        return foreignAmount == null
                ? BigDecimal.ZERO
                : Columns.decimal("foreignamount", foreignAmount).negate();
    }

    /** How much the line bills, if it says. */
    @Nullable BigDecimal units() {
        return quantity == null ? null : Columns.decimal("quantity", quantity);
    }
}
