package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.enrich.Enricher;
import org.tallystick.engine.internal.call.Account;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.decide.DecideStep;
import org.tallystick.engine.internal.deliver.Deliver;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.deliver.LeftOut;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.deliver.Shadow;
import org.tallystick.engine.internal.hub.KnownRecords;
import org.tallystick.engine.internal.ingest.Enrichment;
import org.tallystick.engine.internal.ingest.HostInbox;
import org.tallystick.engine.internal.ingest.Ingest;
import org.tallystick.engine.internal.ingest.IngestFlow;
import org.tallystick.engine.internal.ingest.Owners;
import org.tallystick.engine.internal.ingest.Replays;
import org.tallystick.engine.internal.ingest.Selection;
import org.tallystick.engine.internal.journal.JournaledStore;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.internal.process.Advance;
import org.tallystick.engine.internal.process.Definitions;
import org.tallystick.engine.internal.reconcile.Reconcile;
import org.tallystick.engine.observe.HubObserver;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.retry.CloseWindow;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RetryPolicy;
import org.tallystick.engine.retry.Tier;
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
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.WriteCapabilities;

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
    private static final Set<RecordType<?>> RECONCILED = Set.of(RecordType.INVOICE, RecordType.CREDIT_MEMO);

    private @Nullable Store store;
    private EngineTime time = EngineTime.system();
    private RandomGenerator random = RandomGenerator.getDefault();
    private RuleSet rules = RuleSet.none();
    private Ownership ownership = Ownership.none();
    private PolicySet policies = PolicySet.none();
    private FieldClassification classification = FieldClassification.defaults();
    private @Nullable Routing routing;
    private Duration lease = Duration.ofMinutes(1);
    private RetryPolicy retry = USUAL_RETRY;
    private CloseWindow closeWindow = NO_WINDOW;
    private final Map<String, Limits> limits = new LinkedHashMap<>();
    private final Map<String, String> regions = new LinkedHashMap<>();
    private final Map<String, String> principals = new LinkedHashMap<>();
    private final Map<String, Connector> systems = new LinkedHashMap<>();
    private final Map<Entity, List<Ref<?>>> known = new LinkedHashMap<>();
    private final List<Decider> deciders = new ArrayList<>();
    private final List<Ingested> ingested = new ArrayList<>();
    private final List<Delivered> delivered = new ArrayList<>();
    private final List<String> reconciled = new ArrayList<>();
    private final List<ProcessDefinition> processes = new ArrayList<>();
    private final List<HubObserver> observers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private record Ingested(RecordType<?> type, From from) {}

    private record Delivered(RecordType<?> type, To to) {}

    TallystickBuilder() {}

    /** Where the hub is kept. */
    public TallystickBuilder withStore(Store hub) {
        this.store = requireNonNull(hub, "hub");
        return this;
    }

    /** The clock; the machine's if none is given. */
    public TallystickBuilder withTime(EngineTime clock) {
        this.time = requireNonNull(clock, "clock");
        return this;
    }

    /** The source of jitter; the JDK's default if none is given. */
    public TallystickBuilder withRandom(RandomGenerator source) {
        this.random = requireNonNull(source, "source");
        return this;
    }

    /**
     * How long other engines on the hub wait for one that is gone before they take over, beside what a request of its may take; a minute if
     * nothing is given. All engines of a hub are given the same.
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
     * When what failed is tried again; eight times, waiting up to two minutes, if it is not said. What is read is tried again within one call,
     * what is written across calls and restarts.
     */
    public TallystickBuilder withRetry(RetryPolicy policy) {
        this.retry = requireNonNull(policy, "policy");
        return this;
    }

    /** The limits of the account of a system, for all that is read from it and written to it; {@link Limits#builder()}'s if they are not said. */
    public TallystickBuilder withLimits(String system, Limits ofAccount) {
        limits.put(system, requireNonNull(ofAccount, "ofAccount"));
        return this;
    }

    /**
     * The region in which a system keeps its data. A record that must not leave a region ({@code handling.residency}) is written only to systems of that
     * region; one whose region is not said gets none of them.
     */
    public TallystickBuilder withRegion(String system, String region) {
        regions.put(system, requireNonNull(region, "region"));
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
        principals.put(
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
        this.rules = requireNonNull(ruleSet, "ruleSet");
        return this;
    }

    /**
     * Which system owns which field of records that several speak of: others cannot change it unasked. Nobody owns anything if none is given, and
     * whoever speaks last is right.
     */
    public TallystickBuilder withOwnership(Ownership rulesOfOwnership) {
        this.ownership = requireNonNull(rulesOfOwnership, "rulesOfOwnership");
        return this;
    }

    /**
     * What may be put by deciders, and who is told; none if none is given. What a policy holds or denies is not put, nor is anything else of the same
     * decision; it is decided again in each run. The version of the policies stands in the audit trail beside each decision.
     */
    public TallystickBuilder withPolicies(PolicySet policySet) {
        this.policies = requireNonNull(policySet, "policySet");
        return this;
    }

    /**
     * Which fields hold what not everybody may see; {@link FieldClassification#defaults} if none is given. They are hidden in payloads that leave the desk of
     * exceptions, and left out of what goes to targets that are not to have them ({@link To#without}).
     */
    public TallystickBuilder withClassification(FieldClassification fields) {
        this.classification = requireNonNull(fields, "fields");
        return this;
    }

    /**
     * Several systems behind one port (MIG-1): flows, decisions and processes name the port as if it were one system. A document goes to the one that the
     * routing names, or to none with an exception, {@code NO_ROUTE}; what is no document goes to each. The version of the routing stands in the audit
     * trail beside each document's place. All engines of a hub are given the same.
     */
    public TallystickBuilder withRouting(Routing ofPort) {
        this.routing = requireNonNull(ofPort, "ofPort");
        return this;
    }

    /** A connected system, under the name by which flows and refs call it. */
    public TallystickBuilder withSystem(String name, Connector connector) {
        if (name.equals(HUB)) {
            faults.add("A system may not be called '%s': the hub's own records carry that name".formatted(HUB));
        }
        if (name.equals(HostInbox.SYSTEM)) {
            faults.add("A system may not be called '%s': what the host itself puts carries that name"
                    .formatted(HostInbox.SYSTEM));
        }
        if (systems.put(name, connector) != null) {
            faults.add("System '%s' is added twice: give each installation its own name".formatted(name));
        }
        return this;
    }

    /** A record that the host itself knows, and what systems call it: a legal entity, and the ERP's subsidiary. */
    public TallystickBuilder withKnown(Entity record, List<? extends Ref<?>> alsoKnownAs) {
        known.put(record, List.copyOf(alsoKnownAs));
        return this;
    }

    /** Sees every change of the hub's state; several may. */
    public TallystickBuilder withObserver(HubObserver observer) {
        observers.add(requireNonNull(observer, "observer"));
        return this;
    }

    /** Reads records of {@code type} from a system; the most critical types first, else in the order in which they are named. */
    public TallystickBuilder ingest(RecordType<?> type, From from) {
        ingested.add(new Ingested(type, from));
        return this;
    }

    /** Brings records of {@code type} to a system; the most critical types first, else in the order in which they are named. */
    public TallystickBuilder deliver(RecordType<?> type, To to) {
        delivered.add(new Delivered(type, to));
        return this;
    }

    /** Derives records; deciders run in the order in which they are named. */
    public TallystickBuilder decide(Decider... more) {
        deciders.addAll(List.of(more));
        return this;
    }

    /** Processes that can be started, and versions with which others go on that began with them. */
    public TallystickBuilder withProcess(ProcessDefinition... more) {
        processes.addAll(List.of(more));
        return this;
    }

    /** Compares invoices with those of a system that they are delivered to, and credit memos too if they are delivered there. */
    public TallystickBuilder reconcileInvoices(String system) {
        reconciled.add(system);
        return this;
    }

    /**
     * Puts it together, and stores what the host itself knows.
     *
     * @throws ConfigException naming everything that does not fit
     */
    public Tallystick build() {
        List<IngestFlow<?>> ingestFlows = new ArrayList<>();
        ingested.forEach(each -> ingestFlow(each.type(), each.from()).ifPresent(ingestFlows::add));
        List<DeliverFlow<?>> deliverFlows = new ArrayList<>();
        List<DeliverFlow<?>> shadows = new ArrayList<>();
        delivered.forEach(
                each -> (each.to().isShadow() ? shadows : deliverFlows).addAll(deliverFlows(each.type(), each.to())));
        ingestFlows.sort(Comparator.comparing(IngestFlow::tier));
        deliverFlows.sort(Comparator.comparing(DeliverFlow::tier));
        List<DeliverFlow<?>> reconciledFlows = reconciledFlows(deliverFlows);
        refuseDoubleFlows(
                ingestFlows,
                Stream.concat(deliverFlows.stream(), shadows.stream()).toList());
        refuseUnmappedSystems();
        refuseMisroutedFlows();
        refuseUnknownOwners();
        refuseNamesakes();
        refuseSameProcesses();
        refuseUnknownAccounts();
        refuseUnknownRegions();
        refuseUnknownPrincipals();
        refuseSharedRefs();
        Store given = store;
        if (given == null) {
            faults.add("There is no store: call withStore(…)");
        }
        if (given == null || !faults.isEmpty()) {
            throw new ConfigException("Tallystick", faults);
        }
        Observers told = new Observers(observers);
        Store hub = new JournaledStore(given, time, told, senders(deliverFlows));
        hub.inTransaction(tx -> KnownRecords.store(tx, known));
        return assemble(hub, calls(hub), time, ingestFlows, deliverFlows, reconciledFlows, shadows, told);
    }

    private Map<String, String> senders(List<DeliverFlow<?>> flows) {
        Map<String, String> senders = new HashMap<>();
        flows.forEach(flow -> senders.put(
                flow.name(),
                principals.getOrDefault(
                        flow.target(), "by tallystick for " + flow.tier().name().toLowerCase(Locale.ROOT))));
        return senders;
    }

    private Calls calls(Store hub) {
        Map<String, Account> accounts = new HashMap<>();
        systems.keySet().forEach(name -> {
            Limits ofAccount = limits.getOrDefault(name, Limits.builder().build());
            accounts.put(name, Account.of(name, ofAccount, closeWindow, hub, time));
        });
        return new Calls(accounts, retry, time, random);
    }

    private Tallystick assemble(
            Store hub,
            Calls calls,
            EngineTime clock,
            List<IngestFlow<?>> ingestFlows,
            List<DeliverFlow<?>> deliverFlows,
            List<DeliverFlow<?>> reconciledFlows,
            List<DeliverFlow<?>> shadows,
            Observers told) {
        Terms terms = new Terms(Terms.newHolder(), lease, longestCall(deliverFlows));
        Planner planner = new Planner(deliverFlows, routing);
        Owners owners = owners(ingestFlows, deliverFlows);
        return new Tallystick(
                hub,
                clock,
                systems,
                deliverFlows,
                reconciledFlows,
                new Opening(
                        hub,
                        clock,
                        terms,
                        ingestFlows,
                        new Replays(hub, calls, rules, owners, deciders, planner, clock, told),
                        new Ingest(hub, calls, rules, owners, deciders, planner, clock, told),
                        new HostInbox(hub, owners, deciders, planner, clock),
                        told),
                new DecideStep(hub, clock, deciders, policies, planner, told),
                new Advance(hub, clock, new Definitions(processes), policies, planner),
                planner,
                new Deliver(hub, calls, clock, deliverFlows, planner, terms),
                new Reconcile(hub, calls),
                new Shadow(hub, calls, shadows, deliverFlows),
                classification,
                told,
                (otherHub, otherClock, flows, reconciledToo) -> assemble(
                        otherHub,
                        calls.onPaper(otherHub, otherClock),
                        otherClock,
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
        return new Owners(ownership, speakers);
    }

    private static Duration longestCall(List<DeliverFlow<?>> flows) {
        return flows.stream()
                .map(flow -> flow.capabilities().maxRequestLife())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private <T extends Entity> Optional<IngestFlow<T>> ingestFlow(RecordType<T> type, From from) {
        Connector connector = system(from.system());
        if (connector == null) {
            return Optional.empty();
        }
        Optional<RecordSource<T>> source = connector.source(type, rules.sourceSpec(from.system(), type));
        ReadCapabilities capabilities = connector.descriptor().reads().get(type);
        if (source.isEmpty() || capabilities == null) {
            faults.add("System '%s' (%s) cannot read %s: take the flow out, or read it from another system"
                    .formatted(from.system(), connector.descriptor().kind(), type));
            return Optional.empty();
        }
        return Optional.of(new IngestFlow<>(
                from.system(),
                type,
                source.get(),
                capabilities,
                tier(from.tier(), type),
                new Selection(from.selection(), from.where()),
                from.maxDeletes(),
                enrichment(type, from)));
    }

    private <T extends Entity> @Nullable Enrichment<T> enrichment(RecordType<T> type, From from) {
        Enricher<?> enricher = from.enricher();
        if (enricher == null) {
            return null;
        }
        if (enricher.name().isBlank() || enricher.type() != type) {
            faults.add("%s of '%s' is enriched by '%s', which is for %s: name an enricher of the type, with a name"
                    .formatted(type, from.system(), enricher.name(), enricher.type()));
            return null;
        }
        @SuppressWarnings("unchecked") // It is of the type, which stands for the class.
        Enricher<T> same = (Enricher<T>) enricher;
        return new Enrichment<>(same, time);
    }

    /** One for each system behind a port. */
    private List<DeliverFlow<?>> deliverFlows(RecordType<?> type, To to) {
        Routing ofPort = routing;
        List<DeliverFlow<?>> flows = new ArrayList<>();
        if (ofPort != null && ofPort.port().equals(to.system())) {
            ofPort.systems()
                    .forEach(system ->
                            deliverFlow(type, to.at(system), ofPort.port()).ifPresent(flows::add));
        } else {
            deliverFlow(type, to, null).ifPresent(flows::add);
        }
        return flows;
    }

    private <T extends Entity> Optional<DeliverFlow<T>> deliverFlow(RecordType<T> type, To to, @Nullable String port) {
        Connector connector = system(to.system());
        if (connector == null) {
            return Optional.empty();
        }
        Optional<CustomObject> custom = rules.customObject(to.system(), type);
        if (custom.isPresent()) {
            return customFlow(type, to, port, connector, custom.get());
        }
        Optional<RecordSink<T>> sink = connector.sink(type);
        Optional<RecordLookup<T>> lookup = connector.lookup(type);
        WriteCapabilities capabilities = connector.descriptor().writes().get(type);
        if (sink.isEmpty() || lookup.isEmpty() || capabilities == null) {
            faults.add("System '%s' (%s) cannot write %s and look it up: take the flow out, or deliver it elsewhere"
                    .formatted(to.system(), connector.descriptor().kind(), type));
            return Optional.empty();
        }
        if (!rules.writtenFields(to.system(), type).isEmpty() && !sink.get().writesCustomFields()) {
            faults.add("The rule set writes fields of %s in '%s' (%s), which cannot: remove 'writes' there"
                    .formatted(type, to.system(), connector.descriptor().kind()));
        }
        return Optional.of(flow(type, to, port, new CustomObjectPort<>(sink.get(), lookup.get(), capabilities)));
    }

    /** A custom object is read or written: what is read of it is not all that the record says. */
    private <T extends Entity> Optional<DeliverFlow<T>> customFlow(
            RecordType<T> type, To to, @Nullable String port, Connector connector, CustomObject object) {
        Optional<CustomObjectPort<T>> custom = connector.customObject(type, object);
        if (custom.isEmpty()) {
            faults.add("System '%s' (%s) cannot write the custom object %s: take 'writes' out of the rule set"
                    .formatted(to.system(), connector.descriptor().kind(), object.object()));
        }
        if (isIngested(type, to.system())) {
            faults.add("%s is read from '%s' and written to its custom object %s: do one of the two"
                    .formatted(type, to.system(), object.object()));
        }
        return custom.map(each -> flow(type, to, port, each));
    }

    private <T extends Entity> DeliverFlow<T> flow(
            RecordType<T> type, To to, @Nullable String port, CustomObjectPort<T> way) {
        return new DeliverFlow<>(
                to.system(),
                type,
                way.sink(),
                way.lookup(),
                way.capabilities(),
                to.externalKey()::apply,
                !to.isOnRequest(),
                to.maxCreates(),
                tier(to.tier(), type),
                isIngested(type, to.system()),
                ownership.isAbout(type),
                regions.get(to.system()),
                leftOut(type, to),
                port,
                rules);
    }

    private LeftOut leftOut(RecordType<?> type, To to) {
        to.without().stream()
                .filter(each -> !classification.classes().contains(each))
                .forEach(each ->
                        faults.add("%s goes to '%s' without the class '%s', which %s does not know: known are %s"
                                .formatted(
                                        type,
                                        to.system(),
                                        each,
                                        classification,
                                        String.join(", ", classification.classes()))));
        SortedSet<String> fields = classification.fields(type, to.without());
        List<String> needed = FieldClassification.needed(type, fields);
        if (!needed.isEmpty()) {
            faults.add(
                    "%s goes to '%s' without %s, which every record must have: classify a field around it, or take the flow out"
                            .formatted(type, to.system(), String.join(", ", needed)));
        }
        if (!fields.isEmpty() && isIngested(type, to.system())) {
            faults.add(
                    "%s goes to '%s' without %s and is read from there too, which would look like a change: do one of the two"
                            .formatted(type, to.system(), String.join(", ", fields)));
        }
        return new LeftOut(to.without(), fields);
    }

    private boolean isIngested(RecordType<?> type, String system) {
        return ingested.stream()
                .anyMatch(each -> each.type() == type && each.from().system().equals(system));
    }

    private static Tier tier(@Nullable Tier given, RecordType<?> type) {
        return given == null ? Tier.of(type.name()) : given;
    }

    private @Nullable Connector system(String name) {
        Connector connector = systems.get(name);
        if (connector == null) {
            faults.add("A flow names the system '%s': add it with withSystem(…)".formatted(name));
        }
        return connector;
    }

    /** Of each system its invoices, which must go there, and its credit memos, if they do. */
    private List<DeliverFlow<?>> reconciledFlows(List<DeliverFlow<?>> flows) {
        List<DeliverFlow<?>> found = new ArrayList<>();
        for (String name : reconciledSystems()) {
            List<DeliverFlow<?>> there =
                    flows.stream().filter(flow -> flow.target().equals(name)).toList();
            if (there.stream().noneMatch(flow -> flow.type() == RecordType.INVOICE)) {
                faults.add(
                        "Invoices are reconciled with '%s', and none are delivered there: declare deliver(INVOICE, to(\"%s\"))"
                                .formatted(name, name));
            }
            there.stream().filter(flow -> RECONCILED.contains(flow.type())).forEach(found::add);
        }
        return found;
    }

    /** Those behind a port in its place. */
    private List<String> reconciledSystems() {
        Routing ofPort = routing;
        List<String> names = new ArrayList<>();
        for (String name : reconciled) {
            if (ofPort != null && ofPort.port().equals(name)) {
                names.addAll(ofPort.systems());
            } else {
                names.add(name);
            }
        }
        return names;
    }

    /** Each document goes to one system: there is no second way to it past the port (MIG-2). */
    private void refuseMisroutedFlows() {
        Routing ofPort = routing;
        if (ofPort == null) {
            return;
        }
        String port = ofPort.port();
        if (systems.containsKey(port)) {
            faults.add("The port of the routing is called '%s', and so is a system: give each its own name"
                    .formatted(port));
        }
        ofPort.types().forEach(type -> refuseMisrouted(type, ofPort));
        delivered.stream()
                .filter(each -> each.to().isShadow())
                .map(each -> each.to().system())
                .filter(name -> name.equals(port) || ofPort.systems().contains(name))
                .distinct()
                .forEach(name -> faults.add(
                        "'%s' is a shadow and a posting system of the port '%s': take shadow() away, or route nothing to it"
                                .formatted(name, port)));
    }

    private void refuseMisrouted(RecordType<?> type, Routing ofPort) {
        String port = ofPort.port();
        List<String> targets = delivered.stream()
                .filter(each -> each.type() == type && !each.to().isShadow())
                .map(each -> each.to().system())
                .toList();
        if (!targets.contains(port)) {
            faults.add("The routing says where %s goes, and no flow brings it there: declare deliver(…, to(\"%s\"))"
                    .formatted(type, port));
        }
        targets.stream()
                .filter(system -> ofPort.systems().contains(system))
                .forEach(system ->
                        faults.add("A flow brings %s to '%s', which is behind the port '%s': deliver to the port only"
                                .formatted(type, system, port)));
    }

    private void refuseDoubleFlows(List<IngestFlow<?>> ingestFlows, List<DeliverFlow<?>> deliverFlows) {
        Map<String, Integer> count = new HashMap<>();
        ingestFlows.forEach(flow -> count.merge("ingest " + flow.name(), 1, Integer::sum));
        deliverFlows.forEach(flow -> count.merge("deliver " + flow.name(), 1, Integer::sum));
        count.forEach((name, times) -> {
            if (times > 1) {
                faults.add("The flow '%s' is declared %d times: declare it once (API-8)".formatted(name, times));
            }
        });
    }

    private void refuseUnknownPrincipals() {
        principals.keySet().stream()
                .filter(name -> !systems.containsKey(name))
                .forEach(name -> faults.add(
                        "There is a principal for the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    private void refuseUnknownRegions() {
        regions.keySet().stream()
                .filter(name -> !systems.containsKey(name))
                .forEach(name -> faults.add(
                        "There is a region for the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    private void refuseUnknownAccounts() {
        limits.keySet().stream()
                .filter(name -> !systems.containsKey(name))
                .forEach(name -> faults.add(
                        "There are limits for the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    private void refuseNamesakes() {
        Set<String> names = new HashSet<>();
        deciders.stream()
                .map(Decider::name)
                .filter(name -> !names.add(name))
                .forEach(name -> faults.add("Two deciders are named '%s': give each its own name".formatted(name)));
    }

    private void refuseSameProcesses() {
        Set<String> names = new HashSet<>();
        processes.stream()
                .map(process -> process.name() + " " + process.version())
                .filter(name -> !names.add(name))
                .forEach(name -> faults.add(
                        "The process '%s' is declared twice: declare it once, or give what changed the next version (API-8)"
                                .formatted(name)));
    }

    /** Two records that a system knows under one id are one record there: one of them would lose its link. */
    private void refuseSharedRefs() {
        Map<Ref<?>, Entity> owners = new HashMap<>();
        known.forEach((record, refs) -> refs.forEach(ref -> {
            Entity other = owners.putIfAbsent(ref, record);
            if (other != null) {
                faults.add(
                        "%s and %s are both known as %s: give each its own".formatted(other.ref(), record.ref(), ref));
            }
        }));
    }

    private void refuseUnknownOwners() {
        ownership.namedSystems().stream()
                .filter(name -> !systems.containsKey(name) && !name.equals(HostInbox.SYSTEM))
                .forEach(name -> faults.add(
                        "The ownership rules name the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    private void refuseUnmappedSystems() {
        rules.systems().stream()
                .filter(name -> !systems.containsKey(name))
                .forEach(name -> faults.add(
                        "The rule set maps the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }
}
