package org.tallystick.engine.internal.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.spi.Change;

/**
 * Which version of a document was decided last, where that is not its newest: a decided version that is read late still counts, an older one
 * does not (RULES section 0). They are rows of the flow's own name and {@code /decided}.
 */
final class DecidedVersions {

    private final String flow;
    private final StoreTransaction tx;
    private final Map<String, Long> known = new HashMap<>();
    private final Map<String, Long> changed = new HashMap<>();

    private DecidedVersions(String flow, StoreTransaction tx) {
        this.flow = flow + "/decided";
        this.tx = tx;
    }

    /** Of documents without versions none is late: what is read last is newest. */
    static DecidedVersions of(String flow, Collection<? extends Change<?>> changes, StoreTransaction tx) {
        DecidedVersions versions = new DecidedVersions(flow, tx);
        List<String> ids = changes.stream()
                .filter(DecidedVersions::hasVersion)
                .map(Change::documentId)
                .toList();
        tx.documents().find(versions.flow, ids).forEach((id, row) -> versions.known.put(id, row.version()));
        return versions;
    }

    private static boolean hasVersion(Change<?> change) {
        return change.version() != Change.UNVERSIONED;
    }

    /** Whether the change counts if it is decided, though {@code newest} is newer. */
    boolean isLate(Change<?> change, DocumentRow newest) {
        Long decided = known.get(change.documentId());
        return decided != null && change.version() > decided && change.version() < newest.version();
    }

    /** The change becomes the newest version. */
    void newest(Change<?> change, boolean isDecided, @Nullable DocumentRow before) {
        if (!hasVersion(change)) {
            return;
        }
        if (isDecided) {
            if (known.containsKey(change.documentId())) {
                decided(change);
            }
        } else if (!known.containsKey(change.documentId())) {
            changed.put(change.documentId(), before == null ? Change.UNVERSIONED : before.version());
        }
    }

    /** The change is the newest decided version. */
    void decided(Change<?> change) {
        changed.put(change.documentId(), change.version());
    }

    void store() {
        List<DocumentRow> rows = new ArrayList<>();
        changed.forEach((id, version) -> rows.add(new DocumentRow(flow, id, version, "", "", null, State.MAPPED)));
        tx.documents().put(rows);
    }
}
