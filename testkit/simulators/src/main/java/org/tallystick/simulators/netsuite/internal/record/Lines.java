package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import org.tallystick.simulators.netsuite.internal.wire.Problem;

/**
 * The lines of a transaction as one write leaves them: a line that names the number of an existing one is merged
 * into it, any other is appended; lines that are not named stay, unless the sublist is replaced.
 */
final class Lines {
    private static final String ITEM = "item";

    private final Books books;

    Lines(Books books) {
        this.books = books;
    }

    /** The stored item lines of a transaction, by line number. */
    static List<Entry> stored(Books books, String transaction) {
        return books.partsOf("transactionline", transaction).stream()
                .filter(line -> line.has("mainline", "F") && line.has("taxline", "F"))
                .sorted((one, other) -> Integer.compare(number(one), number(other)))
                .toList();
    }

    static int number(Entry line) {
        return Integer.parseInt(line.values().getOrDefault("id", "0"));
    }

    /** Checks, and completes, one line as it will stand. */
    @FunctionalInterface
    interface Rule {
        void apply(Map<String, String> line, Draft.Line given);
    }

    /** All item lines by number, each with its amount; what is wrong with them goes to the findings. */
    List<Map<String, String>> after(Saving saving, int decimals) {
        Map<Integer, Map<String, String>> lines = merged(
                saving,
                ITEM,
                stored(books, saving.id()),
                (line, given) -> complete(line, given, decimals, saving.findings()));
        return new ArrayList<>(lines.values());
    }

    /** The lines of a sublist by number; what is wrong with them goes to the findings. */
    static Map<Integer, Map<String, String>> merged(Saving saving, String sublist, List<Entry> stored, Rule rule) {
        Map<Integer, Map<String, String>> lines = new TreeMap<>();
        stored.forEach(line -> lines.put(number(line), line.values()));
        Optional<List<Draft.Line>> given =
                Optional.ofNullable(saving.draft().lines().get(sublist));
        Map<Integer, Map<String, String>> kept = new TreeMap<>(lines);
        if (saving.replaced().contains(sublist)) {
            kept.clear();
        }
        for (Draft.Line line : given.orElse(List.of())) {
            int number = given(line).orElseGet(() -> kept.keySet().stream().reduce(0, Math::max) + 1);
            if (given(line).isPresent() && !lines.containsKey(number)) {
                saving.findings()
                        .add(Problem.inBody("INVALID_VALUE", line.path() + ".line", "No line " + number + " exists."));
            }
            Map<String, String> merged = Draft.merged(lines.getOrDefault(number, Map.of()), line.values());
            merged.put("id", Integer.toString(number));
            rule.apply(merged, line);
            kept.put(number, merged);
        }
        if (kept.isEmpty()) {
            saving.findings()
                    .add(Problem.inBody(
                            "MISSING_REQD_FIELD",
                            sublist,
                            "You must enter at least one line item for this transaction."));
        }
        return kept;
    }

    private static Optional<Integer> given(Draft.Line line) {
        return Optional.ofNullable(line.values().get("id"))
                .flatMap(text -> text)
                .map(Integer::valueOf);
    }

    private static void complete(Map<String, String> line, Draft.Line given, int decimals, Findings findings) {
        if (!line.containsKey(ITEM)) {
            findings.add(missing(given.path() + ".item"));
        }
        boolean isPriced =
                given.values().containsKey("quantity") || given.values().containsKey("rate");
        if (given.values().containsKey("amount") || !isPriced) {
            checkAmount(line, "amount", given.path(), decimals, findings);
        } else if (line.containsKey("rate")) {
            BigDecimal quantity = new BigDecimal(line.getOrDefault("quantity", "1"));
            BigDecimal amount = quantity.multiply(new BigDecimal(line.getOrDefault("rate", "0")));
            line.put("amount", InvoiceMath.rounded(amount, decimals).toPlainString());
        } else {
            findings.add(missing(given.path() + ".amount"));
        }
    }

    /** The amount in that column of a line, in the decimals of its currency; what is wrong with it is taken out. */
    static void checkAmount(Map<String, String> line, String column, String path, int decimals, Findings findings) {
        String amount = line.get(column);
        if (amount == null) {
            findings.add(missing(path + "." + column));
        } else if (new BigDecimal(amount).scale() > decimals) {
            findings.add(Problem.inBody(
                    "INVALID_VALUE",
                    path + "." + column,
                    "The amount " + amount + " has more decimals than its currency, which has " + decimals + "."));
            line.remove(column);
        } else {
            line.put(column, new BigDecimal(amount).setScale(decimals).toPlainString());
        }
    }

    static Problem missing(String path) {
        return Problem.inBody("MISSING_REQD_FIELD", path, "Please enter value(s) for: " + path);
    }
}
