package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.Side;
import org.tallystick.spi.Write;

/**
 * What counts of a journal entry, the same of one that is written and of one that is found.
 *
 * @param subsidiary internal id of whose books
 * @param currency its code
 * @param date posting date
 * @param lines in their order
 */
record JournalDigest(String subsidiary, String currency, LocalDate date, List<Line> lines) {

    /**
     * What counts of a line.
     *
     * @param account its number
     * @param debit in the entry's currency, if it is one
     * @param credit in the entry's currency, if it is one
     * @param entity internal id of the customer, if it has one
     * @param segments internal ids by the names of {@link JournalForm#SEGMENTS}
     */
    record Line(
            String account,
            @Nullable BigDecimal debit,
            @Nullable BigDecimal credit,
            @Nullable String entity,
            SortedMap<String, String> segments) {

        static Line of(LedgerLine line, Write<?> write) {
            BigDecimal amount = line.amount().amount();
            return new Line(
                    line.account(),
                    line.side() == Side.DEBIT ? amount : null,
                    line.side() == Side.CREDIT ? amount : null,
                    line.customer() == null ? null : write.idOf(line.customer()),
                    line.dimensions());
        }

        String text() {
            List<String> parts = new ArrayList<>(List.of("line", account));
            add(parts, "debit", debit);
            add(parts, "credit", credit);
            if (entity != null) {
                parts.add("entity " + entity);
            }
            segments.forEach((name, id) -> parts.add(name + " " + id));
            return String.join(" ", parts);
        }

        /** A side of nothing is none. */
        private static void add(List<String> parts, String side, @Nullable BigDecimal amount) {
            if (amount != null && amount.signum() != 0) {
                parts.add(side + " " + amount.stripTrailingZeros().toPlainString());
            }
        }
    }

    static JournalDigest of(Write<JournalEntry> write) {
        JournalEntry entry = write.record();
        return new JournalDigest(
                write.idOf(entry.legalEntity()),
                entry.currency().code(),
                entry.date(),
                entry.lines().stream().map(line -> Line.of(line, write)).toList());
    }

    /** One fact per row of text. */
    String text() {
        Stream<String> header = Stream.of("subsidiary " + subsidiary, "currency " + currency, "date " + date);
        return Stream.concat(header, lines.stream().map(Line::text)).collect(Collectors.joining("\n"));
    }
}
