package org.tallystick.connector.dynamics365;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Problem;

/** A row of {@code FreeTextInvoiceLines}. */
record InvoiceLineRow(Map<String, String> members) {

    static final List<String> FIELDS = List.of(
            "dataAreaId", "LineNumber", "ParentRecId", "Quantity", "TransactionCurrencyAmount", "SalesTaxAmount");

    static InvoiceLineRow parse(String json) {
        return new InvoiceLineRow(JsonPage.members(json));
    }

    /** The id of its header. */
    CompanyKey parent() {
        long identifier =
                InvoiceRow.wholeNumber("ParentRecId", Wire.required("ParentRecId", members.get("ParentRecId")));
        return new CompanyKey(Wire.required("dataAreaId", members.get("dataAreaId")), String.valueOf(identifier));
    }

    BigDecimal number() {
        return decimal("LineNumber");
    }

    /** @throws BadRecordException if a number is absent, or no amount in {@code currency} */
    FreeText.Line line(CurrencyCode currency) {
        return new FreeText.Line(
                number(),
                decimal("Quantity"),
                money("TransactionCurrencyAmount", currency),
                members.containsKey("SalesTaxAmount") ? money("SalesTaxAmount", currency) : Money.zero(currency));
    }

    private Money money(String field, CurrencyCode currency) {
        BigDecimal amount = decimal(field);
        try {
            return Money.of(amount, currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new BadRecordException(Problem.ofField(
                    "AMOUNT", field, amount.toPlainString(), "%s: %s".formatted(field, e.getMessage()), null));
        }
    }

    private BigDecimal decimal(String field) {
        return Wire.decimal(field, members.get(field));
    }
}
