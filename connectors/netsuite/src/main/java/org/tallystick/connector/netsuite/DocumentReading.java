package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.model.Entity;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;

/** How our invoices and credit memos are read back, each with its lines (decision 034). Columns: the vendor contract sheet, section 3, in lower case. */
final class DocumentReading {

    private static final String COLUMNS =
            "t.id, t.externalid, t.tranid, t.entity, h.subsidiary, c.symbol, t.status, t.foreigntotal"
                    + RowValues.DAY.formatted("trandate");

    /** Subsidiary, and what a document was made from, stand on its lines, the header's among them. */
    private static final String TABLES =
            "transaction t JOIN transactionLine h ON h.transaction = t.id AND h.mainline = 'T' LEFT JOIN currency c ON c.id = t.currency";

    private DocumentReading() {}

    /**
     * Of all documents of a target whose keys begin with {@code keyPrefix}: all others are none of our business.
     *
     * @param more columns of its own, each with a comma before it
     * @param key a row's external id
     * @param fill gives a builder of the record
     */
    static <T extends Entity, W> Reading<T> of(
            RecordType<T> type,
            Target target,
            String more,
            String keyPrefix,
            JsonBinder<W> binder,
            Function<W, @Nullable String> key,
            BiFunction<W, Ref<T>, Object> fill) {
        return new Reading<>(
                type,
                COLUMNS + more,
                TABLES,
                Reading.Selection.of("t." + target.condition() + "t.externalid LIKE ?", keyPrefix + "%"),
                LineRow.PARTS,
                (ref, json) -> {
                    W row = binder.bind(json);
                    String externalId = RowValues.required("externalid", key.apply(row));
                    return externalId.startsWith(keyPrefix)
                            ? List.of(Draft.of(ref, fill.apply(row, ref)).withExternalKey(externalId))
                            : List.of();
                });
    }

    /**
     * With NetSuite's own total as what is due: another rounding of tax is a named difference, and never spread over lines (I7, I10).
     *
     * @param ours what the lines come to
     * @param theirs what NetSuite shows
     * @param lines how many there are
     * @throws BadRecordException if it is more than rounding can come to
     */
    static InvoiceTotals settled(InvoiceTotals ours, Money theirs, int lines) {
        Money rounding = theirs.minus(ours.gross());
        BigDecimal most = BigDecimal.valueOf(lines, theirs.currency().exponent());
        if (rounding.amount().abs().compareTo(most) > 0) {
            throw new BadRecordException(Problem.ofField(
                    "TOTAL_DIFFERS",
                    "foreigntotal",
                    theirs.amount().toPlainString(),
                    "The lines come to %s with tax, and NetSuite shows %s".formatted(ours.gross(), theirs),
                    "Compare the rates of the tax codes; if the document was just changed, it is read again"));
        }
        return InvoiceTotalsBuilder.builder(ours).rounding(rounding).due(theirs).build();
    }

    /** Why a document of that status is for a person; the hub counts it as it was decided. */
    static BadRecordException unusable(String code, String letter, String what, @Nullable String remedy) {
        return new BadRecordException(Problem.ofField(code, "status", letter, what, remedy));
    }
}
