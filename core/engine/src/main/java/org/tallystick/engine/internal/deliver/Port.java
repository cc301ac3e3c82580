package org.tallystick.engine.internal.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.audit.AuditEntry;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.internal.hub.Names;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.routing.Route;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.Problem;

/**
 * Several systems that flows, decisions and processes name as one (MIG-1). A document is in one of them; what it is about, customers and projects, is in
 * each that may get such documents.
 */
final class Port {

    private final Routing routing;
    private final List<DeliverFlow<?>> flows;
    private final Set<RecordType<?>> parted;

    /**
     * Where a document goes.
     *
     * @param flow on which; {@link #nowhere} if it goes to none of the systems
     * @param problem why nowhere
     */
    record Place(DeliverFlow<?> flow, @Nullable Problem problem) {}

    /** @param flows all of the engine */
    Port(Routing routing, List<DeliverFlow<?>> flows) {
        this.routing = routing;
        this.flows = flows.stream()
                .filter(flow -> routing.port().equals(flow.port()))
                .toList();
        this.parted = routing.types();
    }

    boolean isNamed(String name) {
        return routing.port().equals(name);
    }

    /** Whether records of such a type are in one of the systems only. */
    boolean parts(RecordType<?> type) {
        return parted.contains(type);
    }

    /** Whether the routing says which records the flow brings to its target. */
    boolean parts(DeliverFlow<?> flow) {
        return flow.port() != null && parts(flow.type());
    }

    List<DeliverFlow<?>> flows(RecordType<?> type) {
        return flows.stream().filter(flow -> flow.type() == type).toList();
    }

    /** The types of the port's flows, in the order of their names. */
    List<RecordType<?>> types() {
        return flows.stream()
                .<RecordType<?>>map(DeliverFlow::type)
                .distinct()
                .sorted(Comparator.comparing(RecordType::name))
                .toList();
    }

    /** The flow of documents that go to none of the systems: nothing is sent on it, and a person settles what is planned on it. */
    DeliverFlow<?> nowhere(RecordType<?> type) {
        return flows(type).get(0).under(routing.port());
    }

    /** Those, and what was planned for systems that were behind the port once. */
    List<DeliverFlow<?>> flowsEver(StoreTransaction tx, RecordType<?> type) {
        List<DeliverFlow<?>> ever = new ArrayList<>(flows(type));
        for (String system : former(tx)) {
            ever.add(flows(type).get(0).under(system));
        }
        return ever;
    }

    private Set<String> former(StoreTransaction tx) {
        Set<String> former = new TreeSet<>();
        tx.cursors()
                .find(row())
                .map(CursorRow::position)
                .ifPresent(systems -> systems.lines().forEach(former::add));
        former.removeAll(routing.systems());
        return former;
    }

    /** Notes what the routing says now; whether it said something else before. */
    boolean isNew(StoreTransaction tx) {
        String before = tx.cursors().find(row()).map(CursorRow::ruleSet).orElse("");
        Set<String> systems = former(tx);
        systems.addAll(routing.systems());
        tx.cursors().put(row(), new CursorRow(String.join("\n", systems), routing.version()));
        return !routing.version().equals(before);
    }

    private String row() {
        return "routing/" + routing.port();
    }

    /** Plans a delivery at its place, and notes by which routing. */
    void put(StoreTransaction tx, Place place, DeliveryRow row, Instant now, long runSequence) {
        Problem problem = place.problem();
        tx.deliveries().put(List.of(problem == null ? row : DeliveryRows.rejected(row, problem)));
        DeliveryExceptions.ofDelivery(tx, place.flow(), row, problem, runSequence);
        AuditEntry entry = new AuditEntry(
                now,
                Kind.DECISION,
                row(),
                problem == null ? row.target() : problem.code(),
                List.of(new Subject(row.recordId(), routing.version())));
        tx.audit().append(List.of(entry.text()));
    }

    /** Of some records of a parted type, those that are planned already, or are known to a system of the port under an id of its own. */
    Set<String> placed(StoreTransaction tx, RecordType<?> type, Set<String> recordIds) {
        Set<String> placed = new HashSet<>(
                tx.deliveries().states(routing.port(), type.name(), recordIds).keySet());
        for (DeliverFlow<?> flow : flowsEver(tx, type)) {
            placed.addAll(flow.known(tx, recordIds));
        }
        return placed;
    }

    /** Whether a record may be needed in the flow's system though it is not parted: its legal entity has documents there, or it names none. */
    boolean admits(StoreTransaction tx, DeliverFlow<?> flow, Entity record) {
        if (parts(flow)) {
            return false;
        }
        Ref<LegalEntity> legalEntity = Ownership.legalEntity(record).orElse(null);
        if (legalEntity == null) {
            return true;
        }
        Set<String> systems = routing.systems(Names.codeOf(tx, legalEntity));
        return systems.isEmpty() || systems.contains(flow.target());
    }

    /** Where a document goes of which no system has heard yet. */
    Place place(StoreTransaction tx, Entity document) {
        return place(tx, document, new HashSet<>());
    }

    /** @param followed ids of documents that lead here: each is followed once */
    private Place place(StoreTransaction tx, Entity document, Set<String> followed) {
        RoutedDocument facts = RoutedDocument.of(document)
                .orElseThrow(() -> new IllegalArgumentException(document.ref() + " cannot be routed"));
        SortedMap<String, String> reasons = new TreeMap<>();
        for (Ref<?> original : facts.originals()) {
            Place place = placeOf(tx, original, followed);
            if (place != null && place.problem() != null) {
                return nowhere(document, place.problem());
            }
            if (place != null) {
                String system = place.flow().target();
                reasons.put(system, "%s is in %s".formatted(original, system));
            }
        }
        String missing = reasons.isEmpty() ? bySelf(tx, document.ref().type(), facts, reasons) : null;
        return missing == null
                ? in(document, reasons)
                : nowhere(document, DeliveryProblems.noRoute(routing.port(), document, missing));
    }

    private Place nowhere(Entity document, Problem problem) {
        return new Place(nowhere(document.ref().type()), problem);
    }

    private Place in(Entity document, SortedMap<String, String> reasons) {
        if (reasons.size() > 1) {
            return nowhere(document, DeliveryProblems.partedRoute(routing.port(), document, reasons.values()));
        }
        String system = reasons.firstKey();
        return flows(document.ref().type()).stream()
                .filter(flow -> flow.target().equals(system))
                .findFirst()
                .map(flow -> new Place(flow, null))
                .orElseGet(() -> nowhere(
                        document,
                        DeliveryProblems.noRoute(
                                routing.port(),
                                document,
                                "it belongs to %s, which is not behind it".formatted(system))));
    }

    /** By what it says itself; why not, if a rule is missing. */
    private @Nullable String bySelf(
            StoreTransaction tx, RecordType<?> type, RoutedDocument facts, SortedMap<String, String> reasons) {
        String legalEntity = Names.codeOf(tx, facts.legalEntity());
        for (String project : projects(tx, type, facts)) {
            Route route = routing.route(type, legalEntity, project, facts.day()).orElse(null);
            if (route == null) {
                return "no rule is about %s of legal entity %s on %s".formatted(type, legalEntity, facts.day());
            }
            reasons.put(
                    route.system(),
                    "rule %s brings %s to %s"
                            .formatted(route.id(), project.isEmpty() ? type : "project " + project, route.system()));
        }
        return null;
    }

    /** Their codes, where they count; one that is empty if none does. */
    private Set<String> projects(StoreTransaction tx, RecordType<?> type, RoutedDocument facts) {
        if (!routing.isByProject(type) || facts.projects().isEmpty()) {
            return Set.of("");
        }
        Set<String> names = new TreeSet<>();
        for (Ref<Project> project : facts.projects()) {
            names.add(Names.nameOf(tx, project));
        }
        return names;
    }

    /** Where a document is or goes that another follows; none: the hub does not have it, and the other goes by what it says itself (MIG-7). */
    private @Nullable Place placeOf(StoreTransaction tx, Ref<?> ref, Set<String> followed) {
        RefKey key = RecordIds.key(ref);
        String id = tx.crosswalk().recordIds(List.of(key)).get(key);
        if (id == null || !parts(ref.type()) || !followed.add(id)) {
            return null;
        }
        String json =
                tx.records().find(ref.type().name(), id).map(RecordRow::seen).orElse(null);
        if (json == null) {
            return null;
        }
        Entity document = RecordCodec.decode(ref.type(), json);
        SortedMap<String, String> having = having(tx, document, id);
        return having.isEmpty() ? place(tx, document, followed) : in(document, having);
    }

    /** The systems that have it: the one that it was sent to, else those that know it under an id of their own. */
    private SortedMap<String, String> having(StoreTransaction tx, Entity document, String id) {
        SortedMap<String, String> having = new TreeMap<>();
        for (DeliverFlow<?> flow : flowsEver(tx, document.ref().type())) {
            DeliveryRow row =
                    tx.deliveries().find(flow.target(), flow.type().name(), id).orElse(null);
            if (row != null && !isUnheard(tx, flow, row)) {
                return new TreeMap<>(Map.of(flow.target(), ""));
            }
            if (tx.crosswalk()
                    .remoteIds(flow.target(), flow.type().name(), Set.of(id))
                    .containsKey(id)) {
                having.put(flow.target(), "%s has %s".formatted(flow.target(), document.ref()));
            }
        }
        return having;
    }

    /** Whether the system was never asked to take it, so that it may go elsewhere (MIG-6). What waits for leave to be created was not. */
    boolean isUnheard(StoreTransaction tx, DeliverFlow<?> flow, DeliveryRow row) {
        boolean isBlocked = row.state() == State.BLOCKED;
        return (isBlocked || row.state() == State.PLANNED || CreateGuard.isHeld(row))
                && row.attempts() == 0
                && row.remoteId() == null
                && !DeliveryRows.mayBeThere(row)
                && !Attempts.open(flow, tx).containsKey(row.recordId())
                && (isBlocked || !DeliveryExceptions.isOpen(tx, flow, row.recordId()));
    }

    @Override
    public String toString() {
        return routing.port();
    }
}
