package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** A document of more lines than its target takes is never sent, cut off or not: a person decides. */
class MaxLinesTest {

    private static final InvoiceLine LINE = InvoiceLineBuilder.builder()
            .no(1)
            .kind(LineKind.TIME)
            .project(new Ref<>("psa", RecordType.PROJECT, "P1"))
            .serviceDate(LocalDate.of(2026, 8, 3))
            .quantity(Quantity.of("1.00"))
            .net(Money.of("100.00", "EUR"))
            .taxCode("S")
            .taxRate(Rate.of("0.10"))
            .build();

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider =
            new ScriptedDecider().puts("1", invoice("I1", 3)).puts("2", invoice("I2", 2));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void oneLineTooManyIsRefusedWithTheLimitAndTheOthersGo() {
        Run run = tally(2).run(AUGUST);

        assertThat(target.calls()).containsExactly(List.of("I2"));
        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("TOO_MANY_LINES");
            assertThat(found.subject()).isEqualTo("erp/invoice/I1");
            assertThat(found.message()).contains("has 3 lines", "takes at most 2");
        });
    }

    @Test
    void itGoesOnceTheTargetTakesAsMany() {
        tally(2).run(AUGUST);

        assertThat(tally(3).run(SEPTEMBER).exceptions()).isEmpty();
        assertThat(target.kept()).hasSize(2);
    }

    private Tallystick tally(int maxLines) {
        WriteCapabilities capabilities = new WriteCapabilities(
                WriteStrategy.UPSERT_BY_EXTERNAL_KEY, 4, false, Duration.ofMinutes(1), Duration.ZERO, maxLines);
        return Bench.engine(store, new ManualTime())
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target, capabilities))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    private static Invoice invoice(String id, int lines) {
        return InvoiceBuilder.builder(Papers.invoice(id, "100.00"))
                .lines(Collections.nCopies(lines, LINE))
                .build();
    }
}
