package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.observe.HubEvent;
import org.tallystick.engine.observe.HubEvent.BatchAnswered;
import org.tallystick.engine.observe.HubEvent.BreakCleared;
import org.tallystick.engine.observe.HubEvent.BreakFound;
import org.tallystick.engine.observe.HubEvent.DecisionMade;
import org.tallystick.engine.observe.HubEvent.DeliveryMoved;
import org.tallystick.engine.observe.HubEvent.DocumentSetAside;
import org.tallystick.engine.observe.HubEvent.ExceptionClosed;
import org.tallystick.engine.observe.HubEvent.ExceptionOpened;
import org.tallystick.engine.observe.HubEvent.PageIngested;
import org.tallystick.engine.observe.HubEvent.RecordChanged;
import org.tallystick.engine.observe.HubEvent.RunClosed;
import org.tallystick.engine.observe.HubEvent.RunOpened;
import org.tallystick.engine.observe.HubEvent.StateChanged;
import org.tallystick.engine.observe.HubObserver;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** OBS-2: an observer sees every state change exactly once. */
class ObserverTest {

    private final ManualTime time = new ManualTime();
    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final PaperTarget<Invoice> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRunTellsWhatItDidInOrder() {
        source.says(Papers.account("C1", 1, "Acme"), Papers.namelessAccount("C2", 1));
        decider.puts("1", Papers.invoice("I1", "100.00"));
        open(recorder).run(AUGUST);

        assertThat(recorder.names())
                .containsSubsequence(
                        "RecordChanged",
                        "PageIngested",
                        "RunOpened",
                        "RecordChanged",
                        "DecisionMade",
                        "DeliveryMoved",
                        "DeliveryMoved",
                        "BatchAnswered",
                        "RunClosed");
        assertThat(recorder.of(PageIngested.class))
                .containsExactly(new PageIngested("crm", "customer", Tier.REFERENCE, 2, 1, 0, 0, 1, Duration.ZERO));
        assertThat(recorder.of(DocumentSetAside.class))
                .containsExactly(new DocumentSetAside("crm", "customer", Tier.REFERENCE, "C2", 1));
        assertThat(recorder.of(RecordChanged.class))
                .extracting(RecordChanged::system, RecordChanged::type, RecordChanged::version)
                .containsExactly(tuple("crm", "customer", 1L), tuple("hub", "invoice", 1L));
        assertThat(recorder.of(ExceptionOpened.class))
                .containsExactly(new ExceptionOpened("FIELD_MISSING", "crm/customer/C2", "integration"));
        assertThat(recorder.of(DecisionMade.class))
                .containsExactly(new DecisionMade("scripted", "1", "2026-08", Duration.ZERO));
        assertThat(recorder.of(RunOpened.class)).containsExactly(new RunOpened("2026-08"));
        assertThat(recorder.of(RunClosed.class)).containsExactly(new RunClosed("2026-08", Duration.ZERO));
    }

    @Test
    void theSameAgainTellsOnlyThatItWasRead() {
        source.says(Papers.account("C1", 1, "Acme"));
        decider.puts("1", Papers.invoice("I1", "100.00"));
        Tallystick tally = open(recorder);
        tally.run(AUGUST);
        recorder.events.clear();
        source.says(Papers.account("C1", 1, "Acme"));
        tally.run(SEPTEMBER);

        assertThat(recorder.names()).containsExactly("PageIngested", "RunOpened", "DecisionMade", "RunClosed");
    }

    @Test
    void eachDeliveryGoesFromStateToStateWithoutGapOrRepetition() {
        target.meets("I1", Fate.throttled(Duration.ofSeconds(3)), Fate.replyLost());
        target.meets("I2", Fate.refused());
        target.meets("I3", Fate.requestLost());
        target.meets("I4", Fate.throttled(Duration.ofHours(1)));
        for (int i = 1; i <= 5; i++) {
            decider.puts("k" + i, Papers.invoice("I" + i, "100.00"));
        }
        Tallystick tally = open(recorder);
        tally.run(AUGUST);
        time.pass(Duration.ofHours(1));
        tally.run(SEPTEMBER);

        Map<String, State> last = new HashMap<>();
        for (DeliveryMoved moved : recorder.of(DeliveryMoved.class)) {
            assertThat(moved.from()).as("%s", moved).isEqualTo(last.put(moved.externalKey(), moved.to()));
            assertThat(moved.to()).isNotEqualTo(moved.from());
        }
        assertThat(last).hasSize(5);
        assertThat(last.values()).containsOnly(State.APPLIED);
        assertThat(recorder.of(ExceptionOpened.class)).hasSameSizeAs(recorder.of(ExceptionClosed.class));
    }

    @Test
    void aBatchTellsHowLongItTook() {
        decider.puts("1", Papers.invoice("I1", "100.00")).puts("2", Papers.invoice("I2", "100.00"));
        target.takes(() -> time.pass(Duration.ofMillis(70)));
        open(recorder).run(AUGUST);

        assertThat(recorder.of(BatchAnswered.class))
                .containsExactly(new BatchAnswered("erp", "invoice", Tier.BILLING, 2, Duration.ofMillis(70)));
    }

    @Test
    void aBreakIsToldWhenItComesAndWhenItGoes() {
        decider.puts("1", Papers.invoice("I1", "100.00"));
        Tallystick tally = open(recorder);
        tally.run(AUGUST);
        Found there = target.kept().get(0);
        target.loses("I1");
        tally.run(AUGUST);
        tally.run(AUGUST);
        assertThat(recorder.of(BreakFound.class))
                .containsExactly(new BreakFound("erp", "invoice", Tier.BILLING, "I1", "MISSING_IN_TARGET"));
        assertThat(recorder.of(BreakCleared.class)).isEmpty();

        target.has(there);
        tally.run(AUGUST);

        assertThat(recorder.of(BreakFound.class)).hasSize(1);
        assertThat(recorder.of(BreakCleared.class))
                .containsExactly(new BreakCleared("erp", "invoice", Tier.BILLING, "I1", "MISSING_IN_TARGET"));
    }

    @Test
    void whatWasRolledBackIsNeverTold() {
        decider.on("1", () -> {
            throw new PowerCut();
        });
        Tallystick tally = open(recorder);

        assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> tally.run(AUGUST));

        assertThat(recorder.of(DecisionMade.class)).isEmpty();
        assertThat(recorder.of(DeliveryMoved.class)).isEmpty();
        assertThat(recorder.of(RunClosed.class)).isEmpty();
    }

    @Test
    void anObserverThatThrowsHarmsNeitherTheRunNorTheOthers() {
        HubObserver broken = new HubObserver() {
            @Override
            public void onDeliveryMoved(DeliveryMoved event) {
                throw new IllegalStateException("of the observer");
            }
        };
        decider.puts("1", Papers.invoice("I1", "100.00"));

        Run run = open(broken, recorder).run(AUGUST);

        assertThat(run.waiting()).isEmpty();
        assertThat(target.kept()).hasSize(1);
        assertThat(recorder.of(DeliveryMoved.class)).hasSize(3);
    }

    @Test
    void anObserverMayReadTheHub() {
        List<Boolean> seen = new ArrayList<>();
        Tallystick[] tally = new Tallystick[1];
        HubObserver reader = new HubObserver() {
            @Override
            public void onRecordChanged(RecordChanged event) {
                seen.add(tally[0].query()
                        .transitions(Papers.customerRef("crm", "C1"))
                        .isEmpty());
            }
        };
        source.says(Papers.account("C1", 1, "Acme"));
        tally[0] = open(reader);
        tally[0].run(AUGUST);

        assertThat(seen).hasSize(1);
    }

    private Tallystick open(HubObserver... observers) {
        TallystickBuilder builder = Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source))
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .reconcileInvoices("erp");
        for (HubObserver observer : observers) {
            builder.withObserver(observer);
        }
        return builder.build();
    }

    /** Keeps what it is told. */
    private static final class Recorder implements HubObserver {

        private final List<HubEvent> events = new ArrayList<>();

        <E extends HubEvent> List<E> of(Class<E> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        List<String> names() {
            return events.stream()
                    .map(event -> event.getClass().getSimpleName())
                    .toList();
        }

        @Override
        public void onRunOpened(RunOpened event) {
            events.add(event);
        }

        @Override
        public void onRunClosed(RunClosed event) {
            events.add(event);
        }

        @Override
        public void onPageIngested(PageIngested event) {
            events.add(event);
        }

        @Override
        public void onRecordChanged(RecordChanged event) {
            events.add(event);
        }

        @Override
        public void onDocumentSetAside(DocumentSetAside event) {
            events.add(event);
        }

        @Override
        public void onStateChanged(StateChanged event) {
            events.add(event);
        }

        @Override
        public void onDecisionMade(DecisionMade event) {
            events.add(event);
        }

        @Override
        public void onDeliveryMoved(DeliveryMoved event) {
            events.add(event);
        }

        @Override
        public void onBatchAnswered(BatchAnswered event) {
            events.add(event);
        }

        @Override
        public void onExceptionOpened(ExceptionOpened event) {
            events.add(event);
        }

        @Override
        public void onExceptionClosed(ExceptionClosed event) {
            events.add(event);
        }

        @Override
        public void onBreakFound(BreakFound event) {
            events.add(event);
        }

        @Override
        public void onBreakCleared(BreakCleared event) {
            events.add(event);
        }
    }
}
