package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import org.tallystick.simulators.netsuite.internal.wire.Problem;

/** What a credit memo settles of invoices, and what stays open of both. */
final class Applications {
    static final String TABLE = "apply";

    private static final String OPEN = "A";
    private static final String SETTLED = "B";

    private final Books books;

    Applications(Books books) {
        this.books = books;
    }

    /** Settles the invoices that a new credit memo names, and computes what is open of the saved document. */
    void save(Saving saving, BigDecimal total) {
        List<Draft.Line> lines = saving.draft().lines().getOrDefault(TABLE, List.of());
        if (!lines.isEmpty() && saving.former().isPresent()) {
            saving.findings().add(BodyReader.readOnly(TABLE));
            return;
        }
        long invoices =
                lines.stream().map(line -> line.values().get("doc")).distinct().count();
        if (invoices < lines.size()) {
            saving.findings().add(Problem.inBody("INVALID_VALUE", TABLE, "An invoice can be named once only."));
            return;
        }
        BigDecimal paid = new BigDecimal(saving.values().getOrDefault("foreignamountpaid", "0"));
        for (Draft.Line line : lines) {
            paid = paid.add(apply(line, saving));
        }
        if (paid.compareTo(total) > 0) {
            saving.findings()
                    .add(Problem.inBody("USER_ERROR", "item", "The total is less than what is applied: " + paid));
        }
        settle(saving.values(), total, paid);
    }

    /** Opens again what a deleted credit memo had settled. */
    void delete(Entry transaction, Saving saving) {
        for (Entry applied : books.partsOf(TABLE, transaction.id())) {
            books.find("transaction", applied.values().getOrDefault("doc", ""))
                    .ifPresent(invoice ->
                            pay(invoice, amount(applied.get("amount")).negate(), saving));
            saving.changes().remove(applied);
        }
    }

    private BigDecimal apply(Draft.Line line, Saving saving) {
        Map<String, String> values = Draft.merged(Map.of(), line.values());
        Optional<Entry> invoice = Optional.ofNullable(values.get("doc")).flatMap(id -> books.find("transaction", id));
        BigDecimal amount = amount(values.get("amount"));
        if (invoice.isEmpty() || !values.containsKey("amount") || !"T".equals(values.get("apply"))) {
            saving.findings()
                    .add(Problem.inBody("MISSING_REQD_FIELD", line.path(), "Please enter doc, apply and amount."));
            return BigDecimal.ZERO;
        }
        boolean isSameCurrency = invoice.get().has("currency", saving.values().getOrDefault("currency", ""));
        if (!isSameCurrency
                || amount.signum() <= 0
                || amount.compareTo(amount(invoice.get().get("foreignamountunpaid"))) > 0) {
            saving.findings()
                    .add(Problem.inBody(
                            "INVALID_VALUE", line.path() + ".amount", "More than what is open of the invoice."));
            return BigDecimal.ZERO;
        }
        pay(invoice.get(), amount, saving);
        saving.changes().put(new Entry(TABLE, saving.id() + "." + invoice.get().id(), values));
        return amount;
    }

    private static void pay(Entry invoice, BigDecimal amount, Saving saving) {
        Map<String, String> values = Draft.merged(invoice.values(), Map.of());
        settle(
                values,
                amount(values.get("total")),
                amount(values.get("foreignamountpaid")).add(amount));
        values.put("lastmodifieddate", saving.now().toString());
        saving.changes().put(new Entry(invoice.table(), invoice.id(), values));
    }

    private static void settle(Map<String, String> values, BigDecimal total, BigDecimal paid) {
        BigDecimal open = total.subtract(paid);
        values.put("foreignamountpaid", paid.setScale(total.scale()).toPlainString());
        values.put("foreignamountunpaid", open.toPlainString());
        values.put("status", open.signum() == 0 && total.signum() > 0 ? SETTLED : OPEN);
    }

    private static BigDecimal amount(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
