package org.tallystick.engine.internal.ingest;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ReadCapabilities.DeleteMode;

/**
 * Deletes of what the hub has wait until their flow is read to its end: only then is it known how many they are (F-CUR-13). They are rows
 * of the flow's own name and {@code /deletes}, stored with their page, so that a run that is cut short loses none. Any order of versions ends
 * in the same state, so they may be applied late.
 */
final class HeldDeletes<T extends Entity> {

    private final IngestFlow<T> flow;
    private final StoreTransaction tx;

    HeldDeletes(IngestFlow<T> flow, StoreTransaction tx) {
        this.flow = flow;
        this.tx = tx;
    }

    /** Keeps the deletes of a page back. What is left is applied at once. */
    List<Change<T>> hold(List<Change<T>> changes) {
        Set<String> live = live(ids(changes, change -> change instanceof Change.Delete));
        Map<String, Change<T>> held = new LinkedHashMap<>();
        List<Change<T>> others = new ArrayList<>();
        for (Change<T> change : changes) {
            if (change instanceof Change.Delete && live.contains(change.documentId())) {
                held.merge(change.documentId(), change, (a, b) -> a.version() > b.version() ? a : b);
            } else {
                held.computeIfPresent(change.documentId(), (id, delete) -> isUnversioned(delete) ? null : delete);
                others.add(change);
            }
        }
        cancel(others);
        put(news(held));
        return others;
    }

    /** Without those that an earlier page's delete is newer than. */
    private List<Change<T>> news(Map<String, Change<T>> deletes) {
        Map<String, DocumentRow> before = tx.documents().find(name(), deletes.keySet());
        return deletes.values().stream()
                .filter(delete -> {
                    DocumentRow row = before.get(delete.documentId());
                    return row == null || row.version() <= delete.version();
                })
                .toList();
    }

    /** Those that are held. */
    List<Change<T>> waiting() {
        return tx.documents().find(name(), tx.documents().liveIds(name())).values().stream()
                .<Change<T>>map(delete -> new Change.Delete<>(delete.id(), delete.version()))
                .toList();
    }

    /** How many of them still delete something: a newer version may have overtaken them. */
    int effective(List<Change<T>> deletes) {
        Map<String, DocumentRow> known = tx.documents().find(flow.name(), ids(deletes, delete -> true));
        return (int) deletes.stream()
                .filter(delete -> deletes(delete, known.get(delete.documentId())))
                .count();
    }

    /** They are applied. */
    void release(List<Change<T>> deletes) {
        tx.documents().remove(name(), ids(deletes, delete -> true));
    }

    /** What has no versions and is there again was not deleted in the end. */
    private void cancel(List<Change<T>> changes) {
        Set<String> back = ids(changes, HeldDeletes::isUnversioned);
        if (!back.isEmpty() && flow.capabilities().deletes() == DeleteMode.TOMBSTONE) {
            tx.documents().remove(name(), tx.documents().find(name(), back).keySet());
        }
    }

    private Set<String> live(Set<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : tx.documents().find(flow.name(), ids).values().stream()
                        .filter(row -> row.state() != State.DELETED)
                        .map(DocumentRow::id)
                        .collect(toSet());
    }

    private static boolean deletes(Change<?> delete, @Nullable DocumentRow known) {
        return known != null
                && known.state() != State.DELETED
                && (isUnversioned(delete) || delete.version() >= known.version());
    }

    private void put(Collection<Change<T>> deletes) {
        tx.documents()
                .put(deletes.stream()
                        .map(delete -> new DocumentRow(
                                name(), delete.documentId(), delete.version(), "", "", null, State.MAPPED))
                        .toList());
    }

    private String name() {
        return flow.name() + "/deletes";
    }

    private static boolean isUnversioned(Change<?> change) {
        return change.version() == Change.UNVERSIONED;
    }

    private static <T extends Entity> Set<String> ids(List<Change<T>> changes, Predicate<Change<T>> which) {
        return changes.stream().filter(which).map(Change::documentId).collect(toSet());
    }
}
