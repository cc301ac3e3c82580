package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.StoreTransaction;

/** What still waits for another record when a run ends, and why: the record does not come, or waits for this one in turn. */
final class BlockedRows {

    /** A record towards a target. */
    private record Node(String target, String type, String recordId) {}

    /** What is kept of each: there may be many. */
    private record Blocked(String externalKey, String waitsFor) {}

    private final StoreTransaction tx;
    private final Map<Node, Blocked> blocked = new LinkedHashMap<>();
    private final Map<Node, Node> waitsFor = new LinkedHashMap<>();

    private BlockedRows(StoreTransaction tx) {
        this.tx = tx;
    }

    /** Opens an exception for each. */
    static void report(List<DeliverFlow<?>> flows, StoreTransaction tx, long runSequence) {
        BlockedRows rows = new BlockedRows(tx);
        flows.forEach(flow -> each(flow, tx, rows::add));
        rows.link();
        flows.forEach(flow -> each(flow, tx, row -> rows.report(flow, row, runSequence)));
    }

    private static void each(DeliverFlow<?> flow, StoreTransaction tx, Consumer<DeliveryRow> action) {
        new DeliveryPages(flow, State.BLOCKED).each(tx, page -> {
            page.forEach(action);
            return true;
        });
    }

    private void add(DeliveryRow row) {
        blocked.put(node(row), new Blocked(row.externalKey(), requireNonNull(row.waitsFor())));
    }

    private void report(DeliverFlow<?> flow, DeliveryRow row, long runSequence) {
        DeliveryExceptions.ofDelivery(
                tx,
                flow,
                row,
                loop(node(row))
                        .map(loop -> DeliveryProblems.cycle(flow, row, loop))
                        .orElseGet(() -> waitsFor.containsKey(node(row))
                                ? DeliveryProblems.waitsFor(flow, row)
                                : DeliveryProblems.waitsForUnknown(flow, row)),
                runSequence);
    }

    private static Node node(DeliveryRow row) {
        return new Node(row.target(), row.type(), row.recordId());
    }

    private void link() {
        Map<Node, RefKey> named = new LinkedHashMap<>();
        blocked.forEach((node, each) -> named.put(node, key(each.waitsFor())));
        Map<RefKey, String> ids = tx.crosswalk().recordIds(Set.copyOf(named.values()));
        named.forEach((node, key) -> {
            String id = ids.get(key);
            if (id != null) {
                waitsFor.put(node, new Node(node.target(), key.type(), id));
            }
        });
    }

    /** A ref as {@code Ref.toString} writes it; only the last part may hold a slash. */
    private static RefKey key(String ref) {
        String[] parts = ref.split("/", 3);
        return new RefKey(parts[0], parts[1], parts[2]);
    }

    /** The records of the ring that the record is part of, in the order in which each waits for the next. */
    private Optional<List<String>> loop(Node start) {
        List<String> loop = new ArrayList<>();
        @Nullable Node node = start;
        for (int steps = 0; steps < blocked.size() && node != null && blocked.containsKey(node); steps++) {
            loop.add(requireNonNull(blocked.get(node)).externalKey());
            node = waitsFor.get(node);
            if (start.equals(node)) {
                return Optional.of(loop);
            }
        }
        return Optional.empty();
    }
}
