package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.observe.HubEvent.DeliveryMoved;
import org.tallystick.engine.observe.HubObserver;
import org.tallystick.engine.retry.CircuitBreaker;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;
import org.tallystick.store.jdbc.JdbcStore;

/** What is sent at once: to several systems, so that none waits for another (RES-12), and several batches to one. */
class AtOnceTest {

    private static final int INVOICES = 40;

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperTarget<Invoice> erp = new PaperTarget<>();
    private final PaperTarget<Invoice> warehouse = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final AtomicInteger inTime = new AtomicInteger();

    AtOnceTest() {
        keys().forEach(id -> decider.puts(id, Papers.invoice(id, "100.00")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** All that the other gets, and what waited for it there: the ERP does not answer until then. */
    @Test
    void aSystemThatDoesNotAnswerKeepsNoOtherWaiting() {
        erp.takes(this::untilReached);
        warehouse.takes(() -> {
            if (warehouse.calls().size() == INVOICES / 4 - 1) {
                reached.countDown();
            }
        });

        Run run = withReports(warehouse).build().run(AUGUST);

        assertThat(inTime).as("calls that the other did not wait for").hasPositiveValue();
        assertThat(run.waiting()).isEmpty();
        assertThatEachIsThereOnce(erp);
        assertThatEachIsThereOnce(warehouse);
    }

    /** It is told on the thread that made the change, which alone waits for it: here for what only the other system's thread can bring about. */
    @Test
    void anObserverThatTakesItsTimeKeepsNoOtherSystemWaiting() {
        CountDownLatch isTold = new CountDownLatch(1);
        warehouse.takes(() -> await(isTold));
        HubObserver slow = new HubObserver() {
            @Override
            public void onDeliveryMoved(DeliveryMoved moved) {
                boolean isInvoice = moved.type().equals("invoice") && moved.to() == State.APPLIED;
                if (isInvoice && moved.system().equals("reports")) {
                    reached.countDown();
                } else if (isInvoice && isTold.getCount() > 0) {
                    isTold.countDown();
                    untilReached();
                }
            }
        };

        Run run = withReports(warehouse).withObserver(slow).build().run(AUGUST);

        assertThat(inTime).hasValue(1);
        assertThat(run.waiting()).isEmpty();
    }

    /** What waits for a record of another batch too: it does not wait for what is under way elsewhere. */
    @Test
    void aSystemThatDoesNotAnswerKeepsNoBatchOfAnotherWaiting() {
        CountDownLatch all = new CountDownLatch(INVOICES);
        PaperTarget<Invoice> reports = new PaperTarget<>() {
            @Override
            public List<Outcome> write(List<Write<Invoice>> batch) {
                List<Outcome> outcomes = super.write(batch);
                outcomes.forEach(written -> all.countDown());
                return outcomes;
            }
        };
        erp.takes(() -> {
            if (erp.calls().isEmpty() && await(all)) {
                inTime.incrementAndGet();
            }
        });

        Run run = withReports(reports).withBatchesAtOnce("reports", 8).build().run(AUGUST);

        assertThat(inTime).as("calls that the other did not wait for").hasValue(1);
        assertThat(run.waiting()).isEmpty();
        assertThatEachIsThereOnce(erp);
        assertThatEachIsThereOnce(reports);
    }

    @Test
    void onOneThreadOneFollowsTheOther() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        erp.takes(() -> threads.add(Thread.currentThread()));
        warehouse.takes(() -> threads.add(Thread.currentThread()));

        both().withOneThread().build().run(AUGUST);

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThatEachIsThereOnce(erp);
        assertThatEachIsThereOnce(warehouse);
    }

    /** They share its limits: what is more critical goes first, whichever of them it is for (RES-18). */
    @Test
    void systemsOfOneAccountAreWrittenToOneAfterTheOther() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Runnable call = () -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            underWay.decrementAndGet();
        };
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        erp.takes(() -> threads.add(Thread.currentThread()));
        warehouse.takes(() -> threads.add(Thread.currentThread()));
        erp.isCalled(call);
        warehouse.isCalled(call);

        both().withAccount("org", "erp", "warehouse").build().run(AUGUST);

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(most).hasValue(1);
    }

    /** One is not answered before another is under way. */
    @Test
    void severalBatchesGoToOneSystem() {
        AtomicInteger underWay = new AtomicInteger();
        erp.takes(() -> {
            if (underWay.incrementAndGet() == 3) {
                reached.countDown();
            }
            untilReached();
        });

        Run run = builder().withBatchesAtOnce("erp", 3).build().run(AUGUST);

        assertThat(inTime)
                .as("calls that waited for the third")
                .hasValue(erp.calls().size());
        assertThat(run.waiting()).isEmpty();
        assertThatEachIsThereOnce(erp);
    }

    /** What one names may be sent by another. */
    @Test
    void whatWaitsForARecordOfAnotherBatchGoesOnWhenThatIsThere() {
        PaperTarget<Customer> customers = new PaperTarget<>();
        erp.naming(invoice -> List.of(invoice.billTo()));
        decider.puts("customer", Papers.customer("C1", "Acme"));

        Run run = Bench.engine(store, new ManualTime())
                .withSystem(
                        "erp",
                        new PaperSystem().writing(RecordType.INVOICE, erp).writing(RecordType.CUSTOMER, customers))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .withBatchesAtOnce("erp", 8)
                .build()
                .run(AUGUST);

        assertThat(run.waiting()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
        assertThatEachIsThereOnce(erp);
    }

    /** Though other batches are taken: it does not answer one of them until it has begun to take another. */
    @Test
    void aSystemThatDoesNotAnswerOneOfThemIsNamed() {
        AtomicReference<Thread> unlucky = new AtomicReference<>();
        erp.takes(reached::countDown);
        erp.isCalled(() -> {
            unlucky.compareAndSet(null, Thread.currentThread());
            if (unlucky.get() == Thread.currentThread()) {
                untilReached();
                throw new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "503", "closed for maintenance"));
            }
        });

        Run run = both().withBatchesAtOnce("erp", 4).build().run(AUGUST);

        assertThat(run.exceptions()).extracting(Finding::subject).containsExactly("erp/invoice");
        assertThat(run.waiting()).containsOnlyKeys("erp/invoice");
        assertThat(erp.kept()).hasSizeBetween(1, INVOICES - 1);
        assertThatEachIsThereOnce(warehouse);

        erp.isCalled(() -> {});
        run = both().withBatchesAtOnce("erp", 4).build().run(AUGUST);

        assertThat(run.exceptions()).isEmpty();
        assertThatEachIsThereOnce(erp);
    }

    /** After it was down one call finds out whether it answers. Who would be next waits for that call, and is not told that it is down. */
    @Test
    void aSystemThatAnswersAgainTakesAllOfThem() {
        ManualTime time = new ManualTime();
        CountDownLatch goesOn = new CountDownLatch(1);
        Tallystick engine = builder(time)
                .withBatchesAtOnce("erp", 2)
                .withLimits(
                        "erp",
                        Limits.builder()
                                .withBreaker(CircuitBreaker.ofDefaults().withThreshold(1, 1, 100))
                                .build())
                .build();
        erp.fallsSilent();
        engine.run(AUGUST);
        erp.speaksAgain();
        time.pass(Duration.ofSeconds(30));

        AtomicBoolean isProbed = new AtomicBoolean();
        erp.isCalled(() -> {
            if (isProbed.getAndSet(true)) {
                goesOn.countDown();
            } else {
                await(reached);
            }
        });
        time.then(() -> {
            reached.countDown();
            await(goesOn);
        });
        Run run = engine.run(AUGUST);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThatEachIsThereOnce(erp);
    }

    /** As of a process that dies: what it had sent is looked up by the next run. */
    @Test
    void aFailureOfOneEndsTheRunWhenTheOthersAreDone() {
        erp.meets("I07", Fate.processDies());

        Tallystick engine = both().build();
        assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> engine.run(AUGUST));
        assertThatEachIsThereOnce(warehouse);

        assertThat(engine.run(AUGUST).waiting()).isEmpty();
        assertThatEachIsThereOnce(erp);
        assertThatEachIsThereOnce(warehouse);
        assertThat(engine.audit().verify()).isEmpty();
    }

    /** Its calls are told to end too, and nobody uses the hub when the run has ended. */
    @Test
    void aRunThatIsToldToEndLeavesNoThreadBehind() throws Exception {
        Thread runner = Thread.currentThread();
        AtomicReference<Thread> other = new AtomicReference<>();
        AtomicInteger told = new AtomicInteger();
        warehouse.takes(() -> {
            other.set(Thread.currentThread());
            runner.interrupt();
            try {
                reached.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                told.incrementAndGet();
                Thread.currentThread().interrupt();
            }
        });

        Tallystick engine = both().build();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> engine.run(AUGUST));

        assertThat(Thread.interrupted()).as("the caller's own flag").isTrue();
        assertThat(told).hasValue(1);
        other.get().join(TimeUnit.MINUTES.toMillis(1));
        assertThat(other.get().isAlive()).isFalse();

        warehouse.takes(() -> {});
        assertThat(engine.run(AUGUST).waiting()).isEmpty();
        assertThatEachIsThereOnce(erp);
        assertThatEachIsThereOnce(warehouse);
    }

    /** The hub is held meanwhile, by one thread. */
    @Test
    void aPlanIsMadeOnOneThread() {
        Tallystick engine = both().withBatchesAtOnce("erp", 4).build();

        assertThat(engine.plan(AUGUST)).hasSize(2 * INVOICES);
    }

    @Test
    void whatDoesNotFitIsSaidWhenItIsBuilt() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().withBatchesAtOnce("erp", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().withBatchesAtOnce("erp", 9));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() ->
                        builder().withBatchesAtOnce("epr", 2).withOneThread().build())
                .withMessageContaining("There are batches at once for the system 'epr', which is not added")
                .withMessageContaining("leave out withOneThread() or withBatchesAtOnce(…)");
    }

    private void untilReached() {
        if (await(reached)) {
            inTime.incrementAndGet();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private TallystickBuilder builder() {
        return builder(new ManualTime());
    }

    private TallystickBuilder builder(ManualTime time) {
        return Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, erp))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"));
    }

    private TallystickBuilder both() {
        return builder()
                .withSystem("warehouse", new PaperSystem().writing(RecordType.INVOICE, warehouse))
                .deliver(RecordType.INVOICE, to("warehouse"));
    }

    /** The ERP, and a system that gets invoices after their customer. */
    private TallystickBuilder withReports(PaperTarget<Invoice> invoices) {
        invoices.naming(invoice -> List.of(invoice.billTo()));
        decider.puts("customer", Papers.customer("C1", "Acme"));
        PaperTarget<Customer> customers = new PaperTarget<>();
        return builder()
                .withSystem(
                        "reports",
                        new PaperSystem().writing(RecordType.INVOICE, invoices).writing(RecordType.CUSTOMER, customers))
                .deliver(RecordType.INVOICE, to("reports"))
                .deliver(RecordType.CUSTOMER, to("reports"));
    }

    private static List<String> keys() {
        return IntStream.range(0, INVOICES).mapToObj("I%02d"::formatted).toList();
    }

    private static void assertThatEachIsThereOnce(PaperTarget<Invoice> target) {
        assertThat(target.kept()).extracting(Found::externalKey).containsExactlyInAnyOrderElementsOf(keys());
    }
}
