package org.tallystick.engine.internal.ingest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.internal.hub.BilledContent;
import org.tallystick.engine.internal.hub.IndexKeys;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.internal.hub.StateChanges;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.internal.ingest.DocumentMapper.MappedRecord;
import org.tallystick.engine.internal.ingest.News.Told;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Transitions.TransitionRow;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/**
 * The records of a page's documents against those that the hub has. A record that carries our own key is the outcome of a delivery: it
 * links, and becomes no new record. What is undecided never replaces what was decided.
 */
final class RecordChanges<T extends Entity> {

    private final IngestFlow<T> flow;
    private final IngestContext context;
    private final List<Decider> deciders;
    private final StoreTransaction tx;
    private final StateChanges states;

    private final Map<String, First> first = new LinkedHashMap<>();
    private final List<RecordRow> changed = new ArrayList<>();
    private final List<TransitionRow> moved = new ArrayList<>();
    private final Map<RefKey, String> links = new HashMap<>();
    private final Map<RefKey, String> minted = new HashMap<>();
    private final Map<Decider, Set<String>> dirty = new HashMap<>();
    private final Map<String, Encoded> read = new LinkedHashMap<>();
    private int seenAgain;

    RecordChanges(IngestFlow<T> flow, IngestContext context, StoreTransaction tx) {
        this.flow = flow;
        this.deciders = context.deciders().stream()
                .filter(decider -> decider.inputs().contains(flow.type()))
                .toList();
        this.context = context;
        this.tx = tx;
        this.states = new StateChanges(context.time().instant(), context.runSequence());
    }

    /**
     * The newest versions of documents.
     *
     * @param earlier the ids of those that the hub has in another version: the others gave no records yet
     * @return how many of them are what we wrote ourselves, and no change
     */
    int store(Map<String, Mapped> documents, Set<String> earlier) {
        apply(documents, earlier, this::news, this::put, this::remove);
        tellDeleted(documents);
        return seenAgain;
    }

    /** What was decided here stays, so that somebody must be told. */
    private void tellDeleted(Map<String, Mapped> documents) {
        if (!BilledContent.isOf(flow.type().name())) {
            return;
        }
        List<RefKey> deleted = documents.entrySet().stream()
                .filter(document -> document.getValue().equals(Mapped.GONE))
                .map(document -> RecordIds.key(new Ref<>(flow.system(), flow.type(), document.getKey())))
                .toList();
        if (!deleted.isEmpty()) {
            Disputes disputes = new Disputes(flow, context.owners().rules(), tx, context.runSequence());
            Collection<String> ids = tx.crosswalk().recordIds(deleted).values();
            tx.records().find(flow.type().name(), ids).forEach((id, row) -> {
                if (BilledContent.isDecidedHere(row)) {
                    T ours = RecordCodec.decode(flow.type(), requireNonNull(row.seen()));
                    disputes.broken(id, ours, List.of(BilledContent.deleted(flow.system())));
                }
            });
            disputes.store();
        }
    }

    /** Decided versions of documents of which a newer one is known that is not decided: what was last seen stays. */
    void storeLate(Map<String, Mapped> documents) {
        apply(documents, documents.keySet(), this::lateNews, this::decide, (row, undecided) -> undecide(row));
    }

    /** A record of which the hub has nothing; of two in a page the last stands. */
    private record First(RecordRow row, List<TransitionRow> moved) {}

    private interface Put {
        void put(Told told, String id, @Nullable RecordRow before);
    }

    @FunctionalInterface
    private interface Sorting {
        News of(Collection<MappedRecord> records, Map<String, RecordRow> known, Set<String> ids);
    }

    /** What was billed here is shared with whoever speaks of it, whatever the rules are about. */
    private News news(Collection<MappedRecord> records, Map<String, RecordRow> known, Set<String> ids) {
        if (context.owners().judge(flow.system(), flow.type())) {
            return new SharedRecords<>(flow, context, tx, records, known, ids);
        }
        News ofOne = OwnWrites.of(flow, context, tx, ids);
        return known.values().stream().anyMatch(BilledContent::isDecidedHere)
                ? new BilledHere(new SharedRecords<>(flow, context, tx, records, known, ids), ofOne)
                : ofOne;
    }

    private record BilledHere(News ofBilled, News ofOthers) implements News {

        @Override
        public @Nullable Told of(String documentId, String recordId, MappedRecord record, @Nullable RecordRow newest) {
            return (BilledContent.isDecidedHere(newest) ? ofBilled : ofOthers).of(documentId, recordId, record, newest);
        }

        @Override
        public void store() {
            ofBilled.store();
        }
    }

    /** What was decided earlier of a record that several systems speak of counts if it is from its home. */
    private News lateNews(Collection<MappedRecord> records, Map<String, RecordRow> known, Set<String> ids) {
        News ofOne = OwnWrites.of(flow, context, tx, ids);
        boolean isJudged = context.owners().judge(flow.system(), flow.type());
        return (document, id, record, newest) -> {
            boolean isShared = isJudged ? !isFromHere(newest) : BilledContent.isDecidedHere(newest);
            return isShared ? null : ofOne.of(document, id, record, newest);
        };
    }

    private boolean isFromHere(@Nullable RecordRow newest) {
        return newest == null || flow.name().equals(newest.flow());
    }

    private void apply(
            Map<String, Mapped> documents,
            Set<String> earlier,
            Sorting sorting,
            Put put,
            BiConsumer<RecordRow, Boolean> remove) {
        if (documents.isEmpty()) {
            return;
        }
        Map<String, List<RecordRow>> before = tx.records().findByDocuments(flow.name(), earlier).stream()
                .collect(groupingBy(row -> requireNonNull(row.documentId())));
        List<MappedRecord> records = documents.values().stream()
                .flatMap(document -> document.records().stream())
                .toList();
        Map<RefKey, String> ids = canonicalIds(records);
        Set<String> given = new HashSet<>(ids.values());
        Set<String> mintedIds = Set.copyOf(minted.values());
        Map<String, RecordRow> known = tx.records().find(flow.type().name(), difference(given, mintedIds));
        News sorted = sorting.of(records, known, given);
        documents.forEach((documentId, document) -> {
            int news = 0;
            for (MappedRecord record : document.records()) {
                String id = requireNonNull(ids.get(record.key()));
                Told told = sorted.of(documentId, id, record, known.get(id));
                if (told != null) {
                    put.put(told, id, known.get(id));
                    news++;
                }
            }
            seenAgain += news == 0 && !document.records().isEmpty() ? 1 : 0;
            before.getOrDefault(documentId, List.of()).stream()
                    .filter(row -> !given.contains(row.id()))
                    .forEach(row -> remove.accept(row, document.undecided()));
        });
        sorted.store();
        tx.records().putFirst(first.values().stream().map(First::row).toList());
        tx.transitions()
                .appendFirst(first.values().stream()
                        .flatMap(each -> each.moved().stream())
                        .toList());
        first.clear();
        tx.records().put(changed);
        changed.clear();
        tx.transitions().append(moved);
        moved.clear();
        tx.crosswalk().linkFirst(minted);
        minted.clear();
        tx.crosswalk().link(links);
        links.clear();
        context.planner()
                .planRead(
                        tx,
                        flow.type(),
                        flow.name(),
                        read,
                        mintedIds,
                        context.runSequence(),
                        context.time().instant());
        read.clear();
        dirty.forEach((decider, keys) -> tx.dirtyKeys().mark(decider.name(), keys));
    }

    /** The id of each record: the one it is linked to, that of the delivery whose key it carries, or a new one. */
    private Map<RefKey, String> canonicalIds(List<MappedRecord> records) {
        Map<RefKey, String> ids = new HashMap<>(
                tx.crosswalk().recordIds(records.stream().map(MappedRecord::key).toList()));
        Map<String, String> ours = recordIdsByOurKey(records);
        for (MappedRecord record : records) {
            if (!ids.containsKey(record.key())) {
                Optional<String> known = record.externalKey().map(ours::get);
                String id = known.orElseGet(() -> RecordIds.mint(record.record().ref()));
                ids.put(record.key(), id);
                (known.isPresent() ? links : minted).put(record.key(), id);
            }
        }
        return ids;
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    private Map<String, String> recordIdsByOurKey(List<MappedRecord> records) {
        List<String> keys = records.stream()
                .flatMap(record -> record.externalKey().stream())
                .toList();
        Map<String, String> ids = new HashMap<>();
        if (!keys.isEmpty()) {
            for (DeliveryRow row : tx.deliveries()
                    .findByExternalKeys(flow.system(), flow.type().name(), keys)) {
                ids.put(row.externalKey(), row.recordId());
            }
        }
        return ids;
    }

    private void put(Told told, String id, @Nullable RecordRow before) {
        MappedRecord record = told.record();
        boolean undecided = record.undecided();
        String json = record.encoded().json();
        String decidedBefore = before == null ? null : before.decided();
        String decided = undecided ? decidedBefore : json;
        boolean equal = before != null
                && Objects.equals(told.documentId(), before.documentId())
                && record.encoded().fingerprint().equals(before.fingerprint())
                && Objects.equals(decided, decidedBefore);
        if (!equal) {
            read.put(id, record.encoded());
            IndexKeys keys =
                    undecided ? keysOf(before) : IndexKeys.of(record.encoded().record());
            RecordRow row = new RecordRow(
                    flow.type().name(),
                    id,
                    told.flow(),
                    told.documentId(),
                    before == null ? 1 : before.version() + 1,
                    record.encoded().fingerprint(),
                    json,
                    decided,
                    keys.key1(),
                    keys.key2(),
                    before == null ? null : before.run(),
                    0);
            store(
                    row,
                    before,
                    before == null ? null : before.seen(),
                    record.encoded().record());
            touch(undecided ? null : record.encoded().record(), before);
        }
    }

    private void remove(RecordRow before, boolean undecided) {
        String decided = undecided ? before.decided() : null;
        if (before.seen() != null || !Objects.equals(decided, before.decided())) {
            IndexKeys keys = undecided ? keysOf(before) : IndexKeys.NONE;
            RecordRow row = new RecordRow(
                    before.type(),
                    before.id(),
                    before.flow(),
                    before.documentId(),
                    before.version() + 1,
                    "",
                    null,
                    decided,
                    keys.key1(),
                    keys.key2(),
                    before.run(),
                    0);
            store(row, before, before.seen(), null);
            touch(null, before);
        }
    }

    private void decide(Told told, String id, @Nullable RecordRow before) {
        MappedRecord record = told.record();
        String json = record.encoded().json();
        RecordRow row = before == null ? unseen(told.documentId(), id) : before;
        if (!isDecidedByNewer(row) && !json.equals(row.decided())) {
            RecordRow next = decided(row, json, IndexKeys.of(record.encoded().record()));
            store(next, before, row.decided(), record.encoded().record());
            touch(record.encoded().record(), before);
        }
    }

    /** @param from what its states are compared with */
    private void store(RecordRow row, @Nullable RecordRow before, @Nullable String from, @Nullable Entity after) {
        T record = after == null ? null : flow.type().entityClass().cast(after);
        List<TransitionRow> transitions = states.of(flow.type(), row, from, record);
        if (before == null) {
            first.put(row.id(), new First(row, transitions));
        } else {
            changed.add(row);
            moved.addAll(transitions);
        }
    }

    private RecordRow unseen(@Nullable String documentId, String id) {
        return new RecordRow(flow.type().name(), id, flow.name(), documentId, 0, "", null, null, null, null, null, 0);
    }

    private void undecide(RecordRow before) {
        if (before.decided() != null && !isDecidedByNewer(before)) {
            changed.add(decided(before, null, IndexKeys.NONE));
            touch(null, before);
        }
    }

    /** Of a document that is decided in part: what was seen last is decided. */
    private static boolean isDecidedByNewer(RecordRow row) {
        return row.seen() != null && row.seen().equals(row.decided());
    }

    private static RecordRow decided(RecordRow before, @Nullable String decided, IndexKeys keys) {
        return new RecordRow(
                before.type(),
                before.id(),
                before.flow(),
                before.documentId(),
                before.version() + 1,
                before.fingerprint(),
                before.seen(),
                decided,
                keys.key1(),
                keys.key2(),
                before.run(),
                0);
    }

    private static IndexKeys keysOf(@Nullable RecordRow row) {
        return row == null ? IndexKeys.NONE : new IndexKeys(row.key1(), row.key2());
    }

    private void touch(@Nullable Entity after, @Nullable RecordRow before) {
        for (Decider decider : deciders) {
            Set<String> keys = dirty.computeIfAbsent(decider, d -> new HashSet<>());
            if (after != null) {
                keys.addAll(decider.dirtiedBy(after));
            }
            if (before != null) {
                RecordCodec.decided(flow.type(), before).ifPresent(record -> keys.addAll(decider.dirtiedBy(record)));
            }
        }
    }
}
