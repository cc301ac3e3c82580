package org.tallystick.testkit.properties;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.Tuple;
import org.tallystick.model.value.CurrencyCode;

/** Values of the trade at which programs fail. Generators give them more often than chance would. */
public final class DomainEdges {

    /** With two decimals, none, three and four. */
    public static final List<CurrencyCode> CURRENCIES =
            List.of("EUR", "JPY", "KWD", "CLF").stream().map(CurrencyCode::new).toList();

    /** Ends of months and years, 29 February, days of 23 and 25 hours on both sides of the Atlantic, and one that Samoa left out. */
    public static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 31),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2026, 3, 8),
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2011, 12, 30));

    /**
     * Plain words first; then umlauts, marks that combine, right to left, beyond the basic plane, joined emoji, half a pair; what CSV,
     * spreadsheets, SQL and XML take for their own; blanks, nothing. The greatest lengths are the constraints'.
     */
    public static final List<String> TEXTS = List.of(
            "Rollout",
            "Müller & Söhne",
            "Ame\u0301lie Nguye\u0302\u0303n",
            "שלום עולם",
            "شركة \u202Eabc",
            "株式会社",
            "\uD83D\uDC69\u200D\uD83D\uDCBB",
            "\uD800",
            "a,\"b\";c\r\nd",
            "=1+1",
            "'; --",
            "<a>&amp;</a>",
            "0012",
            "\u0000",
            " ",
            "");

    private DomainEdges() {}

    /** One of the edges in a third of all cases, and as edge cases too. */
    static <T> Arbitrary<T> often(List<T> edges, Arbitrary<T> others) {
        return mixed(1, edges, 2, others);
    }

    /** One of the edges in most cases, and as edge cases too. */
    static <T> Arbitrary<T> mostly(List<T> edges, Arbitrary<T> others) {
        return mixed(4, edges, 1, others);
    }

    @SuppressWarnings("unchecked") // an edge case is added alone: its array holds nothing else
    private static <T> Arbitrary<T> mixed(int some, List<T> edges, int rest, Arbitrary<T> others) {
        return Arbitraries.frequencyOf(List.of(Tuple.of(some, Arbitraries.of(edges)), Tuple.of(rest, others)))
                .edgeCases((EdgeCases.Config<T> config) -> edges.forEach(config::add));
    }
}
