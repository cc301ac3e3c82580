package org.tallystick.connector.certinia.internal.write;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What billing events are told of an invoice.
 *
 * @param number the issuing system's
 * @param date its date
 * @param sources ids of the time entries, expenses and milestones of this system that it bills
 */
record InvoiceMark(String number, LocalDate date, SortedSet<String> sources) {

    /** One fact per row. */
    String digest() {
        return digest(number, Stream.of("date " + date), sources);
    }

    /** Of events that bear a number, as {@link #digest()} would have it. */
    static String digest(String number, Collection<BilledEvent> events) {
        return digest(
                number,
                events.stream()
                        .map(event -> event.isInvoiced() ? "date " + event.date() : "not invoiced " + event.id())
                        .distinct()
                        .sorted(),
                events.stream()
                        .flatMap(event -> event.sources().stream())
                        .sorted()
                        .toList());
    }

    private static String digest(String number, Stream<String> dates, Collection<String> sources) {
        return Stream.of(Stream.of("number " + number), dates, sources.stream().map(source -> "bills " + source))
                .flatMap(facts -> facts)
                .collect(Collectors.joining("\n"));
    }
}
