package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import org.tallystick.simulators.netsuite.internal.wire.Problem;

/**
 * Rules of invoices, credit memos and journal entries: the account numbers them, computes amounts, taxes and totals, and posts to open
 * periods only. Stored line amounts are those of REST; the columns of SuiteQL have the sign of the ledger.
 */
final class Transactions {
    private static final Map<String, String> NUMBER_PREFIXES =
            Map.of("invoice", "INV", "creditMemo", "CM", "journalEntry", "JE");
    private static final int FIRST_TAX_LINE = 100_001;
    private static final List<String> LINE_COPIES = List.of("subsidiary", "entity", "createdfrom");

    private final Books books;
    private final Lines lines;
    private final Applications applications;
    private final Journals journals;
    private final Set<YearMonth> closed;

    Transactions(Books books, Set<YearMonth> closed) {
        this.books = books;
        this.lines = new Lines(books);
        this.applications = new Applications(books);
        this.journals = new Journals(books);
        this.closed = closed;
    }

    void save(Saving saving) {
        Map<String, String> values = saving.values();
        values.put("type", saving.type().transactionType());
        values.putIfAbsent("trandate", saving.now().toLocalDate().toString());
        values.putIfAbsent("exchangerate", "1");
        currencyOf(values).ifPresent(currency -> values.putIfAbsent("currency", currency));
        saving.former().ifPresent(former -> checkOpen(former.values(), saving.findings()));
        checkOpen(values, saving.findings());
        int decimals = decimals(values.getOrDefault("currency", ""));
        if (saving.type().equals(RecordTypes.JOURNAL_ENTRY)) {
            journals.save(saving, decimals);
            put(saving);
        } else {
            saveDocument(saving, decimals);
        }
    }

    private void saveDocument(Saving saving, int decimals) {
        List<Map<String, String>> items = lines.after(saving, decimals);
        Map<String, BigDecimal> rates = rates(items);
        InvoiceMath math = InvoiceMath.of(items, rates, decimals);
        putTotals(saving, math);
        checkCredit(saving);
        applications.save(saving, math.total());
        saving.findings().throwIfAny();
        put(saving);
        books.partsOf("transactionline", saving.id()).forEach(saving.changes()::remove);
        putLines(saving, items, math, rates);
    }

    private static void put(Saving saving) {
        number(saving);
        saving.changes().put(new Entry("transaction", saving.id(), saving.values()));
    }

    /** Takes back what the document did to others. */
    void delete(Entry transaction, Saving saving) {
        checkOpen(transaction.values(), saving.findings());
        saving.findings().throwIfAny();
        books.partsOf("transactionline", transaction.id()).forEach(saving.changes()::remove);
        applications.delete(transaction, saving);
        journals.delete(saving);
    }

    private Optional<String> currencyOf(Map<String, String> values) {
        String entity = values.getOrDefault("entity", "");
        return books.find("customer", entity)
                .or(() -> books.find("job", entity))
                .map(found -> found.get("currency"))
                .or(() -> books.find("subsidiary", values.getOrDefault("subsidiary", ""))
                        .map(found -> found.get("currency")));
    }

    private int decimals(String currency) {
        return books.find("currency", currency)
                .map(found -> Integer.parseInt(found.values().getOrDefault("currencyprecision", "2")))
                .orElse(2);
    }

    private void checkOpen(Map<String, String> values, Findings findings) {
        YearMonth month = YearMonth.from(LocalDate.parse(values.getOrDefault("trandate", "")));
        if (closed.contains(month)) {
            findings.add(Problem.inBody("USER_ERROR", "tranDate", "The posting period " + month + " is closed."));
        }
    }

    /** A credit memo is its invoice's customer's, and set against what it names only: this account applies nothing by itself. */
    private void checkCredit(Saving saving) {
        Optional.ofNullable(saving.values().get("createdfrom"))
                .flatMap(id -> books.find("transaction", id))
                .filter(original -> !original.has("entity", saving.values().getOrDefault("entity", "")))
                .ifPresent(original -> saving.findings()
                        .add(Problem.inBody("INVALID_VALUE", "createdFrom", "The invoice is another customer's.")));
        if ("T".equals(saving.values().get("autoapply"))) {
            saving.findings()
                    .add(Problem.inBody(
                            "USER_ERROR", "autoApply", "Automatic application is disabled in this account."));
        }
    }

    private Map<String, BigDecimal> rates(List<Map<String, String>> items) {
        Map<String, BigDecimal> rates = new HashMap<>();
        for (Map<String, String> item : items) {
            Optional.ofNullable(item.get("taxcode"))
                    .flatMap(code -> books.find("salestaxitem", code))
                    .ifPresent(code ->
                            rates.put(code.id(), new BigDecimal(code.values().getOrDefault("rate", "0"))));
        }
        return rates;
    }

    private static void putTotals(Saving saving, InvoiceMath math) {
        Map<String, String> values = saving.values();
        BigDecimal total = math.total();
        if (total.signum() < 0) {
            saving.findings().add(Problem.inBody("USER_ERROR", "item", "The total of a document cannot be negative."));
        }
        values.put("subtotal", math.subtotal().toPlainString());
        values.put("taxtotal", math.tax().toPlainString());
        values.put("total", total.toPlainString());
        values.put("foreigntotal", signed(saving, total).toPlainString());
    }

    private static BigDecimal signed(Saving saving, BigDecimal amount) {
        return saving.type().equals(RecordTypes.CREDIT_MEMO) ? amount.negate() : amount;
    }

    private static void number(Saving saving) {
        String name = saving.type().name();
        if (!saving.values().containsKey("tranid")) {
            saving.values()
                    .put("tranid", NUMBER_PREFIXES.get(name) + saving.changes().next(name));
        }
    }

    private void putLines(
            Saving saving, List<Map<String, String>> items, InvoiceMath math, Map<String, BigDecimal> rates) {
        putLine(saving, new TreeMap<>(Map.of("id", "0", "mainline", "T")), math.total(), 0);
        int sequence = 0;
        for (Map<String, String> item : items) {
            Map<String, String> line = new TreeMap<>(item);
            Optional.ofNullable(rates.get(line.getOrDefault("taxcode", "")))
                    .ifPresent(rate -> line.put("taxrate1", percent(rate)));
            putLine(saving, line, new BigDecimal(item.getOrDefault("amount", "0")).negate(), ++sequence);
        }
        int taxLine = FIRST_TAX_LINE;
        for (Map.Entry<String, BigDecimal> tax : math.taxes().entrySet()) {
            Map<String, String> line = new TreeMap<>(Map.of("taxline", "T", "taxcode", tax.getKey()));
            line.put("id", Integer.toString(taxLine++));
            putLine(saving, line, tax.getValue().negate(), ++sequence);
        }
    }

    private void putLine(Saving saving, Map<String, String> line, BigDecimal debit, int sequence) {
        BigDecimal amount = signed(saving, debit);
        BigDecimal rate = new BigDecimal(saving.values().getOrDefault("exchangerate", "1"));
        String base = books.find("subsidiary", saving.values().getOrDefault("subsidiary", ""))
                .map(found -> found.values().getOrDefault("currency", ""))
                .orElse("");
        line.putIfAbsent("mainline", "F");
        line.putIfAbsent("taxline", "F");
        line.put("transaction", saving.id());
        line.put("linesequencenumber", Integer.toString(sequence));
        line.put("foreignamount", amount.toPlainString());
        line.put(
                "netamount",
                InvoiceMath.rounded(amount.multiply(rate), decimals(base)).toPlainString());
        line.keySet().removeAll(LINE_COPIES);
        LINE_COPIES.forEach(
                column -> Optional.ofNullable(saving.values().get(column)).ifPresent(text -> line.put(column, text)));
        saving.changes().put(new Entry("transactionline", saving.id() + "." + line.get("id"), line));
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
