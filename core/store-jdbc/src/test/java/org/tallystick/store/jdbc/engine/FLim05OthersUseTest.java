package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.DailyBudget;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.Observation;
import org.tallystick.model.Customer;
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
    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatOthersUseStopsWhatIsLessCriticalAndAllThatIsBilledIsDelivered() {
        meter.othersUse(75);
        putCustomers(40);
        Run first = engine().run(AUGUST);

        assertThat(customers.kept())
                .as("seven batches of the fifteen calls that others left above the reserve")
                .hasSize(28);
        assertThat(meter.calls()).isEqualTo(15);
        assertThat(first.exceptions())
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("ALLOWANCE"))
                .extracting(Finding::message)
                .isEqualTo("erp is not called until 2026-08-31T13:00:00Z: ALLOWANCE stands against it");

        putInvoices(20);
        Run second = engine().run(SEPTEMBER);

        assertThat(invoices.kept()).as("five batches, the last ten calls").hasSize(20);
        assertThat(second.waiting()).containsOnlyKeys("erp/customer");
        assertThat(time.waits()).isEmpty();

        meter.othersUse(0);
        time.pass(Observation.LIFE);
        Run third = engine().run(OCTOBER);

        assertThat(customers.kept()).hasSize(40);
        assertThat(third.waiting()).isEmpty();
        assertThat(third.exceptions()).isEmpty();
    }

    /** Its window rolls: what was left an hour ago is no longer known, and one call finds out. */
    @Test
    void anHourLaterOneCallFindsOutWhatIsLeft() {
        meter.othersUse(99);
        putCustomers(4);
        engine().run(AUGUST);
        assertThat(meter.calls()).as("a look-up").isEqualTo(1);

        engine().run(SEPTEMBER);
        assertThat(meter.calls()).isEqualTo(1);

        time.pass(Observation.LIFE);
        engine().run(OCTOBER);
        assertThat(meter.calls()).isEqualTo(2);
        assertThat(customers.kept()).isEmpty();
    }

    /** Billing is not stopped by what was said: only the system knows whether it still takes a call. */
    @Test
    void whatIsBilledIsSentThoughNothingIsLeft() {
        meter.othersUse(200);
        putInvoices(8);

        assertThat(engine().run(AUGUST).waiting()).isEmpty();
        assertThat(invoices.kept()).hasSize(8);
    }

    @Test
    void whatOneEngineHearsHoldsForAllOfTheHub() {
        meter.othersUse(99);
        putCustomers(4);
        engine().run(AUGUST);
        Meter unheard = new Meter(100, time);

        engine(unheard).run(SEPTEMBER);

        assertThat(unheard.calls()).isZero();
    }

    /** As an answer without a body does. */
    @Test
    void callsWhoseAnswersSayNothingAreCountedAgainstWhatWasSaid() {
        meter.othersUse(79);
        putCustomers(40);
        customers.takes(meter::fallsQuiet);

        engine().run(AUGUST);

        assertThat(meter.calls()).as("of the twenty that were left at the first answer").isEqualTo(11);
    }

    @Test
    void anAnswerThatIsARefusalIsHeardToo() {
        meter.othersUse(99);
        putCustomers(4);
        customers.fallsSilent();

        engine().run(AUGUST);

        assertThat(meter.calls()).as("it is not asked again, as it is of a failure that may pass").isEqualTo(1);
    }

    @Test
    void systemsOfOneAccountShareWhatEitherHears() {
        meter.othersUse(95);
        putCustomers(4);
        putInvoices(4);
        PaperSystem psa = new PaperSystem().writing(RecordType.INVOICE, invoices).telling(meter::told);
        invoices.isCalled(meter::take);
        Meter quiet = new Meter(100, time);
        customers.isCalled(quiet::take);

        Run run = Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().writing(RecordType.CUSTOMER, customers))
                .withSystem("psa", psa)
                .withAccount("org", "crm", "psa")
                .withLimits("org", LIMITS)
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("crm"))
                .deliver(RecordType.INVOICE, to("psa"))
                .build()
                .run(AUGUST);

        assertThat(invoices.kept()).hasSize(4);
        assertThat(quiet.calls()).isZero();
        assertThat(run.waiting()).containsOnlyKeys("crm/customer");
        assertThat(store.<Long>inTransaction(
                        tx -> tx.budgets().spent("org", time.instant().atZone(ZoneOffset.UTC).toLocalDate())))
                .isEqualTo(2);
    }

    private void putCustomers(int upTo) {
        for (int i = 0; i < upTo; i++) {
            decider.puts("c" + i, Papers.customer("C" + i, "Acme " + i));
        }
    }

    private void putInvoices(int number) {
        for (int i = 0; i < number; i++) {
            decider.puts("i" + i, Papers.invoice("I" + i, "100.00"));
        }
    }

    private Tallystick engine() {
        return engine(meter);
    }

    private Tallystick engine(Meter ofAccount) {
        customers.isCalled(ofAccount::take);
        invoices.isCalled(ofAccount::take);
        return Bench.engine(store, time)
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, customers)
                                .writing(RecordType.INVOICE, invoices)
                                .telling(ofAccount::told))
                .withLimits("erp", LIMITS)
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("erp"))
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }
}
