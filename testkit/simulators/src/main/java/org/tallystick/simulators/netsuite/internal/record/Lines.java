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
 * The item lines of a transaction as one write leaves them: a line that names the number of an existing one is merged
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

    private static int number(Entry line) {
        return Integer.parseInt(line.values().getOrDefault("id", "0"));
    }

    /** All lines by number, each with its amount; what is wrong with them goes to the findings. */
    List<Map<String, String>> after(Saving saving, int decimals) {
        Map<Integer, Map<String, String>> lines = new TreeMap<>();
        stored(books, saving.id()).forEach(line -> lines.put(number(line), line.values()));
        Optional<List<Draft.Line>> given =
                Optional.ofNullable(saving.draft().lines().get(ITEM));
        Map<Integer, Map<String, String>> kept = new TreeMap<>(lines);
        if (saving.replaced().contains(ITEM)) {
            kept.clear();
        }
        for (Draft.Line line : given.orElse(List.of())) {
            int number = given(line).orElseGet(() -> kept.keySet().stream().reduce(0, Math::max) + 1);
            if (given(line).isPresent() && !lines.containsKey(number)) {
                saving.findings()
                        .add(Problem.inBody("INVALID_VALUE", line.path() + ".line", "No line " + number + " exists."));
            }
            kept.put(number, line(lines.getOrDefault(number, Map.of()), line, number, decimals, saving.findings()));
        }
        if (kept.isEmpty()) {
            saving.findings()
                    .add(Problem.inBody(
                            "MISSING_REQD_FIELD", ITEM, "You must enter at least one line item for this transaction."));
        }
        return new ArrayList<>(kept.values());
    }

    private static Optional<Integer> given(Draft.Line line) {
        return Optional.ofNullable(line.values().get("id"))
                .flatMap(text -> text)
                .map(Integer::valueOf);
    }

    private static Map<String, String> line(
            Map<String, String> former, Draft.Line given, int number, int decimals, Findings findings) {
        Map<String, String> line = Draft.merged(former, given.values());
        line.put("id", Integer.toString(number));
        if (!line.containsKey(ITEM)) {
            findings.add(missing(given.path() + ".item"));
        }
        boolean isPriced =
                given.values().containsKey("quantity") || given.values().containsKey("rate");
        if (given.values().containsKey("amount") || !isPriced) {
            checkAmount(line, given.path() + ".amount", decimals, findings);
        } else if (line.containsKey("rate")) {
            BigDecimal quantity = new BigDecimal(line.getOrDefault("quantity", "1"));
            BigDecimal amount = quantity.multiply(new BigDecimal(line.getOrDefault("rate", "0")));
            line.put("amount", InvoiceMath.rounded(amount, decimals).toPlainString());
        } else {
            findings.add(missing(given.path() + ".amount"));
        }
        return line;
    }

    private static void checkAmount(Map<String, String> line, String path, int decimals, Findings findings) {
        String amount = line.get("amount");
        if (amount == null) {
            findings.add(missing(path));
        } else if (new BigDecimal(amount).scale() > decimals) {
            findings.add(Problem.inBody(
                    "INVALID_VALUE",
                    path,
                    "The amount " + amount + " has more decimals than its currency, which has " + decimals + "."));
            line.remove("amount");
        } else {
            line.put("amount", new BigDecimal(amount).setScale(decimals).toPlainString());
        }
    }

    private static Problem missing(String path) {
        return Problem.inBody("MISSING_REQD_FIELD", path, "Please enter value(s) for: " + path);
    }
}
