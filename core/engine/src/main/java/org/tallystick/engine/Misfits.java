package org.tallystick.engine;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.ingest.HostInbox;
import org.tallystick.engine.internal.ingest.IngestFlow;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.ownership.OwnershipRule;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.Connector;

/** What does not fit together of what was declared: all of it is named at once. */
final class Misfits {

    private final Declared declared;

    private Misfits(Declared declared) {
        this.declared = declared;
    }

    /** Adds them to the faults. */
    static void find(Declared declared, Flows flows) {
        Misfits misfits = new Misfits(declared);
        misfits.refuseDoubleFlows(
                flows.ingested(),
                Stream.concat(flows.delivered().stream(), flows.shadows().stream())
                        .toList());
        misfits.refuseUnmappedSystems();
        misfits.refuseUnusedRules();
        misfits.refuseMisroutedFlows();
        misfits.refuseUnknownOwners();
        misfits.refuseUnplayedOwners();
        misfits.refuseScopesOfNobody();
        misfits.refuseDocumentsReadBackUnowned();
        misfits.refuseNamesakes();
        misfits.refuseSameProcesses();
        misfits.refuseUnknownAccounts();
        misfits.refuseConnectorsOfSeveralAccounts();
        misfits.refuseUnknownRegions();
        misfits.refuseUnknownPrincipals();
        misfits.refuseSharedRefs();
    }

    /** Each document goes to one system: there is no second way to it past the port (MIG-2). */
    private void refuseMisroutedFlows() {
        Routing ofPort = declared.routing;
        if (ofPort == null) {
            return;
        }
        String port = ofPort.port();
        if (declared.systems.containsKey(port)) {
            declared.faults.add("The port of the routing is called '%s', and so is a system: give each its own name"
                    .formatted(port));
        }
        ofPort.types().forEach(type -> refuseMisrouted(type, ofPort));
        declared.delivered.stream()
                .filter(each -> each.to().isShadow())
                .map(each -> each.to().system())
                .filter(name -> name.equals(port) || ofPort.systems().contains(name))
                .distinct()
                .forEach(name -> declared.faults.add(
                        "'%s' is a shadow and a posting system of the port '%s': take shadow() away, or route nothing to it"
                                .formatted(name, port)));
    }

    private void refuseMisrouted(RecordType<?> type, Routing ofPort) {
        String port = ofPort.port();
        List<String> targets = declared.delivered.stream()
                .filter(each -> each.type() == type && !each.to().isShadow())
                .map(each -> each.to().system())
                .toList();
        if (!targets.contains(port)) {
            declared.faults.add(
                    "The routing says where %s goes, and no flow brings it there: declare deliver(…, to(\"%s\"))"
                            .formatted(type, port));
        }
        targets.stream()
                .filter(system -> ofPort.systems().contains(system))
                .forEach(system -> declared.faults.add(
                        "A flow brings %s to '%s', which is behind the port '%s': deliver to the port only"
                                .formatted(type, system, port)));
    }

    private void refuseDoubleFlows(List<IngestFlow<?>> ingestFlows, List<DeliverFlow<?>> deliverFlows) {
        Map<String, Integer> count = new HashMap<>();
        ingestFlows.forEach(flow -> count.merge("ingest " + flow.name(), 1, Integer::sum));
        deliverFlows.forEach(flow -> count.merge("deliver " + flow.name(), 1, Integer::sum));
        count.forEach((name, times) -> {
            if (times > 1) {
                declared.faults.add(
                        "The flow '%s' is declared %d times: declare it once (API-8)".formatted(name, times));
            }
        });
    }

    private void refuseUnknownPrincipals() {
        declared.principals.keySet().stream()
                .filter(name -> !declared.systems.containsKey(name))
                .forEach(name -> declared.faults.add(
                        "There is a principal for the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    private void refuseUnknownRegions() {
        declared.regions.keySet().stream()
                .filter(name -> !declared.systems.containsKey(name))
                .forEach(name -> declared.faults.add(
                        "There is a region for the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    private void refuseUnknownAccounts() {
        declared.accounts.keySet().stream()
                .filter(name -> !declared.systems.containsKey(name))
                .forEach(name -> declared.faults.add(
                        "The account '%s' is said to be of the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(declared.accountOf(name), name)));
        declared.accounts.values().stream()
                .distinct()
                .filter(name -> !declared.accountOf(name).equals(name))
                .forEach(name -> declared.faults.add(
                        "The account '%s' bears the name of a system that is of the account '%s': give it a name of its own"
                                .formatted(name, declared.accountOf(name))));
        Set<String> accounts =
                declared.systems.keySet().stream().map(declared::accountOf).collect(toSet());
        refuseUnknownAccounts("limits", declared.limits.keySet(), accounts);
        refuseUnknownAccounts("batches at once", declared.batchesAtOnce.keySet(), accounts);
        if (declared.isOneThread && !declared.batchesAtOnce.isEmpty()) {
            declared.faults.add(
                    "One thread sends one batch at a time: leave out withOneThread() or withBatchesAtOnce(…)");
        }
    }

    private void refuseUnknownAccounts(String what, Set<String> names, Set<String> accounts) {
        names.stream()
                .filter(name -> !accounts.contains(name))
                .forEach(name -> declared.faults.add(
                        declared.accounts.containsKey(name)
                                ? "There are %s for the system '%s', which is of the account '%s': give them to the account"
                                        .formatted(what, name, declared.accountOf(name))
                                : "There are %s for the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                        .formatted(what, name)));
    }

    /** What goes to one account goes one after the other: else two flows could make one document each, as neither finds the other's (F-DUP-01). */
    private void refuseConnectorsOfSeveralAccounts() {
        IdentityHashMap<Connector, String> names = new IdentityHashMap<>();
        declared.systems.forEach((name, connector) -> {
            String other = names.putIfAbsent(connector, name);
            if (other != null && !declared.accountOf(other).equals(declared.accountOf(name))) {
                declared.faults.add(
                        "The systems '%s' and '%s' are one connector, and so one account: say so with withAccount(…), or make a connector for each"
                                .formatted(other, name));
            }
        });
    }

    private void refuseNamesakes() {
        Set<String> names = new HashSet<>();
        declared.deciders.stream()
                .map(Decider::name)
                .filter(name -> !names.add(name))
                .forEach(name ->
                        declared.faults.add("Two deciders are named '%s': give each its own name".formatted(name)));
    }

    private void refuseSameProcesses() {
        Set<String> names = new HashSet<>();
        declared.processes.stream()
                .map(process -> process.name() + " " + process.version())
                .filter(name -> !names.add(name))
                .forEach(name -> declared.faults.add(
                        "The process '%s' is declared twice: declare it once, or give what changed the next version (API-8)"
                                .formatted(name)));
    }

    /** Two records that a system knows under one id are one record there: one of them would lose its link. */
    private void refuseSharedRefs() {
        Map<Ref<?>, Entity> owners = new HashMap<>();
        declared.known.forEach((record, refs) -> refs.forEach(ref -> {
            Entity other = owners.putIfAbsent(ref, record);
            if (other != null) {
                declared.faults.add(
                        "%s and %s are both known as %s: give each its own".formatted(other.ref(), record.ref(), ref));
            }
        }));
    }

    private void refuseUnknownOwners() {
        declared.ownership.namedSystems().stream()
                .filter(name -> !declared.systems.containsKey(name) && !name.equals(HostInbox.SYSTEM))
                .forEach(name -> declared.faults.add(
                        "The ownership rules name the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    /**
     * A field whose owner no system plays is nobody's. The usual split may know more owners than are added so far, but for each type that several speak
     * of there is one.
     */
    private void refuseUnplayedOwners() {
        boolean isUsual =
                declared.ownership.version().equals(Ownership.defaults().version());
        Set<RecordType<?>> owned = declared.ownership.rules().stream()
                .filter(this::isPlayed)
                .map(OwnershipRule::type)
                .collect(toSet());
        declared.ownership.rules().stream()
                .filter(rule -> isShared(rule.type()) && !isPlayed(rule) && !(isUsual && owned.contains(rule.type())))
                .map(rule ->
                        "The ownership rule '%s' says that '%s' owns %s, and no system that is added is called so or plays it: name its systems under 'systems', or correct the rule"
                                .formatted(rule.id(), rule.owner(), rule.type()))
                .distinct()
                .forEach(declared.faults::add);
    }

    private boolean isPlayed(OwnershipRule rule) {
        return declared.ownership.systems(rule.owner()).stream()
                .anyMatch(name -> declared.systems.containsKey(name) || name.equals(HostInbox.SYSTEM));
    }

    /** Whether several speak of such records: systems that they are read from, or one and the hub that sends them there. */
    private boolean isShared(RecordType<?> type) {
        List<String> readFrom = declared.ingested.stream()
                .filter(each -> each.type() == type)
                .map(each -> each.from().system())
                .distinct()
                .toList();
        return readFrom.size() > 1 || readFrom.stream().anyMatch(system -> isDelivered(type, system));
    }

    /** A rule for some legal entities never is about records that do not say whose they are. */
    private void refuseScopesOfNobody() {
        declared.policies.policies().stream()
                .filter(policy -> !policy.legalEntities().isEmpty())
                .forEach(policy -> policy.types().stream()
                        .filter(type -> !Ownership.namesLegalEntity(type))
                        .forEach(type -> refuseScope("policy", policy.id(), type)));
        declared.ownership.rules().stream()
                .filter(rule -> !rule.legalEntities().isEmpty() && !Ownership.namesLegalEntity(rule.type()))
                .forEach(rule -> refuseScope("ownership rule", rule.id(), rule.type()));
    }

    private void refuseScope(String what, String id, RecordType<?> type) {
        declared.faults.add(
                "The %s '%s' is for some legal entities, and %s does not say whose it is: leave out legalEntities, or the type"
                        .formatted(what, id, type));
    }

    /** Whose a document's number and state are is said; and of one that does not bill, such as a journal entry, the newest reading would be the record. */
    private void refuseDocumentsReadBackUnowned() {
        declared.ingested.stream()
                .filter(each -> DeliverFlow.isDocument(each.type()) && !declared.ownership.isAbout(each.type()))
                .filter(each -> isDelivered(each.type(), each.from().system()))
                .forEach(each -> declared.faults.add(
                        "%s is read from '%s', where it is delivered, and no ownership rule is about it: say in the ownership what is whose"
                                .formatted(each.type(), each.from().system())));
    }

    private boolean isDelivered(RecordType<?> type, String system) {
        return declared.delivered.stream()
                .filter(each -> each.type() == type && !each.to().isShadow())
                .map(each -> each.to().system())
                .anyMatch(target -> target.equals(system) || isBehind(target, system));
    }

    private boolean isBehind(String port, String system) {
        return declared.routing != null
                && port.equals(declared.routing.port())
                && declared.routing.systems().contains(system);
    }

    private void refuseUnmappedSystems() {
        declared.rules.systems().stream()
                .filter(name -> !declared.systems.containsKey(name))
                .forEach(name -> declared.faults.add(
                        "The rule set maps the system '%s', which is not added: add it with withSystem(…), or correct its name"
                                .formatted(name)));
    }

    /** Rules of records that no flow reads there, and what is to be written where no flow brings them, would be passed over. */
    private void refuseUnusedRules() {
        declared.rules.systems().stream()
                .filter(declared.systems::containsKey)
                .forEach(system -> declared.rules.types(system).stream()
                        .filter(type -> !isWritten(type, system))
                        .forEach(type -> refuseUnusedRules(type, system)));
    }

    private void refuseUnusedRules(RecordType<?> type, String system) {
        if (!declared.isIngested(type, system)) {
            declared.faults.add(
                    "The rule set maps %s of '%s', and no flow reads it from there or brings it there: declare one, or take the rules out"
                            .formatted(type, system));
        } else if (!declared.rules.writtenFields(system, type).isEmpty()) {
            declared.faults.add(
                    "The rule set writes fields of %s in '%s', and no flow brings it there: declare one, or take 'writes' out"
                            .formatted(type, system));
        }
    }

    private boolean isWritten(RecordType<?> type, String system) {
        return declared.delivered.stream()
                .filter(each -> each.type() == type)
                .map(each -> each.to().system())
                .anyMatch(target -> target.equals(system) || isBehind(target, system));
    }
}
