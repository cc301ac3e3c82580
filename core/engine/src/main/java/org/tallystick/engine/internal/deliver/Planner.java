package org.tallystick.engine.internal.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.deliver.Port.Place;
import org.tallystick.engine.internal.hub.BilledContent;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.ConnectorException;

/** Plans deliveries, in the transaction of the decision that asks for them. What was asked for before stays as it is. */
public final class Planner {

    /**
     * Who asks, and when.
     *
     * @param decisionKey that asks
     * @param run in which it asks; none: outside a run
     * @param now due from
     */
    public record Request(String decisionKey, @Nullable String run, Instant now) {}

    private final List<DeliverFlow<?>> flows;
    private final @Nullable Port port;

    /** @param routing none: decisions name each system itself */
    public Planner(List<DeliverFlow<?>> flows, @Nullable Routing routing) {
        this.flows = List.copyOf(flows);
        this.port = routing == null ? null : new Port(routing, flows);
    }

    /** Whether there is a flow of that name. */
    public boolean delivers(String flowName) {
        return flows.stream().anyMatch(flow -> flow.name().equals(flowName));
    }

    /** Sends nothing of this state of a record to the target of a flow: it has it already, or a person decides first. */
    public void skip(StoreTransaction tx, String flowName, String recordId, String fingerprint) {
        applied(tx, flowName, recordId)
                .ifPresent(row -> tx.deliveries().put(List.of(DeliveryRows.of(row, fingerprint))));
    }

    /** Sends a record to the target of a flow again: it is known not to have all of it. */
    public void sendAgain(StoreTransaction tx, String flowName, String recordId) {
        applied(tx, flowName, recordId)
                .ifPresent(row -> tx.deliveries().put(List.of(DeliveryRows.newer(row, row.dueAt()))));
    }

    private Optional<DeliveryRow> applied(StoreTransaction tx, String flowName, String recordId) {
        return flows.stream()
                .filter(flow -> flow.name().equals(flowName))
                .findFirst()
                .flatMap(flow -> tx.deliveries().find(flow.target(), flow.type().name(), recordId))
                .filter(row -> row.state() == State.APPLIED);
    }

    /** Most lines that each target of such documents takes. */
    public int maxLines(RecordType<?> type) {
        return flows.stream()
                .filter(flow -> flow.type() == type)
                .mapToInt(flow -> flow.capabilities().maxLines())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The deliveries of a record to a target, or to the systems behind a port; none are planned: empty. */
    public List<DeliveryRow> rows(StoreTransaction tx, String target, RecordType<?> type, String recordId) {
        Set<String> names = new LinkedHashSet<>(List.of(target));
        flows.stream()
                .filter(flow -> flow.type() == type && flow.isCalled(target))
                .forEach(flow -> names.add(flow.target()));
        return names.stream()
                .flatMap(name -> tx.deliveries().find(name, type.name(), recordId).stream())
                .toList();
    }

    /** The flows of documents that go to no system of a port. */
    public List<DeliverFlow<?>> nowhere() {
        List<DeliverFlow<?>> nowhere = new ArrayList<>();
        if (port != null) {
            port.types().stream().filter(port::parts).forEach(type -> nowhere.add(port.nowhere(type)));
        }
        return nowhere;
    }

    /** Brings what no system has heard of where the routing says now, before anything is sent. */
    void reroute(StoreTransaction tx, Instant now, long runSequence) {
        if (port != null) {
            new Rerouting(port, tx, now, runSequence).all();
        }
    }

    /** Plans a record that was put, for the targets that take every record of its type. */
    public void planAlways(StoreTransaction tx, String recordId, Encoded record, Request request) {
        List<DeliverFlow<?>> asked = flows.stream()
                .filter(flow ->
                        flow.always() && flow.type() == record.record().ref().type())
                .toList();
        plan(tx, asked, recordId, record, Map.of(), request);
    }

    private void plan(
            StoreTransaction tx,
            List<DeliverFlow<?>> asked,
            String recordId,
            Encoded record,
            Map<String, String> extensions,
            Request request) {
        boolean isWithdrawn = BilledContent.isWithdrawn(record.record());
        for (DeliverFlow<?> flow : asked) {
            boolean isAdmitted = port == null || flow.port() == null || port.admits(tx, flow, record.record());
            if (isAdmitted && !(isWithdrawn && flow.isDocument())) {
                plan(tx, flow, recordId, record, extensions, request);
            }
        }
        if (port != null && !isWithdrawn && asked.stream().anyMatch(port::parts)) {
            route(tx, port, recordId, record, extensions, request);
        }
    }

    private static void route(
            StoreTransaction tx,
            Port port,
            String recordId,
            Encoded record,
            Map<String, String> extensions,
            Request request) {
        RecordType<?> type = record.record().ref().type();
        if (port.placed(tx, type, Set.of(recordId)).isEmpty()) {
            Place place = port.place(tx, record.record());
            DeliverFlow<?> flow = place.flow();
            String key = key(tx, flow, recordId, record, request);
            if (key != null) {
                DeliveryRow row = DeliveryRows.first(
                        flow, recordId, key, record, extensions, request.now(), request.decisionKey(), request.run());
                port.put(tx, place, row, request.now(), sequence(tx, request));
            }
        }
    }

    /**
     * Plans records that were read, for the targets that take every record of their type: two look-ups for each target, whatever the number, of
     * those that are not new.
     * What the target itself feeds, or has under an id of its own, does not go back to it: under our key it would be there twice.
     *
     * @param feeding the flow that read them
     * @param records by record id
     * @param minted ids of those that are new: no target has them yet
     * @param runSequence of the run that will see them
     */
    public void planRead(
            StoreTransaction tx,
            RecordType<?> type,
            String feeding,
            Map<String, Encoded> records,
            Set<String> minted,
            long runSequence,
            Instant now) {
        List<DeliverFlow<?>> asked = flows.stream()
                .filter(flow -> flow.always() && flow.type() == type)
                .toList();
        for (DeliverFlow<?> flow : asked) {
            if (!flow.name().equals(feeding)) {
                planRead(tx, flow, records, minted, runSequence, now);
            }
        }
        if (port != null && asked.stream().anyMatch(port::parts)) {
            routeRead(tx, port, type, records, runSequence, now);
        }
    }

    private <T extends Entity> void planRead(
            StoreTransaction tx,
            DeliverFlow<T> flow,
            Map<String, Encoded> records,
            Set<String> minted,
            long runSequence,
            Instant now) {
        Set<String> earlier = new HashSet<>(records.keySet());
        earlier.removeAll(minted);
        Set<String> known = flow.known(tx, earlier);
        List<DeliveryRow> rows = new ArrayList<>();
        records.forEach((id, record) -> {
            if (!known.contains(id)
                    && (port == null || flow.port() == null || port.admits(tx, flow, record.record()))) {
                DeliveryRow row = read(tx, flow, id, record, runSequence, now);
                if (row != null) {
                    rows.add(row);
                }
            }
        });
        DeliveryExceptions.settled(
                tx,
                flow,
                rows.stream()
                        .map(DeliveryRow::recordId)
                        .filter(earlier::contains)
                        .toList(),
                runSequence);
        tx.deliveries().plan(rows);
    }

    /** What a system of the port feeds is in it, and goes to no other. */
    private static void routeRead(
            StoreTransaction tx,
            Port port,
            RecordType<?> type,
            Map<String, Encoded> records,
            long runSequence,
            Instant now) {
        Set<String> placed = port.placed(tx, type, records.keySet());
        records.forEach((id, record) -> {
            if (!placed.contains(id)) {
                Place place = port.place(tx, record.record());
                DeliveryRow row = read(tx, place.flow(), id, record, runSequence, now);
                if (row != null) {
                    port.put(tx, place, row, now, runSequence);
                }
            }
        });
    }

    private static <T extends Entity> @Nullable DeliveryRow read(
            StoreTransaction tx, DeliverFlow<T> flow, String id, Encoded record, long runSequence, Instant now) {
        try {
            String key = flow.keyOf(flow.type().entityClass().cast(record.record()));
            return DeliveryRows.first(flow, id, key, record, Map.of(), now, null, null);
        } catch (ConnectorException e) {
            DeliveryExceptions.ofPlan(tx, flow, id, e.problem(), runSequence);
            return null;
        }
    }

    /**
     * Sends a document to no system any more. Copies that systems keep of it follow it.
     *
     * @throws IllegalStateException if a system has it, or may get it
     */
    public void withdraw(StoreTransaction tx, Ref<?> document, String recordId, Request request) {
        Set<DeliverFlow<?>> issuing = new LinkedHashSet<>(flows);
        issuing.addAll(nowhere());
        if (port != null && port.parts(document.type())) {
            issuing.addAll(port.flowsEver(tx, document.type()));
        }
        issuing.removeIf(flow -> flow.type() != document.type() || !flow.isDocument());
        for (DeliverFlow<?> flow : issuing) {
            tx.deliveries()
                    .find(flow.target(), flow.type().name(), recordId)
                    .ifPresent(row -> withdraw(tx, document, flow, row, request));
        }
    }

    /** What a person discarded, or what waits for another record and was never sent, is in nobody's hands. */
    private static void withdraw(
            StoreTransaction tx, Ref<?> document, DeliverFlow<?> flow, DeliveryRow row, Request request) {
        boolean isIdle = row.state() == State.DISCARDED
                || (row.state() == State.BLOCKED && !Attempts.open(flow, tx).containsKey(row.recordId()));
        boolean mayBeThere = DeliveryRows.mayBeThere(row);
        if (mayBeThere && row.state() == State.DISCARDED) {
            throw new IllegalStateException(
                    "%s may have %s: it was sent, nobody knows what became of it, and its delivery was discarded. Replay the delivery: it is looked up before it is sent"
                            .formatted(flow.target(), document));
        }
        if (!isIdle || mayBeThere || row.remoteId() != null) {
            throw new IllegalStateException(
                    "%s has %s, or may get it: its delivery is %s. Discard the delivery, or let it arrive"
                            .formatted(flow.target(), document, row.state()));
        }
        tx.deliveries().put(List.of(DeliveryRows.withdrawn(row)));
        DeliveryExceptions.settled(tx, flow, List.of(row.recordId()), sequence(tx, request));
    }

    /**
     * Plans a record for a target that a decision names.
     *
     * @throws IllegalArgumentException if no flow brings such records there
     */
    public void planFor(
            StoreTransaction tx,
            String target,
            String recordId,
            Encoded record,
            Map<String, String> extensions,
            Request request) {
        RecordType<?> type = record.record().ref().type();
        List<DeliverFlow<?>> asked = flows.stream()
                .filter(flow -> flow.type() == type && flow.isCalled(target))
                .toList();
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("No flow delivers %s to %s: declare one with deliver(…)"
                    .formatted(record.record().ref(), target));
        }
        if (port != null && asked.stream().anyMatch(port::parts) && !port.isNamed(target)) {
            throw new IllegalArgumentException("Where %s goes the routing says: ask for its port %s, not for %s"
                    .formatted(record.record().ref(), port, target));
        }
        plan(tx, asked, recordId, record, extensions, request);
    }

    /** Plans again what a target was told of in an older state, or what a person discarded of it. Who issues documents gets each once. */
    public void planNewest(
            StoreTransaction tx, String target, RecordType<?> type, String recordId, String fingerprint, Instant now) {
        for (DeliveryRow row : rows(tx, target, type, recordId)) {
            boolean isOlder = !row.fingerprint().equals(fingerprint) && !DeliveryRows.isWithdrawn(row);
            if (isOlder && isTold(row) && (row.state() == State.APPLIED || row.state() == State.DISCARDED)) {
                tx.deliveries().put(List.of(DeliveryRows.newer(row, now)));
            }
        }
    }

    /** Whether the target of a delivery gets later states too: it does not issue such documents. */
    public boolean isTold(DeliveryRow row) {
        return flows.stream()
                .filter(flow ->
                        flow.target().equals(row.target()) && flow.type().name().equals(row.type()))
                .anyMatch(flow -> !flow.isFrozen());
    }

    private static <T extends Entity> void plan(
            StoreTransaction tx,
            DeliverFlow<T> flow,
            String recordId,
            Encoded record,
            Map<String, String> extensions,
            Request request) {
        if (tx.deliveries().find(flow.target(), flow.type().name(), recordId).isPresent()) {
            return;
        }
        String key = key(tx, flow, recordId, record, request);
        if (key == null) {
            return;
        }
        tx.deliveries()
                .put(List.of(DeliveryRows.first(
                        flow, recordId, key, record, extensions, request.now(), request.decisionKey(), request.run())));
    }

    /** Without a key nothing can be planned: that is an exception until the record is decided again and has one. */
    private static <T extends Entity> @Nullable String key(
            StoreTransaction tx, DeliverFlow<T> flow, String recordId, Encoded record, Request request) {
        long runSequence = sequence(tx, request);
        try {
            String key = flow.keyOf(flow.type().entityClass().cast(record.record()));
            DeliveryExceptions.ofPlan(tx, flow, recordId, null, runSequence);
            return key;
        } catch (ConnectorException e) {
            DeliveryExceptions.ofPlan(tx, flow, recordId, e.problem(), runSequence);
            return null;
        }
    }

    private static long sequence(StoreTransaction tx, Request request) {
        String run = request.run();
        return run == null ? 0 : tx.runs().find(run).map(RunRow::sequence).orElse(0L);
    }
}
