package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    /** Settles the invoices that a credit memo names, and computes what is open of the saved document. */
    void save(Saving saving, BigDecimal total) {
        boolean isCredit = saving.type().equals(RecordTypes.CREDIT_MEMO);
        BigDecimal paid =
                isCredit ? apply(saving) : amount(saving.values().get("foreignamountpaid"));
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

    /** A line is merged into the one of the same invoice; lines that are not named stay, unless the sublist is replaced. Gives their sum. */
    private BigDecimal apply(Saving saving) {
        Map<String, BigDecimal> former = new TreeMap<>();
        books.partsOf(TABLE, saving.id())
                .forEach(line -> former.put(line.values().getOrDefault("doc", ""), amount(line.get("amount"))));
        Map<String, BigDecimal> applied = new TreeMap<>(former);
        if (saving.replaced().contains(TABLE)) {
            applied.replaceAll((invoice, amount) -> BigDecimal.ZERO);
        }
        Set<String> named = new HashSet<>();
        for (Draft.Line line : saving.draft().lines().getOrDefault(TABLE, List.of())) {
            named(line, former, saving).ifPresent(each -> {
                applied.put(each.invoice(), each.amount());
                if (!named.add(each.invoice())) {
                    saving.findings()
                            .add(Problem.inBody("INVALID_VALUE", TABLE, "An invoice can be named once only."));
                }
            });
        }
        applied.forEach((invoice, amount) -> put(invoice, former.getOrDefault(invoice, BigDecimal.ZERO), amount, saving));
        return applied.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private record Application(String invoice, BigDecimal amount) {}

    private Optional<Application> named(Draft.Line line, Map<String, BigDecimal> former, Saving saving) {
        Map<String, String> values = Draft.merged(Map.of(), line.values());
        boolean isApplied = "T".equals(values.get("apply"));
        Optional<Entry> invoice = Optional.ofNullable(values.get("doc")).flatMap(id -> books.find("transaction", id));
        if (invoice.isEmpty() || !values.containsKey("apply") || isApplied && !values.containsKey("amount")) {
            saving.findings()
                    .add(Problem.inBody("MISSING_REQD_FIELD", line.path(), "Please enter doc, apply and amount."));
            return Optional.empty();
        }
        String id = invoice.get().id();
        BigDecimal amount = isApplied ? amount(values.get("amount")) : BigDecimal.ZERO;
        BigDecimal open = amount(invoice.get().get("foreignamountunpaid"))
                .add(former.getOrDefault(id, BigDecimal.ZERO));
        boolean isTheirs = List.of("currency", "entity").stream()
                .allMatch(
                        column -> invoice.get().has(column, saving.values().getOrDefault(column, "")));
        if (!isTheirs || isApplied && amount.signum() <= 0 || amount.compareTo(open) > 0) {
            saving.findings()
                    .add(Problem.inBody(
                            "INVALID_VALUE",
                            line.path() + ".amount",
                            "More than what is open of the customer's invoice."));
            return Optional.empty();
        }
        return Optional.of(new Application(id, amount));
    }

    private void put(String invoice, BigDecimal former, BigDecimal amount, Saving saving) {
        books.find("transaction", invoice)
                .filter(found -> former.compareTo(amount) != 0)
                .ifPresent(found -> pay(found, amount.subtract(former), saving));
        Entry line = new Entry(
                TABLE,
                saving.id() + "." + invoice,
                new TreeMap<>(Map.of("doc", invoice, "apply", "T", "amount", amount.toPlainString())));
        if (amount.signum() > 0) {
            saving.changes().put(line);
        } else {
            saving.changes().remove(line);
        }
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
