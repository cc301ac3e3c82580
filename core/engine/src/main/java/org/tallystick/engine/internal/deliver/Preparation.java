package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.internal.deliver.Outcomes.Step;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.json.TextMap;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Write;

/** Finds for a batch of deliveries what the target calls the records that they name. Four look-ups for the whole batch. */
final class Preparation<T extends Entity> {

    private final DeliverFlow<T> flow;
    private final StoreTransaction tx;

    private final List<Prepared<T>> ready = new ArrayList<>();
    private final List<Step> held = new ArrayList<>();

    private Preparation(DeliverFlow<T> flow, StoreTransaction tx) {
        this.flow = flow;
        this.tx = tx;
    }

    static <T extends Entity> Preparation<T> of(DeliverFlow<T> flow, List<DeliveryRow> rows, StoreTransaction tx) {
        Preparation<T> preparation = new Preparation<>(flow, tx);
        preparation.prepare(rows);
        return preparation;
    }

    /** What can be sent. */
    List<Prepared<T>> ready() {
        return ready;
    }

    /** What waits for another record, or has lost its own. */
    List<Step> held() {
        return held;
    }

    private void prepare(List<DeliveryRow> rows) {
        Map<DeliveryRow, T> records = records(KeyHolders.of(flow, rows, tx).refuse(rows, held));
        Map<DeliveryRow, List<Ref<?>>> named = references(records);
        Map<Ref<?>, String> known =
                remoteIds(named.values().stream().flatMap(List::stream).collect(toSet()));
        named.forEach((row, references) -> {
            Map<Ref<?>, String> ids = new HashMap<>();
            for (Ref<?> reference : references) {
                String id = known.get(reference);
                if (id == null) {
                    held.add(Outcomes.step(DeliveryRows.blocked(row, reference)));
                    return;
                }
                ids.put(reference, id);
            }
            T record = requireNonNull(records.get(row));
            String key = IdempotencyKey.of(row, RecordCodec.encode(record).fingerprint());
            ready.add(new Prepared<>(row, new Write<>(record, row.externalKey(), key, row.remoteId(), ids)));
        });
    }

    /** A record whose references cannot be had is set aside; the others go on. */
    private Map<DeliveryRow, List<Ref<?>>> references(Map<DeliveryRow, T> records) {
        Map<DeliveryRow, List<Ref<?>>> references = new LinkedHashMap<>();
        records.forEach((row, record) -> {
            try {
                references.put(row, flow.references(record));
            } catch (ConnectorException e) {
                held.add(Outcomes.rejected(row, e.problem()));
            }
        });
        return references;
    }

    /** By delivery, which follows the record's newest content. */
    private Map<DeliveryRow, T> records(List<DeliveryRow> rows) {
        Map<String, RecordRow> known = tx.records()
                .find(
                        flow.type().name(),
                        rows.stream().map(DeliveryRow::recordId).toList());
        Map<DeliveryRow, T> records = new LinkedHashMap<>();
        for (DeliveryRow row : rows) {
            RecordRow record = known.get(row.recordId());
            String json = record == null ? null : record.seen();
            if (record == null || json == null) {
                held.add(Outcomes.rejected(row, DeliveryProblems.recordGone(flow, row)));
            } else {
                records.put(
                        DeliveryRows.of(row, record.fingerprint()),
                        extended(RecordCodec.decode(flow.type(), json), row));
            }
        }
        return records;
    }

    private T extended(T record, DeliveryRow row) {
        Header header = record.header();
        for (Map.Entry<String, String> extension :
                TextMap.read(row.extensions()).entrySet()) {
            header = header.withExtension(extension.getKey(), extension.getValue());
        }
        return header.equals(record.header()) ? record : flow.type().withHeader(record, header);
    }

    private Map<Ref<?>, String> remoteIds(Set<Ref<?>> references) {
        Map<RefKey, String> recordIds =
                tx.crosswalk().recordIds(references.stream().map(RecordIds::key).toList());
        Map<RecordType<?>, Set<String>> idsByType = references.stream()
                .filter(reference -> recordIds.containsKey(RecordIds.key(reference)))
                .collect(groupingBy(Ref::type, mapping(reference -> recordIds.get(RecordIds.key(reference)), toSet())));
        Map<RecordType<?>, Map<String, String>> remote = new HashMap<>();
        idsByType.forEach((type, ids) -> remote.put(type, tx.crosswalk().remoteIds(flow.target(), type.name(), ids)));

        Map<Ref<?>, String> known = new HashMap<>();
        for (Ref<?> reference : references) {
            String recordId = recordIds.get(RecordIds.key(reference));
            String id = recordId == null
                    ? null
                    : remote.getOrDefault(reference.type(), Map.of()).get(recordId);
            if (id != null) {
                known.put(reference, id);
            }
        }
        return known;
    }
}
