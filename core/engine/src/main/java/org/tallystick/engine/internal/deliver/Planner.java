package org.tallystick.engine.internal.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.json.TextMap;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
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

    public Planner(List<DeliverFlow<?>> flows) {
        this.flows = List.copyOf(flows);
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
        applied(tx, flowName, recordId).ifPresent(row -> tx.deliveries().put(List.of(DeliveryRows.planned(row))));
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

    /** Plans a record that was put, for the targets that take every record of its type. */
    public void planAlways(StoreTransaction tx, String recordId, Encoded record, Request request) {
        for (DeliverFlow<?> flow : flows) {
            if (flow.always() && flow.type() == record.record().ref().type()) {
                plan(tx, flow, recordId, record, Map.of(), request);
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
        for (DeliverFlow<?> flow : flows) {
            if (flow.always() && flow.type() == type && !flow.name().equals(feeding)) {
                planRead(tx, flow, records, minted, runSequence, now);
            }
        }
    }

    private static <T extends Entity> void planRead(
            StoreTransaction tx,
            DeliverFlow<T> flow,
            Map<String, Encoded> records,
            Set<String> minted,
            long runSequence,
            Instant now) {
        Set<String> earlier = new HashSet<>(records.keySet());
        earlier.removeAll(minted);
        Set<String> known = new HashSet<>(tx.deliveries()
                .states(flow.target(), flow.type().name(), earlier)
                .keySet());
        known.addAll(
                tx.crosswalk().remoteIds(flow.target(), flow.type().name(), earlier).keySet());
        List<DeliveryRow> rows = new ArrayList<>();
        records.forEach((id, record) -> {
            if (!known.contains(id)) {
                try {
                    String key = flow.keyOf(flow.type().entityClass().cast(record.record()));
                    rows.add(planned(flow, id, key, record, Map.of(), now, null, null));
                } catch (ConnectorException e) {
                    DeliveryExceptions.ofPlan(tx, flow, id, e.problem(), runSequence);
                }
            }
        });
        DeliveryExceptions.settled(
                tx, flow, rows.stream().map(DeliveryRow::recordId).filter(earlier::contains).toList(), runSequence);
        tx.deliveries().plan(rows);
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
        DeliverFlow<?> flow = flows.stream()
                .filter(each -> each.target().equals(target)
                        && each.type() == record.record().ref().type())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No flow delivers %s to %s: declare one with deliver(…)"
                        .formatted(record.record().ref(), target)));
        plan(tx, flow, recordId, record, extensions, request);
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
                .put(List.of(planned(
                        flow, recordId, key, record, extensions, request.now(), request.decisionKey(), request.run())));
    }

    private static DeliveryRow planned(
            DeliverFlow<?> flow,
            String recordId,
            String key,
            Encoded record,
            Map<String, String> extensions,
            Instant now,
            @Nullable String requestedBy,
            @Nullable String run) {
        return new DeliveryRow(
                flow.target(),
                flow.type().name(),
                recordId,
                key,
                State.PLANNED,
                record.fingerprint(),
                TextMap.write(new TreeMap<>(extensions)),
                1,
                0,
                now,
                null,
                null,
                false,
                requestedBy,
                run,
                null);
    }

    /** Without a key nothing can be planned: that is an exception until the record is decided again and has one. */
    private static <T extends Entity> @Nullable String key(
            StoreTransaction tx, DeliverFlow<T> flow, String recordId, Encoded record, Request request) {
        String run = request.run();
        long runSequence =
                run == null ? 0 : tx.runs().find(run).map(RunRow::sequence).orElse(0L);
        try {
            String key = flow.keyOf(flow.type().entityClass().cast(record.record()));
            DeliveryExceptions.ofPlan(tx, flow, recordId, null, runSequence);
            return key;
        } catch (ConnectorException e) {
            DeliveryExceptions.ofPlan(tx, flow, recordId, e.problem(), runSequence);
            return null;
        }
    }
}
