package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.internal.deliver.Outcomes.Step;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;

/**
 * Which delivery an external key belongs to, if several records of a flow have the same: the one that the target may have, else the one that
 * was planned first. The others are refused, or two records would be one in the target.
 */
final class KeyHolders {

    private static final Set<State> MAY_BE_THERE =
            Set.of(State.APPLIED, State.SENT, State.UNKNOWN, State.ABSENT, State.RETRY);
    private static final Comparator<DeliveryRow> FIRST = Comparator.comparing((DeliveryRow row) -> !mayBeThere(row))
            .thenComparing(DeliveryRow::dueAt)
            .thenComparing(DeliveryRow::recordId);

    private final DeliverFlow<?> flow;
    private final Map<String, List<DeliveryRow>> byKey;
    private final StoreTransaction tx;

    private KeyHolders(DeliverFlow<?> flow, Map<String, List<DeliveryRow>> byKey, StoreTransaction tx) {
        this.flow = flow;
        this.byKey = byKey;
        this.tx = tx;
    }

    static KeyHolders of(DeliverFlow<?> flow, List<DeliveryRow> rows, StoreTransaction tx) {
        List<String> keys =
                rows.stream().map(DeliveryRow::externalKey).distinct().toList();
        Set<String> shared =
                tx.deliveries().sharedKeys(flow.target(), flow.type().name(), keys);
        return new KeyHolders(
                flow,
                tx.deliveries().findByExternalKeys(flow.target(), flow.type().name(), shared).stream()
                        .collect(groupingBy(DeliveryRow::externalKey)),
                tx);
    }

    /** Those that have their key; the others are added to {@code refused}. */
    List<DeliveryRow> refuse(List<DeliveryRow> rows, List<Step> refused) {
        List<DeliveryRow> good = new ArrayList<>();
        for (DeliveryRow row : rows) {
            DeliveryRow holder = holder(row);
            if (holder.recordId().equals(row.recordId())) {
                good.add(row);
            } else {
                refused.add(Outcomes.rejected(row, DeliveryProblems.keyTaken(flow, row, name(row), name(holder))));
            }
        }
        return good;
    }

    /** The record as its source knows it; by its canonical id where it is gone. */
    private String name(DeliveryRow row) {
        return tx.records()
                .find(flow.type().name(), row.recordId())
                .flatMap(record -> RecordCodec.decided(flow.type(), record))
                .map(record -> record.ref().toString())
                .orElseGet(row::recordId);
    }

    private DeliveryRow holder(DeliveryRow row) {
        List<DeliveryRow> rivals = byKey.getOrDefault(row.externalKey(), List.of(row));
        return rivals.size() == 1
                ? row
                : rivals.stream()
                        .filter(each -> mayBeThere(each) || (each.state() != State.DISCARDED && exists(each)))
                        .min(FIRST)
                        .orElse(row);
    }

    private static boolean mayBeThere(DeliveryRow row) {
        return MAY_BE_THERE.contains(row.state()) || row.remoteId() != null;
    }

    /** A record that was deleted before it was sent gives its key up. */
    private boolean exists(DeliveryRow row) {
        return tx.records()
                .find(flow.type().name(), row.recordId())
                .map(RecordRow::seen)
                .isPresent();
    }
}
