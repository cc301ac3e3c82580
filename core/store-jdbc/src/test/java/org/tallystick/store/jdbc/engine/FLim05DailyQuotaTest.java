package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.CloseWindow;
import org.tallystick.engine.retry.DailyBudget;
import org.tallystick.engine.retry.Limits;
import org.tallystick.store.jdbc.JdbcStore;

/** F-LIM-05: a day's calls that are spent are not slept for; the last of them are billing's. Each batch of four is two calls. */
class FLim05DailyQuotaTest {

    private static final CloseWindow NO_WINDOW = new CloseWindow(0, 0, ZoneOffset.UTC, 0);

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperErp erp = new PaperErp();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsLessCriticalWaitsForTheNextDayAndAllThatIsBilledIsDelivered() {
        erp.needsCustomers(40);
        Run first = engine(30, 10, NO_WINDOW).run(AUGUST);
        assertThat(erp.customers().kept())
                .as("ten batches of the twenty calls that are not reserved")
                .hasSize(40);
        assertThat(first.waiting()).isEmpty();

        erp.needsInvoices(20);
        erp.needsCustomers(50);
        Run second = engine(30, 10, NO_WINDOW).run(SEPTEMBER);

        assertThat(erp.invoices().kept()).hasSize(20);
        assertThat(erp.customers().kept()).hasSize(40);
        assertThat(time.waits()).isEmpty();
        assertThat(second.waiting().get("erp/customer")).hasSize(10).containsEntry("C49", "PLANNED");
        assertThat(second.exceptions())
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("DAILY_BUDGET"))
                .extracting(Finding::message)
                .isEqualTo("erp is not called until 2026-09-01T00:00:00Z: DAILY_BUDGET stands against it");

        time.pass(Duration.ofHours(12));
        Run third = engine(30, 10, NO_WINDOW).run(OCTOBER);
        assertThat(erp.customers().kept()).hasSize(50);
        assertThat(third.waiting()).isEmpty();
        assertThat(third.exceptions()).isEmpty();
    }

    /** The hub counts, not the process: each run here is of an engine that was just started. */
    @Test
    void aRestartDoesNotSpendTheDayAgain() {
        erp.needsCustomers(4);
        engine(3, 0, NO_WINDOW).run(AUGUST);
        erp.needsCustomers(8);

        Run again = engine(3, 0, NO_WINDOW).run(SEPTEMBER);

        assertThat(erp.customers().kept()).hasSize(4);
        assertThat(again.waiting().get("erp/customer")).hasSize(4);
    }

    /** RES-18: the engine's clock stands at the last day of August. */
    @Test
    void inACloseWindowMoreIsKeptForBilling() {
        erp.needsCustomers(40);

        engine(20, 0, new CloseWindow(1, 0, ZoneOffset.UTC, 60)).run(AUGUST);

        assertThat(erp.customers().kept())
                .as("four batches of the eight calls that are left")
                .hasSize(16);
        erp.needsInvoices(24);
        engine(20, 0, new CloseWindow(1, 0, ZoneOffset.UTC, 60)).run(SEPTEMBER);
        assertThat(erp.invoices().kept()).hasSize(24);
    }

    @Test
    void outsideOfTheCloseWindowTheyAreForAll() {
        erp.needsCustomers(40);

        engine(20, 0, new CloseWindow(0, 5, ZoneOffset.UTC, 60)).run(AUGUST);

        assertThat(erp.customers().kept()).hasSize(40);
    }

    /** The plan of a run that would write reads within the budget, and leaves it as it is. */
    @Test
    void aPlanSpendsNothing() {
        erp.needsCustomers(4);
        Tallystick tally = engine(2, 0, NO_WINDOW);

        assertThat(tally.plan(AUGUST)).hasSize(4);

        assertThat(tally.run(AUGUST).waiting()).isEmpty();
    }

    private Tallystick engine(long calls, long reserve, CloseWindow window) {
        DailyBudget daily = new DailyBudget(calls, reserve, ZoneOffset.UTC);
        return erp.engine(store, time)
                .withLimits("erp", Limits.builder().withDailyBudget(daily).build())
                .withCloseWindow(window)
                .build();
    }
}
