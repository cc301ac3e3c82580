package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.internal.call.Account;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.decide.DecideStep;
import org.tallystick.engine.internal.deliver.AtOnce;
import org.tallystick.engine.internal.deliver.Deliver;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.deliver.Shadow;
import org.tallystick.engine.internal.hub.KnownRecords;
import org.tallystick.engine.internal.ingest.HostInbox;
import org.tallystick.engine.internal.ingest.Ingest;
import org.tallystick.engine.internal.ingest.IngestFlow;
import org.tallystick.engine.internal.ingest.Owners;
import org.tallystick.engine.internal.ingest.Pages;
import org.tallystick.engine.internal.ingest.Replays;
import org.tallystick.engine.internal.journal.JournaledStore;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.internal.process.Advance;
import org.tallystick.engine.internal.process.Definitions;
import org.tallystick.engine.internal.reconcile.Absences;
import org.tallystick.engine.internal.reconcile.Reconcile;
import org.tallystick.engine.observe.HubObserver;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.retry.CloseWindow;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RetryPolicy;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSet;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;

/** Puts a {@link Tallystick} together. Mutable; used once, by one thread. */
public final class TallystickBuilder {

    /** A run waits up to two minutes for one call or for one delivery that is due again. */
    private static final RetryPolicy USUAL_RETRY = RetryPolicy.builder()
            .withMaxAttempts(8)
            .withBackoff(Duration.ofMillis(200), Duration.ofMinutes(2))
            .withMaxDuration(Duration.ofMinutes(2))
            .build();

    private static final CloseWindow NO_WINDOW = new CloseWindow(0, 0, ZoneOffset.UTC, 0);
    private static final String HUB = "hub";

    private @Nullable Store store;
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private Duration lease = Duration.ofMinutes(1);
    private RetryPolicy retry = USUAL_RETRY;
    private CloseWindow closeWindow = NO_WINDOW;
    private final List<HubObserver> observers = new ArrayList<>();
    private final Declared declared = new Declared();

    TallystickBuilder() {}

    /** Where the hub is kept. */
    public TallystickBuilder withStore(Store hub) {
        this.store = requireNonNull(hub, "hub");
        return this;
    }

    /** The clock; the machine's if none is given. */
    public TallystickBuilder withTime(EngineTime clock) {
        declared.time = requireNonNull(clock, "clock");
        return this;
    }

    /** The source of jitter, for as many threads as call systems; the JDK's own if none is given. */
    public TallystickBuilder withRandom(RandomGenerator source) {
        this.random = requireNonNull(source, "source");
        return this;
    }

    /**
     * How long other engines on the hub wait for one that is gone, or stands still, before they take over; a minute if nothing is given. What it
     * had in flight where a repetition could be a second one they look up when it can no longer take effect. All engines of a hub are given the same.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public TallystickBuilder withLease(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A lease must last a while, was %s".formatted(duration));
        }
        this.lease = duration;
        return this;
    }

    /**
     * How many batches are sent at once to the systems of an account, each by a thread of its own; one if it is not said. With more, a system that takes
     * its time is less slow, as far as the account's limits let it. No two of them hold the same record, or the same key.
     *
     * @param account the system's name, unless {@link #withAccount} gave it another
     * @throws IllegalArgumentException if it is not 1 to 8
     */
    public TallystickBuilder withBatchesAtOnce(String account, int number) {
        if (number < 1 || number > Deliveries.PARTITIONS) {
            throw new IllegalArgumentException(
                    "1 to %d batches are sent at once, was %d".formatted(Deliveries.PARTITIONS, number));
        }
        declared.batchesAtOnce.put(requireNonNull(account, "account"), number);
        return this;
    }

    /**
     * Everything is done on the thread that runs the engine, in one order, so that a run repeats exactly: for simulations. If it is not said, systems of
     * several accounts are written to at once, so that one that does not answer keeps no other waiting (RES-12); sinks, lookups and observers are then
     * called by several threads.
     */
    public TallystickBuilder withOneThread() {
        declared.isOneThread = true;
        return this;
    }

    /**
     * When what failed is tried again; eight times, waiting up to two minutes, if it is not said. What is read is tried again within one call,
     * what is written across calls and restarts.
     */
    public TallystickBuilder withRetry(RetryPolicy policy) {
        this.retry = requireNonNull(policy, "policy");
        return this;
    }

    /**
     * The limits of an account, for all that is read from it and written to it; {@link Limits#builder()}'s if they are not said.
     *
     * @param account the system's name, unless {@link #withAccount} gave it another
     */
    public TallystickBuilder withLimits(String account, Limits ofAccount) {
        declared.limits.put(account, requireNonNull(ofAccount, "ofAccount"));
        return this;
    }

    /**
     * Systems that are one account with their vendor, such as a CRM and a PSA in one org: its limits are for the calls of all of them together. A system
     * of which it is not said has an account of its own, by its name.
     *
     * @param account its name, for {@link #withLimits}; it may be that of one of its systems
     */
    public TallystickBuilder withAccount(String account, String... systems) {
        requireNonNull(account, "account");
        for (String system : systems) {
            String before = declared.accounts.put(system, account);
            if (before != null && !before.equals(account)) {
                declared.faults.add("The system '%s' is of the account '%s' and of '%s': name one"
                        .formatted(system, before, account));
            }
        }
        return this;
    }

    /**
     * The region in which a system keeps its data. A record that must not leave a region ({@code handling.residency}) is written only to systems of that
     * region; one whose region is not said gets none of them.
     */
    public TallystickBuilder withRegion(String system, String region) {
        declared.regions.put(system, requireNonNull(region, "region"));
        return this;
    }

    /**
     * In whose name, and for what, a system is written to: it stands in the audit trail beside each write that is sent (POL-6). Without it the principal
     * is {@code tallystick} and the purpose the flow's tier.
     *
     * @param principal name of the service account; no secret
     * @param purpose in few words
     */
    public TallystickBuilder withPrincipal(String system, String principal, String purpose) {
        declared.principals.put(
                system,
                "by %s for %s".formatted(requireNonNull(principal, "principal"), requireNonNull(purpose, "purpose")));
        return this;
    }

    /** When the books are closed; at no time if it is not said. */
    public TallystickBuilder withCloseWindow(CloseWindow window) {
        this.closeWindow = requireNonNull(window, "window");
        return this;
    }

    /** The installation's rule set; none if none is given. */
    public TallystickBuilder withRules(RuleSet ruleSet) {
        declared.rules = requireNonNull(ruleSet, "ruleSet");
        return this;
    }

    /**
     * Which system owns which field of records that several speak of: others cannot change it unasked. Nobody owns anything if none is given, and
     * whoever speaks last is right.
     */
    public TallystickBuilder withOwnership(Ownership rulesOfOwnership) {
        declared.ownership = requireNonNull(rulesOfOwnership, "rulesOfOwnership");
        return this;
    }

    /**
     * What may be put by deciders, and who is told; none if none is given. What a policy holds or denies is not put, nor is anything else of the same
     * decision; it is decided again in each run. The version of the policies stands in the audit trail beside each decision.
     */
    public TallystickBuilder withPolicies(PolicySet policySet) {
        declared.policies = requireNonNull(policySet, "policySet");
        return this;
    }

    /**
     * Which fields hold what not everybody may see; {@link FieldClassification#defaults} if none is given. They are hidden in payloads that leave the desk of
     * exceptions, and left out of what goes to targets that are not to have them ({@link To#without}).
     */
    public TallystickBuilder withClassification(FieldClassification fields) {
        declared.classification = requireNonNull(fields, "fields");
        return this;
    }

    /**
     * Several systems behind one port (MIG-1): flows, decisions and processes name the port as if it were one system. A document goes to the one that the
     * routing names, or to none with an exception, {@code NO_ROUTE}; what is no document goes to each. The version of the routing stands in the audit
     * trail beside each document's place. All engines of a hub are given the same.
     */
    public TallystickBuilder withRouting(Routing ofPort) {
        declared.routing = requireNonNull(ofPort, "ofPort");
        return this;
    }

    /** A connected system, under the name by which flows and refs call it. A connector that has several names is of one {@linkplain #withAccount account}. */
    public TallystickBuilder withSystem(String name, Connector connector) {
        requireNonNull(name, "name");
        requireNonNull(connector, "connector");
        if (name.equals(HUB)) {
            declared.faults.add(
                    "A system may not be called '%s': the hub's own records carry that name".formatted(HUB));
        }
        if (name.equals(HostInbox.SYSTEM)) {
            declared.faults.add("A system may not be called '%s': what the host itself puts carries that name"
                    .formatted(HostInbox.SYSTEM));
        }
        if (declared.systems.put(name, connector) != null) {
            declared.faults.add("System '%s' is added twice: give each installation its own name".formatted(name));
        }
        return this;
    }

    /** A record that the host itself knows, and what systems call it: a legal entity, and the ERP's subsidiary. */
    public TallystickBuilder withKnown(Entity record, List<? extends Ref<?>> alsoKnownAs) {
        declared.known.put(record, List.copyOf(alsoKnownAs));
        return this;
    }

    /** Sees every change of the hub's state; several may. */
    public TallystickBuilder withObserver(HubObserver observer) {
        observers.add(requireNonNull(observer, "observer"));
        return this;
    }

    /** Reads records of {@code type} from a system; the most critical types first, else in the order in which they are named. */
    public TallystickBuilder ingest(RecordType<?> type, From from) {
        declared.ingested.add(new Declared.Ingested(type, from));
        return this;
    }

    /** Brings records of {@code type} to a system; the most critical types first, else in the order in which they are named. */
    public TallystickBuilder deliver(RecordType<?> type, To to) {
        declared.delivered.add(new Declared.Delivered(type, to));
        return this;
    }

    /** Derives records; deciders run in the order in which they are named. */
    public TallystickBuilder decide(Decider... more) {
        declared.deciders.addAll(List.of(more));
        return this;
    }

    /** Processes that can be started, and versions with which others go on that began with them. */
    public TallystickBuilder withProcess(ProcessDefinition... more) {
        declared.processes.addAll(List.of(more));
        return this;
    }

    /**
     * Compares invoices with those of a system that they are delivered to, and credit memos too if they are delivered there. What was discarded, and what nobody asked
     * for, is compared like what was delivered (I45).
     */
    public TallystickBuilder reconcileInvoices(String system) {
        declared.reconciled.add(system);
        return this;
    }

    /**
     * Puts it together, and stores what the host itself knows. Where it is refused, the store and the systems that were given are open still, and the
     * host's to close; a hub on SQLite can be opened again only then.
     *
     * @throws ConfigException naming everything that does not fit
     */
    public Tallystick build() {
        Flows flows = new Flows(declared);
        List<DeliverFlow<?>> reconciledFlows = flows.reconciled();
        Misfits.find(declared, flows);
        Store given = store;
        if (given == null) {
            declared.faults.add("There is no store: call withStore(…)");
        }
        if (given == null || !declared.faults.isEmpty()) {
            throw new ConfigException("Tallystick", declared.faults);
        }
        Observers told = new Observers(observers);
        Store hub = new JournaledStore(given, declared.time, told, senders(flows.delivered()));
        hub.inTransaction(tx -> KnownRecords.store(tx, declared.known));
        return assemble(
                hub,
                calls(hub),
                declared.time,
                atOnce(),
                flows.ingested(),
                flows.delivered(),
                reconciledFlows,
                flows.shadows(),
                told);
    }

    private Map<String, String> senders(List<DeliverFlow<?>> flows) {
        Map<String, String> senders = new HashMap<>();
        flows.forEach(flow -> senders.put(
                flow.name(),
                declared.principals.getOrDefault(
                        flow.target(), "by tallystick for " + flow.tier().name().toLowerCase(Locale.ROOT))));
        return senders;
    }

    private AtOnce atOnce() {
        Map<String, String> accounts = new HashMap<>();
        declared.systems.keySet().forEach(system -> accounts.put(system, declared.accountOf(system)));
        return new AtOnce(declared.isOneThread, accounts, declared.batchesAtOnce);
    }

    private Calls calls(Store hub) {
        Map<String, Account> accounts = new HashMap<>();
        Map<String, Account> ofSystems = new HashMap<>();
        declared.systems.forEach((system, connector) -> ofSystems.put(
                system,
                accounts.computeIfAbsent(declared.accountOf(system), name -> account(name, hub))
                        .calledBy(system, connector)));
        return new Calls(ofSystems, retry, declared.time, random);
    }

    private Account account(String name, Store hub) {
        Limits limits = declared.limits.getOrDefault(name, Limits.builder().build());
        return Account.of(name, limits, closeWindow, hub, declared.time);
    }

    private Tallystick assemble(
            Store hub,
            Calls calls,
            EngineTime clock,
            AtOnce atOnce,
            List<IngestFlow<?>> ingestFlows,
            List<DeliverFlow<?>> deliverFlows,
            List<DeliverFlow<?>> reconciledFlows,
            List<DeliverFlow<?>> shadows,
            Observers told) {
        Terms terms =
                new Terms(Terms.newHolder(), lease, longestCall(deliverFlows), retry.maxDuration(), hub.isShared());
        Planner planner = new Planner(deliverFlows, declared.routing);
        Owners owners = owners(ingestFlows, deliverFlows);
        Pages pages = new Pages(hub, declared.rules, owners, declared.deciders, planner, clock, told);
        return new Tallystick(
                hub,
                clock,
                declared.systems,
                deliverFlows,
                reconciledFlows,
                new Opening(
                        hub,
                        clock,
                        terms,
                        ingestFlows,
                        new Replays(calls, pages),
                        new Ingest(calls, pages),
                        new HostInbox(hub, owners, declared.deciders, planner, clock),
                        told),
                new DecideStep(hub, clock, declared.deciders, declared.policies, planner, told),
                new Advance(hub, clock, new Definitions(declared.processes), declared.policies, planner),
                planner,
                new Deliver(hub, calls, clock, deliverFlows, planner, terms, atOnce),
                new Reconcile(hub, calls, new Absences(deliverFlows, reconciledFlows, planner)),
                new Shadow(hub, calls, shadows, deliverFlows),
                declared.classification,
                told,
                (otherHub, otherClock, flows, reconciledToo) -> assemble(
                        otherHub,
                        calls.onPaper(otherHub, otherClock),
                        otherClock,
                        AtOnce.oneThread(),
                        ingestFlows,
                        flows,
                        reconciledToo,
                        shadows,
                        new Observers(List.of())));
    }

    private Owners owners(List<IngestFlow<?>> ingestFlows, List<DeliverFlow<?>> deliverFlows) {
        Map<RecordType<?>, Set<String>> speakers = new HashMap<>();
        ingestFlows.forEach(flow ->
                speakers.computeIfAbsent(flow.type(), type -> new HashSet<>()).add(flow.system()));
        deliverFlows.stream()
                .filter(DeliverFlow::isRead)
                .forEach(flow -> speakers.computeIfAbsent(flow.type(), type -> new HashSet<>())
                        .add(Owners.HUB));
        return new Owners(declared.ownership, speakers);
    }

    private static Duration longestCall(List<DeliverFlow<?>> flows) {
        return flows.stream()
                .map(flow -> flow.capabilities().maxRequestLife())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
