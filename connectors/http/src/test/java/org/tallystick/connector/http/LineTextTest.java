package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** What a person reads on an invoice's line. */
class LineTextTest {

    private final InvoiceLineBuilder line = InvoiceLineBuilder.builder()
            .no(1)
            .kind(LineKind.MILESTONE)
            .project(new Ref<>("psa", RecordType.PROJECT, "P-1"))
            .serviceDate(LocalDate.of(2026, 8, 3))
            .quantity(Quantity.ONE)
            .net(Money.of("10.00", "EUR"))
            .taxCode("DE-S19")
            .taxRate(Rate.of("0.19"))
            .sources(List.of());

    @Test
    void aLineSaysKindProjectAndDay() {
        assertThat(LineText.of(line.build())).isEqualTo("Milestone, project P-1, 2026-08-03");
    }

    @Test
    void aLineSaysRoleDaysAndThatItIsLateWhereItHasThem() {
        line.kind(LineKind.TIME)
                .role("Senior consultant")
                .serviceUntil(LocalDate.of(2026, 8, 31))
                .late(true);

        assertThat(LineText.of(line.build()))
                .isEqualTo("Time, Senior consultant, project P-1, 2026-08-03 to 2026-08-31, late");
    }
}
