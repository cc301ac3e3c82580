package org.tallystick.store.jdbc.simulation;

import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.ReusedHub;

/**
 * One firm: customers of a CRM and a PSA, which go to targets that write in different ways, with an invoice each that names its customer.
 * Whatever ends a run, a new engine on the same hub goes on; at the end nothing fails any more, and all must have come right.
 */
final class SimulatedWorld {

    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final int TOO_OFTEN = 500;

    private final VirtualTime time = new VirtualTime();
    private final Store hub = ReusedHub.empty();
    private final Map<WriteStrategy, Ledger> targets = new EnumMap<>(WriteStrategy.class);
    private @Nullable SimulatedCopy<Customer> copy;
    private final List<String> violations = new ArrayList<>();
    private final long seed;
    private final Random random;
    private final Script script;
    private final Faults faults;
    private final Store store;
    private final Variant variant;
    private YearMonth period = FIRST;
    private @Nullable Tallystick engine;

    /** The two targets of one system. */
    record Ledger(SimulatedTarget<Customer> customers, SimulatedTarget<Invoice> invoices) {}

    SimulatedWorld(long seed, Faults faults, Variant variant, WriteStrategy... strategies) {
        this.seed = seed;
        this.random = Seeds.random(seed, 2);
        this.script = new Script(Seeds.random(seed, 3));
        this.faults = faults;
        this.variant = variant;
        this.store = new FaultyStore(variant.store().apply(hub), faults);
        for (WriteStrategy strategy : strategies) {
            targets.put(
                    strategy,
                    new Ledger(
                            new SimulatedTarget<>(strategy, time, faults, random),
                            new SimulatedTarget<>(strategy, time, faults, random)));
        }
    }

    /** Somebody else has an invoice under the key that ours will have. */
    void forge(String customer) {
        targets.values().forEach(ledger -> ledger.invoices().has("I-" + customer, Invariants.FORGED));
    }

    /** A copy of the customers is kept, too. */
    SimulatedWorld copied() {
        copy = new SimulatedCopy<>(time, faults, Seeds.random(seed, 6));
        return this;
    }

    /** That many rounds of events, each brought to its end. */
    SimulatedWorld live(int rounds) {
        for (int i = 0; i < rounds; i++) {
            script.goOn();
            finish();
        }
        return this;
    }

    /** That many later runs, with time between them. */
    SimulatedWorld calmDown(int runs) {
        for (int i = 0; i < runs; i++) {
            time.pass(Duration.ofHours(3));
            finish();
        }
        return this;
    }

    /** All that is not as it must be, by the name of what it breaks; empty: all is well. */
    List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        all.addAll(new Invariants(hub, script, targets, copy).violations());
        return all;
    }

    /** Runs the period until it ends by itself. */
    private void finish() {
        for (int i = 0; i < TOO_OFTEN; i++) {
            if (hasEnded()) {
                period = period.plusMonths(1);
                return;
            }
            time.pass(Duration.ofSeconds(random.nextInt(120)));
        }
        throw new AssertionError("The run of %s never ends".formatted(period));
    }

    private boolean hasEnded() {
        try {
            Tallystick tally = engine == null ? build() : engine;
            engine = tally;
            conserves(tally.run(period));
            return true;
        } catch (Crash | StoreException | ConnectorException | Defect e) {
            engine = null;
            ReusedHub.reopen();
            return false;
        }
    }

    private void conserves(Run run) {
        run.ingested().forEach((flow, tally) -> {
            if (tally.read() != tally.stored() + tally.unchanged() + tally.setAside()) {
                violations.add("conservation: %s %s".formatted(flow, tally));
            }
        });
    }

    private Tallystick build() {
        TallystickBuilder builder = Tallystick.builder()
                .withStore(store)
                .withTime(time)
                .withRandom(new Random(seed))
                .withOneThread()
                .withSystem("crm", SimulatedSystem.reading(SimulatedSource.crm(script, faults), reads(true)))
                .withSystem("psa", SimulatedSystem.reading(SimulatedSource.psa(script, faults), reads(false)))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .ingest(RecordType.CUSTOMER, from("psa"))
                .decide(new DirtyDecider(RecordType.CUSTOMER, Billing::bill));
        targets.forEach((strategy, ledger) -> builder.withSystem(
                        strategy.name(),
                        SimulatedSystem.writing(
                                writes(strategy), ledger.customers(), ledger.invoices(), variant.lookups()))
                .deliver(RecordType.INVOICE, to(strategy.name()))
                .deliver(RecordType.CUSTOMER, to(strategy.name())));
        if (copy != null) {
            builder.withSystem(
                            Invariants.COPY,
                            SimulatedSystem.copying(writes(WriteStrategy.UPSERT_BY_EXTERNAL_KEY), copy))
                    .deliver(RecordType.CUSTOMER, to(Invariants.COPY));
        }
        return builder.build();
    }

    private static ReadCapabilities reads(boolean increment) {
        return new ReadCapabilities(
                increment,
                increment ? DeleteMode.TOMBSTONE : DeleteMode.ABSENCE,
                Duration.ofSeconds(1),
                Duration.ZERO,
                3);
    }

    private static WriteCapabilities writes(WriteStrategy strategy) {
        return new WriteCapabilities(
                strategy,
                4,
                false,
                SimulatedTarget.REQUEST_LIFE,
                SimulatedTarget.LOOKUP_LAG,
                Integer.MAX_VALUE,
                SimulatedTarget.KEY_TIME_TO_LIVE);
    }
}
