package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.DailyBudget;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.Observation;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/**
 * F-LIM-05: what is kept for billing is kept from other applications' use of the account too. The account has a hundred calls, of which ten are billing's;
 * each batch of four is two calls.
 */
class FLim05OthersUseTest {

    private static final Limits LIMITS = Limits.builder()
            .withDailyBudget(new DailyBudget(100, 10, ZoneOffset.UTC))
            .build();

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final Meter meter = new Meter(100, time);
    private final PaperErp erp = new PaperErp();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatOthersUseStopsWhatIsLessCriticalAndAllThatIsBilledIsDelivered() {
        meter.othersUse(75);
        erp.needsCustomers(40);
        Run first = engine().run(AUGUST);

        assertThat(erp.customers().kept())
                .as("seven batches of the fifteen calls that others left above the reserve")
                .hasSize(28);
        assertThat(meter.calls()).isEqualTo(15);
        assertThat(first.exceptions())
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("ALLOWANCE"))
                .extracting(Finding::message)
                .isEqualTo("erp is not called until 2026-08-31T13:00:00Z: ALLOWANCE stands against it");

        erp.needsInvoices(20);
        Run second = engine().run(SEPTEMBER);

        assertThat(erp.invoices().kept()).as("five batches, the last ten calls").hasSize(20);
        assertThat(second.waiting()).containsOnlyKeys("erp/customer");
        assertThat(time.waits()).isEmpty();

        meter.othersUse(0);
        time.pass(Observation.LIFE);
        Run third = engine().run(OCTOBER);

        assertThat(erp.customers().kept()).hasSize(40);
        assertThat(third.waiting()).isEmpty();
        assertThat(third.exceptions()).isEmpty();
    }

    /** Its window rolls: what was left an hour ago is no longer known, and one call finds out. */
    @Test
    void anHourLaterOneCallFindsOutWhatIsLeft() {
        meter.othersUse(99);
        erp.needsCustomers(4);
        engine().run(AUGUST);
        assertThat(meter.calls()).as("a look-up").isEqualTo(1);

        engine().run(SEPTEMBER);
        assertThat(meter.calls()).isEqualTo(1);

        time.pass(Observation.LIFE);
        engine().run(OCTOBER);
        assertThat(meter.calls()).isEqualTo(2);
        assertThat(erp.customers().kept()).isEmpty();
    }

    /** Billing is not stopped by what was said: only the system knows whether it still takes a call. */
    @Test
    void whatIsBilledIsSentThoughNothingIsLeft() {
        meter.othersUse(200);
        erp.needsInvoices(8);

        assertThat(engine().run(AUGUST).waiting()).isEmpty();
        assertThat(erp.invoices().kept()).hasSize(8);
    }

    @Test
    void whatOneEngineHearsHoldsForAllOfTheHub() {
        meter.othersUse(99);
        erp.needsCustomers(4);
        engine().run(AUGUST);
        Meter unheard = new Meter(100, time);

        engine(unheard).run(SEPTEMBER);

        assertThat(unheard.calls()).isZero();
    }

    /** As an answer without a body does. */
    @Test
    void callsWhoseAnswersSayNothingAreCountedAgainstWhatWasSaid() {
        meter.othersUse(79);
        erp.needsCustomers(40);
        erp.customers().takes(meter::fallsQuiet);

        engine().run(AUGUST);

        assertThat(meter.calls())
                .as("of the twenty that were left at the first answer")
                .isEqualTo(11);
    }

    @Test
    void whatIsSaidOfOthersNeverSpoilsAnAnswer() {
        erp.needsInvoices(8);
        erp.isCalled(meter::take);
        erp.system().telling(() -> {
            throw new ArithmeticException("a header that makes no sense");
        });

        Run run = erp.engine(store, time).withLimits("erp", LIMITS).build().run(AUGUST);

        assertThat(erp.invoices().kept()).hasSize(8);
        assertThat(run.waiting()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void anAnswerThatIsARefusalIsHeardToo() {
        meter.othersUse(99);
        erp.needsCustomers(4);
        erp.customers().fallsSilent();

        engine().run(AUGUST);

        assertThat(meter.calls())
                .as("it is not asked again, as it is of a failure that may pass")
                .isEqualTo(1);
    }

    /** The PSA, which takes invoices here, says what is used; the ERP says nothing. */
    @Test
    void systemsOfOneAccountShareWhatEitherHears() {
        meter.othersUse(95);
        erp.needsCustomers(4);
        erp.needsInvoices(4);
        PaperTarget<Invoice> invoices = new PaperTarget<>();
        invoices.isCalled(meter::take);
        Meter quiet = new Meter(100, time);
        erp.isCalled(quiet::take);

        PaperSystem psa = new PaperSystem().writing(RecordType.INVOICE, invoices);
        Run run = ofOneAccount(psa.telling(meter::told)).run(AUGUST);

        assertThat(invoices.kept()).hasSize(4);
        assertThat(quiet.calls()).isZero();
        assertThat(run.waiting()).containsOnlyKeys("erp/customer");
        LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
        assertThat(store.<Long>inTransaction(tx -> tx.budgets().spent("org", today)))
                .isEqualTo(2);
    }

    /** Limits for a system that is of another's account are refused. */
    @Test
    void theRemedyNamesTheAccountThatHasTheLimits() {
        erp.needsCustomers(204);

        Run run = ofOneAccount(new PaperSystem().writing(RecordType.INVOICE, erp.invoices()))
                .run(AUGUST);

        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("DAILY_BUDGET");
            assertThat(found.remedy()).endsWith("mend the system or widen withLimits(\"org\", …)");
        });
    }

    private Tallystick ofOneAccount(PaperSystem psa) {
        return Bench.engine(store, time)
                .withSystem("erp", erp.system())
                .withSystem("psa", psa)
                .withAccount("org", "erp", "psa")
                .withLimits("org", LIMITS)
                .decide(erp.decider())
                .deliver(RecordType.CUSTOMER, to("erp"))
                .deliver(RecordType.INVOICE, to("psa"))
                .build();
    }

    private Tallystick engine() {
        return engine(meter);
    }

    private Tallystick engine(Meter ofAccount) {
        erp.isCalled(ofAccount::take);
        erp.system().telling(ofAccount::told);
        return erp.engine(store, time).withLimits("erp", LIMITS).build();
    }
}
