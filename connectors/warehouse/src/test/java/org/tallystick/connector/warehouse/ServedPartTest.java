package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.warehouse.Records.line;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** Revenue by item and month (RULES rule 11). */
class ServedPartTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    @Test
    void eachItemIsServedOnItsDay() {
        InvoiceLine line = line(Money.of("30.00", "EUR"))
                .quantity(Quantity.of("3"))
                .sources(List.of(source("a", "1", "10.00", DAY.minusMonths(1)), source("b", "2", "20.00", DAY)))
                .build();

        assertThat(ServedPart.of(line))
                .containsExactly(part("a", DAY.minusMonths(1), "1", "10.00"), part("b", DAY, "2", "20.00"));
    }

    @Test
    void whatRecursIsServedEvenlyOverItsDays() {
        InvoiceLine line = line(Money.of("100.00", "EUR"))
                .kind(LineKind.RECURRING)
                .serviceDate(LocalDate.of(2026, 10, 30))
                .serviceUntil(LocalDate.of(2026, 12, 1))
                .sources(List.of(source("r", "1", "100.00", null)))
                .build();

        assertThat(ServedPart.of(line))
                .containsExactly(
                        part("r", LocalDate.of(2026, 10, 30), "1", "6.06"),
                        part("r", LocalDate.of(2026, 11, 1), "0", "90.91"),
                        part("r", LocalDate.of(2026, 12, 1), "0", "3.03"));
    }

    @Test
    void whatComesFromNoItemIsServedOnTheLinesDay() {
        InvoiceLine line = line(Money.of("95.00", "EUR"))
                .sources(List.of(source("a", "1", "100.00", DAY.minusMonths(1))))
                .build();

        assertThat(ServedPart.of(line))
                .containsExactly(part("a", DAY.minusMonths(1), "1", "100.00"), part(null, DAY, "0", "-5.00"));
    }

    @Test
    void aLineWithoutItemsIsServedOnItsDay() {
        assertThat(ServedPart.of(line(Money.of("95.00", "EUR")).build()))
                .containsExactly(part(null, DAY, "1", "95.00"));
    }

    @Property(tries = 200)
    void partsSumToTheLine(
            @ForAll @IntRange(min = -100_000, max = 100_000) int cents,
            @ForAll @IntRange(max = 400) int days,
            @ForAll @IntRange(max = 100_000) int item) {
        InvoiceLine line = line(Money.of("%d.%02d".formatted(cents / 100, Math.abs(cents % 100)), "EUR"))
                .kind(LineKind.RECURRING)
                .serviceUntil(DAY.plusDays(days))
                .sources(List.of(source("r", "0.5", "%d.25".formatted(item), DAY)))
                .build();

        List<ServedPart> parts = ServedPart.of(line);

        assertThat(parts.stream().map(ServedPart::amount).reduce(Money::plus)).contains(line.net());
        assertThat(parts.stream().map(ServedPart::quantity).reduce(Quantity::plus))
                .contains(line.quantity());
    }

    private static LineSource source(String id, String quantity, String amount, LocalDate day) {
        return new LineSource(id, Quantity.of(quantity), Money.of(amount, "EUR"), day);
    }

    private static ServedPart part(String item, LocalDate day, String quantity, String amount) {
        return new ServedPart(item, day, Quantity.of(quantity), Money.of(amount, "EUR"));
    }
}
