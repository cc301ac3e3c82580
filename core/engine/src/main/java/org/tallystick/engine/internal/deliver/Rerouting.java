package org.tallystick.engine.internal.deliver;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.deliver.Port.Place;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/**
 * What the routing says now, of what was planned by an earlier one (MIG-6). Documents of which no system has heard go where they are to go now; one that
 * was sent stays where it was sent. What documents are about goes to systems that are new behind the port.
 */
final class Rerouting {

    private final Port port;
    private final StoreTransaction tx;
    private final Instant now;
    private final long runSequence;

    Rerouting(Port port, StoreTransaction tx, Instant now, long runSequence) {
        this.port = port;
        this.tx = tx;
        this.now = now;
        this.runSequence = runSequence;
    }

    void all() {
        boolean isNew = port.isNew(tx);
        for (RecordType<?> type : port.types()) {
            if (port.parts(type)) {
                fromNowhere(port.nowhere(type));
            }
            if (isNew && port.parts(type)) {
                port.flowsEver(tx, type).forEach(this::fromSystem);
            } else if (isNew) {
                port.flows(type).forEach(this::spread);
            }
        }
    }

    /** What had no place may have one now: its routing, or what it says, was mended. */
    private void fromNowhere(DeliverFlow<?> nowhere) {
        new Rulings(nowhere, tx, now, runSequence).apply();
        new DeliveryPages(nowhere, State.REJECTED, State.PLANNED).each(tx, page -> move(nowhere, page));
    }

    private void fromSystem(DeliverFlow<?> flow) {
        new DeliveryPages(flow, State.PLANNED, State.BLOCKED, State.REJECTED)
                .each(
                        tx,
                        page -> move(
                                flow,
                                page.stream()
                                        .filter(row -> port.isUnheard(tx, flow, row))
                                        .toList()));
        CreateGuard.of(flow, tx).report(tx, runSequence);
    }

    private boolean move(DeliverFlow<?> from, List<DeliveryRow> rows) {
        Map<String, Entity> records = records(from.type(), rows);
        for (DeliveryRow row : rows) {
            Entity record = records.get(row.recordId());
            if (record != null) {
                move(from, row, port.place(tx, record));
            }
        }
        return !rows.isEmpty();
    }

    private void move(DeliverFlow<?> from, DeliveryRow row, Place place) {
        if (!place.flow().target().equals(from.target())) {
            DeliveryExceptions.ofDelivery(tx, from, row, null, runSequence);
            tx.deliveries().remove(row.target(), row.type(), row.recordId());
            port.put(tx, place, DeliveryRows.at(place.flow().target(), row, now), now, runSequence);
        } else if (place.problem() != null) {
            tx.deliveries().put(List.of(DeliveryRows.rejected(row, place.problem())));
            DeliveryExceptions.ofDelivery(tx, from, row, place.problem(), runSequence);
        }
    }

    /** What the flow's system has, for the others of the port. */
    private void spread(DeliverFlow<?> from) {
        for (DeliverFlow<?> to : port.flows(from.type())) {
            if (!to.equals(from)) {
                new DeliveryPages(from, wanted()).each(tx, page -> spread(page, to));
            }
        }
    }

    /** All but what a person did not want. */
    private static State[] wanted() {
        return new State[] {
            State.APPLIED, State.PLANNED, State.BLOCKED, State.RETRY, State.UNKNOWN, State.ABSENT, State.REJECTED
        };
    }

    private boolean spread(List<DeliveryRow> page, DeliverFlow<?> to) {
        Map<String, Entity> records = records(to.type(), page);
        Set<String> known = to.known(tx, new HashSet<>(records.keySet()));
        tx.deliveries()
                .put(page.stream()
                        .filter(row -> !known.contains(row.recordId()) && isAdmitted(to, records.get(row.recordId())))
                        .map(row -> DeliveryRows.at(to.target(), row, now))
                        .toList());
        return true;
    }

    private boolean isAdmitted(DeliverFlow<?> to, @Nullable Entity record) {
        return record != null && port.admits(tx, to, record);
    }

    private Map<String, Entity> records(RecordType<?> type, List<DeliveryRow> rows) {
        Map<String, RecordRow> found = tx.records()
                .find(type.name(), rows.stream().map(DeliveryRow::recordId).toList());
        Map<String, Entity> records = new HashMap<>();
        found.forEach((id, row) -> {
            String json = row.seen();
            if (json != null) {
                records.put(id, RecordCodec.decode(type, json));
            }
        });
        return records;
    }
}
