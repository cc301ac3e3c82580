package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import org.tallystick.simulators.netsuite.internal.wire.Problem;

/** Journal entries: each line has one amount on one side, and the sides balance. Their lines are shown by REST only. */
final class Journals {
    static final String TABLE = "journalline";

    private static final String LINE = "line";
    private static final List<String> SIDES = List.of("debit", "credit");

    private final Books books;

    Journals(Books books) {
        this.books = books;
    }

    /** The stored lines of an entry, by line number. */
    static List<Entry> stored(Books books, String entry) {
        return books.partsOf(TABLE, entry).stream()
                .sorted(Comparator.comparingInt(Lines::number))
                .toList();
    }

    /** Checks the lines as the write leaves them, and stores them if nothing is wrong. */
    void save(Saving saving, int decimals) {
        Collection<Map<String, String>> lines = Lines.merged(
                        saving,
                        LINE,
                        stored(books, saving.id()),
                        (line, given) -> check(line, given.path(), decimals, saving.findings()))
                .values();
        saving.findings().throwIfAny();
        checkBalance(lines, saving.findings());
        saving.findings().throwIfAny();
        delete(saving);
        lines.forEach(line -> saving.changes().put(new Entry(TABLE, saving.id() + "." + line.get("id"), line)));
    }

    void delete(Saving saving) {
        books.partsOf(TABLE, saving.id()).forEach(saving.changes()::remove);
    }

    private static void check(Map<String, String> line, String path, int decimals, Findings findings) {
        if (!line.containsKey("account")) {
            findings.add(Lines.missing(path + ".account"));
        }
        List<String> given = SIDES.stream().filter(line::containsKey).toList();
        if (given.isEmpty()) {
            findings.add(Lines.missing(path + ".debit"));
        } else if (given.size() > 1) {
            findings.add(Problem.inBody("USER_ERROR", path + ".credit", "A line has a debit or a credit, not both."));
        } else {
            Lines.checkAmount(line, given.get(0), path, decimals, findings);
            checkSign(line, given.get(0), path, findings);
        }
    }

    private static void checkSign(Map<String, String> line, String side, String path, Findings findings) {
        if (amount(line, side).signum() < 0) {
            findings.add(Problem.inBody("USER_ERROR", path + "." + side, "The amount of a line cannot be negative."));
        }
    }

    private static void checkBalance(Collection<Map<String, String>> lines, Findings findings) {
        BigDecimal difference = lines.stream()
                .map(line -> amount(line, "debit").subtract(amount(line, "credit")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (difference.signum() != 0) {
            findings.add(Problem.inBody(
                    "USER_ERROR",
                    LINE,
                    "The entry is out of balance: debits less credits are " + difference.toPlainString() + "."));
        }
    }

    private static BigDecimal amount(Map<String, String> line, String side) {
        return new BigDecimal(line.getOrDefault(side, "0"));
    }
}
