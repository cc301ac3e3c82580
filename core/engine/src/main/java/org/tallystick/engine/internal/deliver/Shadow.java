package org.tallystick.engine.internal.deliver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.call.Cursor;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.shadow.ShadowReport;
import org.tallystick.engine.shadow.ShadowReport.Difference;
import org.tallystick.engine.shadow.ShadowReport.Kind;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.WrittenFields;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Compares what would be written to targets with what they have (MIG-3). It reads the hub and the targets; nothing is written, here or there, and no sink
 * is asked to write.
 */
public final class Shadow {

    private static final int PAGE = 500;

    private final Store store;
    private final Calls calls;
    private final List<DeliverFlow<?>> shadows;
    private final List<DeliverFlow<?>> live;

    /** @param live the flows on which records are delivered: what they get is what a shadow on request would get */
    public Shadow(Store store, Calls calls, List<DeliverFlow<?>> shadows, List<DeliverFlow<?>> live) {
        this.store = store;
        this.calls = calls;
        this.shadows = List.copyOf(shadows);
        this.live = List.copyOf(live);
    }

    /**
     * Compares all that would go to a system.
     *
     * @throws IllegalArgumentException if none of its flows is a shadow
     * @throws org.tallystick.spi.ConnectorException if it cannot be read
     */
    public ShadowReport compare(String system) {
        List<DeliverFlow<?>> flows =
                shadows.stream().filter(flow -> flow.target().equals(system)).toList();
        if (flows.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' is no shadow: declare deliver(…, to(\"%s\").shadow())".formatted(system, system));
        }
        Comparison comparison = new Comparison(flows);
        flows.forEach(comparison::compare);
        return new ShadowReport(system, comparison.compared, comparison.differences);
    }

    private Map<String, Found> list(DeliverFlow<?> flow) {
        Map<String, Found> all = new TreeMap<>();
        Cursor steps = new Cursor(flow.name());
        String cursor = null;
        do {
            String from = cursor;
            RecordLookup.Listing page =
                    calls.read(flow.target(), flow.tier(), () -> flow.lookup().list(from, PAGE));
            page.found().forEach(found -> all.put(found.externalKey(), found));
            cursor = page.next() == null ? null : steps.next(cursor, page.next());
        } while (cursor != null);
        return all;
    }

    /** A record that would be written. */
    private record Candidate<T extends Entity>(T record, String key, Set<Ref<?>> references, Map<Ref<?>, String> ids) {}

    /** Of one system. */
    private final class Comparison {

        private final Map<RecordType<?>, DeliverFlow<?>> flows;
        private final Map<RecordType<?>, Map<String, Found>> theirs = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private int compared;

        Comparison(List<DeliverFlow<?>> flows) {
            this.flows = new LinkedHashMap<>();
            flows.forEach(flow -> {
                this.flows.put(flow.type(), flow);
                theirs.put(flow.type(), list(flow));
            });
        }

        private Map<String, Found> theirs(RecordType<?> type) {
            return theirs.getOrDefault(type, Map.of());
        }

        <T extends Entity> void compare(DeliverFlow<T> flow) {
            Map<String, List<Difference>> byKey = new TreeMap<>();
            Set<String> seen = new HashSet<>();
            String after = "";
            List<RecordRow> rows;
            do {
                String from = after;
                rows = store.inTransaction(tx -> tx.records().page(flow.type().name(), from, PAGE));
                for (RecordRow row : rows) {
                    after = row.id();
                    compare(flow, row, seen, byKey);
                }
            } while (rows.size() == PAGE);
            theirs(flow.type()).keySet().stream()
                    .filter(key -> !seen.contains(key))
                    .forEach(key -> byKey.put(key, List.of(difference(flow, key, Kind.ONLY_THERE, ""))));
            byKey.values().forEach(differences::addAll);
        }

        private <T extends Entity> void compare(
                DeliverFlow<T> flow, RecordRow row, Set<String> seen, Map<String, List<Difference>> byKey) {
            T record = store.inTransaction(tx -> wanted(tx, flow, row)).orElse(null);
            if (record == null) {
                return;
            }
            compared++;
            String name = record.ref().toString();
            try {
                name = flow.keyOf(record);
                seen.add(name);
                Candidate<T> candidate = candidate(flow, record, name);
                byKey.put(name, differences(flow, candidate));
            } catch (ConnectorException e) {
                byKey.put(
                        name,
                        List.of(difference(
                                flow, name, Kind.NOT_COMPARED, e.problem().message())));
            }
        }

        private <T extends Entity> List<Difference> differences(DeliverFlow<T> flow, Candidate<T> candidate) {
            String key = candidate.key();
            if (!flow.admits(candidate.record())) {
                return List.of(difference(flow, key, Kind.NOT_COMPARED, "it must not leave its region"));
            }
            Found found = theirs(flow.type()).get(key);
            if (found == null) {
                return List.of(difference(flow, key, Kind.MISSING_THERE, ""));
            }
            for (Ref<?> reference : candidate.references()) {
                if (!candidate.ids().containsKey(reference)) {
                    return List.of(difference(
                            flow,
                            key,
                            Kind.NOT_COMPARED,
                            "it names %s, which %s is not known to have".formatted(reference, flow.target())));
                }
            }
            T record = candidate.record();
            WrittenFields custom = store.inTransaction(
                    tx -> flow.rules().write(flow.target(), record, (ref, system) -> idIn(tx, flow, ref, system)));
            if (!custom.problems().isEmpty()) {
                return List.of(difference(
                        flow, key, Kind.NOT_COMPARED, custom.problems().get(0).message()));
            }
            T written = custom.fields().isEmpty()
                    ? record
                    : flow.type().withHeader(record, CustomFields.with(record.header(), custom.fields()));
            String fingerprint = RecordCodec.encode(written).fingerprint();
            String ours = flow.digest(new Write<>(written, key, fingerprint, found.remoteId(), candidate.ids()));
            return Facts.differences(ours, found.digest()).stream()
                    .map(fact -> new Difference(
                            flow.type().name(), key, Kind.FIELD, fact.name(), fact.ours(), fact.theirs()))
                    .toList();
        }

        private static Difference difference(DeliverFlow<?> flow, String key, Kind kind, String why) {
            return new Difference(flow.type().name(), key, kind, "", why, "");
        }

        private <T extends Entity> Candidate<T> candidate(DeliverFlow<T> flow, T record, String key) {
            Set<Ref<?>> references = Set.copyOf(flow.references(record));
            return new Candidate<>(record, key, references, store.inTransaction(tx -> ids(tx, flow, references)));
        }

        private Map<Ref<?>, String> ids(StoreTransaction tx, DeliverFlow<?> flow, Set<Ref<?>> references) {
            Map<Ref<?>, String> ids = new HashMap<>(RemoteIds.of(tx, flow.target(), references));
            for (Ref<?> reference : references) {
                String id = ids.containsKey(reference) ? null : idByKey(tx, reference);
                if (id != null) {
                    ids.put(reference, id);
                }
            }
            return ids;
        }

        private Optional<String> idIn(StoreTransaction tx, DeliverFlow<?> flow, Ref<?> reference, String system) {
            Optional<String> known = Optional.ofNullable(
                    RemoteIds.of(tx, system, Set.of(reference)).get(reference));
            return system.equals(flow.target()) ? known.or(() -> Optional.ofNullable(idByKey(tx, reference))) : known;
        }

        /** What the system calls a record that it has under our key. */
        private @Nullable String idByKey(StoreTransaction tx, Ref<?> reference) {
            RecordType<?> type = reference.type();
            DeliverFlow<?> flow = flows.get(type);
            RefKey key = RecordIds.key(reference);
            String id = tx.crosswalk().recordIds(List.of(key)).get(key);
            return flow == null || id == null
                    ? null
                    : tx.records()
                            .find(type.name(), id)
                            .map(row -> theirs(type).get(keyOf(flow, row)))
                            .map(Found::remoteId)
                            .orElse(null);
        }

        private <R extends Entity> String keyOf(DeliverFlow<R> flow, RecordRow row) {
            return RecordCodec.decided(flow.type(), row).map(flow::keyOf).orElse("");
        }
    }

    /** The record as it would be written, if it would. What the system itself feeds does not go back to it. */
    private <T extends Entity> Optional<T> wanted(StoreTransaction tx, DeliverFlow<T> flow, RecordRow row) {
        if (flow.name().equals(row.flow())) {
            return Optional.empty();
        }
        DeliveryRow asked = live.stream()
                .filter(each -> each.type() == flow.type())
                .flatMap(each -> tx.deliveries().find(each.target(), each.type().name(), row.id()).stream())
                .filter(each -> each.state() != State.DISCARDED)
                .findFirst()
                .orElse(null);
        Optional<T> record = RecordCodec.decided(flow.type(), row);
        Optional<T> extended = asked == null
                ? record.filter(any -> flow.always())
                : record.map(each -> Preparation.extended(flow.type(), each, asked));
        return extended.filter(each -> flow.leftOut().tagOf(each).isEmpty())
                .map(each -> flow.leftOut().from(flow.type(), each));
    }
}
