package org.tallystick.connector.dynamics365;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Problem;

/**
 * A row of {@code FreeTextInvoiceHeaders}. Its id is a 64-bit number, which no binary fraction can hold.
 *
 * @param members by name
 * @param keyField the field that carries our key
 */
record InvoiceRow(Map<String, String> members, String keyField) {

    static InvoiceRow parse(String json, String keyField) {
        return new InvoiceRow(JsonPage.members(json), keyField);
    }

    static List<String> fields(String keyField) {
        return List.of(
                "dataAreaId",
                "InvoiceIdentifier",
                "CustomerAccount",
                "InvoiceDate",
                "CurrencyCode",
                "InvoiceId",
                "IsPosted",
                keyField);
    }

    /** Our key; empty if it has none. */
    String externalKey() {
        return members.getOrDefault(keyField, "");
    }

    /** {@code <dataAreaId>/<InvoiceIdentifier>} */
    CompanyKey id() {
        return new CompanyKey(required("dataAreaId"), String.valueOf(identifier()));
    }

    /** @throws BadRecordException if it is absent or no number */
    long identifier() {
        return wholeNumber("InvoiceIdentifier", required("InvoiceIdentifier"));
    }

    /** The number that posting gave it; none before. */
    @Nullable String number() {
        return Wire.text(members.get("InvoiceId"));
    }

    boolean isPosted() {
        return "Yes".equals(members.get("IsPosted"));
    }

    /** The state that {@code If-Match} names. */
    String etag() {
        return members.getOrDefault("@odata.etag", "*");
    }

    /** @throws BadRecordException if it cannot be read */
    FreeText freeText(List<InvoiceLineRow> lines) {
        CurrencyCode currency = Wire.currency("CurrencyCode", required("CurrencyCode"));
        if (currency == null) {
            throw new AssertionError("A required text is not empty");
        }
        CompanyKey customer = new CompanyKey(required("dataAreaId"), required("CustomerAccount"));
        List<FreeText.Line> read =
                lines.stream().map(line -> line.line(currency)).toList();
        return new FreeText(customer, date(), currency, read);
    }

    static long wholeNumber(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRecordException(
                    Problem.ofField("TYPE", field, text, "'%s' is no whole number: '%s'".formatted(field, text), null));
        }
    }

    private LocalDate date() {
        String text = required("InvoiceDate");
        try {
            LocalDate day = Wire.day(OffsetDateTime.parse(text).toInstant());
            if (day != null) {
                return day;
            }
        } catch (DateTimeException e) {
            throw noDate(text);
        }
        throw noDate(text);
    }

    private static BadRecordException noDate(String text) {
        return new BadRecordException(
                Problem.ofField("DATE", "InvoiceDate", text, "'%s' is no day".formatted(text), null));
    }

    private String required(String field) {
        return Wire.required(field, members.get(field));
    }
}
