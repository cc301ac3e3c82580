package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;
import org.tallystick.model.Entity;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds invoices or credit memos, with their lines: two are equal only if these are.
 *
 * @param <T> the document
 */
final class DocumentLookup<T extends Entity> implements RecordLookup<T> {

    private static final JsonBinder<DocumentRow> ROW = JsonBinder.ofTexts(DocumentRow.class);

    private final Target target;
    private final Function<T, Document> view;
    private final SuiteQl suiteQl;
    private final KeyedRows rows;
    private final String keyPrefix;
    private final CodeList currencies;
    private final CodeList taxCodes;

    /**
     * @param view what NetSuite is told of a record
     * @param keyPrefix what the keys of our documents begin with: all others are none of our business
     */
    DocumentLookup(
            Target target,
            Function<T, Document> view,
            SuiteQl suiteQl,
            KeyedRows rows,
            String keyPrefix,
            CodeList currencies,
            CodeList taxCodes) {
        this.target = target;
        this.view = view;
        this.suiteQl = suiteQl;
        this.rows = rows;
        this.keyPrefix = keyPrefix;
        this.currencies = currencies;
        this.taxCodes = taxCodes;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> found = new HashMap<>();
        for (List<String> chunk : ExternalIds.chunks(externalKeys)) {
            for (Found document : documents(suiteQl.all(chunk, this::query, ROW))) {
                found.put(document.externalKey(), document);
            }
        }
        return rows.lookalikes().exactly(externalKeys, found);
    }

    Probe probe() {
        return Probe.of(Query.of(DocumentRow.select(target, "t." + Probe.NO_ROW)));
    }

    private Query query(List<String> keys) {
        String ours = ExternalIds.isOneOf("t.externalid", keys.size());
        return new Query(DocumentRow.select(target, ours), keys);
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return rows.list(
                keyPrefix,
                cursor,
                Math.min(limit, ExternalIds.CHUNK),
                ours -> byExternalKey(ours.stream().map(KeyedRows.Row::key).toList())
                        .values());
    }

    @Override
    public String digest(Write<T> write) {
        return DocumentDigest.of(view.apply(write.record()), write).text();
    }

    private List<Found> documents(List<DocumentRow> lines) {
        Codes currency = currencies.withIds(values(lines, DocumentRow::currency));
        Codes tax = taxCodes.withIds(values(lines, DocumentRow::taxCode));
        return lines.stream()
                .collect(Collectors.groupingBy(DocumentRow::id, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofOne -> document(ofOne, currency, tax))
                .toList();
    }

    private static Set<String> values(List<DocumentRow> lines, Function<DocumentRow, @Nullable String> column) {
        return lines.stream().map(column).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** One that cannot be read does not hold up the others. */
    private Found document(List<DocumentRow> rows, Codes currencies, Codes taxCodes) {
        try {
            return readable(rows, currencies, taxCodes);
        } catch (ConnectorException e) {
            DocumentRow header = rows.get(0);
            return Unreadable.found(header.key(), header.id(), header.number(), e.problem());
        }
    }

    /**
     * Tax is what the header's total has beyond its lines, so net and tax together are always the total that the system shows. A credit
     * memo's total is never negative, and the sign that it is shown with not documented.
     */
    private Found readable(List<DocumentRow> rows, Codes currencies, Codes taxCodes) {
        DocumentRow header = rows.get(0);
        CurrencyCode currency = currency(header, currencies);
        List<DocumentDigest.Line> lines = rows.stream()
                .filter(DocumentRow::isItem)
                .map(row -> line(row, currency, taxCodes))
                .toList();
        Money net = lines.stream().map(DocumentDigest.Line::net).reduce(Money.zero(currency), Money::plus);
        BigDecimal gross = isCredit() ? header.gross().abs() : header.gross();
        Money tax = money(gross, currency).minus(net);
        DocumentDigest.Parties parties = new DocumentDigest.Parties(
                header.customerId(), header.subsidiaryId(), isCredit() ? header.originalId() : null);
        String digest = new DocumentDigest(parties, currency, header.date(), lines, net, tax).text();
        return new Found(header.key(), header.id(), header.number(), digest, net, tax);
    }

    private DocumentDigest.Line line(DocumentRow row, CurrencyCode currency, Codes taxCodes) {
        BigDecimal net = isCredit() ? row.amount() : row.amount().negate();
        return new DocumentDigest.Line(money(net, currency), row.units(), taxCode(row, taxCodes));
    }

    private boolean isCredit() {
        return target == Target.CREDIT_MEMO;
    }

    private static @Nullable String taxCode(DocumentRow row, Codes taxCodes) {
        String id = row.taxCode();
        return id == null ? null : taxCodes.codeOf(id).orElse("id " + id);
    }

    private static CurrencyCode currency(DocumentRow header, Codes currencies) {
        String code = currencies.codeOf(header.currencyId()).orElse("id " + header.currencyId());
        try {
            return new CurrencyCode(code);
        } catch (IllegalArgumentException e) {
            throw unreadable("currency", code, e);
        }
    }

    private static Money money(BigDecimal amount, CurrencyCode currency) {
        try {
            return Money.of(amount, currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw unreadable("amount", amount.toPlainString(), e);
        }
    }

    private static ConnectorException unreadable(String field, String value, RuntimeException e) {
        return new ConnectorException(
                Problem.ofField("DOCUMENT_UNREADABLE", field, value, String.valueOf(e.getMessage()), null), e);
    }
}
