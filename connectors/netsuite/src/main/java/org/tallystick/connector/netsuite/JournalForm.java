package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.Ref;
import org.tallystick.model.Side;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * A journal entry as a {@code journalEntry}, line by line. Number, rate, approval and reversal are NetSuite's, and so are the amounts in functional
 * currency: a line that has no other is refused.
 */
final class JournalForm implements RecordForm<JournalEntry> {

    /** Segments of a line, whose values are internal ids: dimensions of these names, and no others. */
    static final List<String> SEGMENTS = List.of("class", "department", "location");

    private final CodeList currencies;
    private final CodeList accounts;

    JournalForm(CodeList currencies, CodeList accounts) {
        this.currencies = currencies;
        this.accounts = accounts;
    }

    @Override
    public Target target() {
        return Target.JOURNAL_ENTRY;
    }

    @Override
    public List<Ref<?>> references(JournalEntry entry) {
        Stream<Ref<?>> customers = entry.lines().stream().flatMap(line -> Stream.ofNullable(line.customer()));
        return Stream.concat(Stream.of(entry.legalEntity()), customers)
                .distinct()
                .toList();
    }

    @Override
    public Bodies<JournalEntry> prepare(List<Write<JournalEntry>> batch) {
        List<JournalEntry> entries = batch.stream().map(Write::record).toList();
        Codes currency = currencies.withCodes(
                entries.stream().map(entry -> entry.currency().code()).toList());
        Set<String> named = entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .map(LedgerLine::account)
                .collect(Collectors.toSet());
        Codes account = accounts.withCodes(named);
        return write -> body(write, currency, account);
    }

    private static Map<String, Object> body(Write<JournalEntry> write, Codes currency, Codes account) {
        JournalEntry entry = write.record();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subsidiary", RecordForm.reference(write.idOf(entry.legalEntity())));
        body.put("currency", RecordForm.reference(currency.idOf(entry.currency().code(), "currency")));
        body.put("tranDate", entry.date().toString());
        body.put("memo", entry.ref().id());
        List<Map<String, Object>> lines = new ArrayList<>();
        for (LedgerLine line : entry.lines()) {
            lines.add(line(line, "lines[%d]".formatted(lines.size()), write, account));
        }
        body.put("line", Map.of("items", lines));
        return body;
    }

    private static Map<String, Object> line(LedgerLine line, String path, Write<JournalEntry> write, Codes account) {
        check(line, path);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("account", RecordForm.reference(account.idOf(line.account(), path + ".account")));
        fields.put(line.side() == Side.DEBIT ? "debit" : "credit", line.amount().amount());
        if (line.customer() != null) {
            fields.put("entity", RecordForm.reference(write.idOf(line.customer())));
        }
        line.dimensions().forEach((segment, id) -> fields.put(segment, RecordForm.reference(id)));
        fields.put("memo", memo(line));
        return fields;
    }

    /** What it books, and what NetSuite has no field for that would not compute something. */
    private static String memo(LedgerLine line) {
        List<String> parts = new ArrayList<>();
        parts.add(line.source().type().name() + " " + line.source().id());
        if (line.project() != null) {
            parts.add("project " + line.project().id());
        }
        if (line.taxCode() != null) {
            parts.add("tax " + line.taxCode());
        }
        return String.join(", ", parts);
    }

    private static void check(LedgerLine line, String path) {
        if (line.amount().signum() == 0) {
            throw new BadRecordException(Problem.ofField(
                    "FUNCTIONAL_AMOUNT_ONLY",
                    path + ".amount",
                    line.functional().toString(),
                    "NetSuite computes amounts in functional currency, and this line has no other",
                    "Let NetSuite revalue, or enter the difference there"));
        }
        SortedSet<String> others = new TreeSet<>(line.dimensions().keySet());
        others.removeAll(SEGMENTS);
        if (!others.isEmpty()) {
            throw new BadRecordException(Problem.ofField(
                    "DIMENSIONS",
                    path + ".dimensions",
                    others.toString(),
                    "A line of NetSuite has no dimensions but %s".formatted(SEGMENTS),
                    "Let a rule set put them into these, as internal ids, or take them out"));
        }
    }
}
