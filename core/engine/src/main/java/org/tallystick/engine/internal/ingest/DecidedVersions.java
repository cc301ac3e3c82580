package org.tallystick.engine.internal.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.spi.Change;
import org.tallystick.spi.ReadCapabilities.SameVersion;

/**
 * Which version of a document was decided last, where that is not its newest: a decided version that is read late still counts, an older one
 * does not (RULES rule 0). They are rows of the flow's own name and {@link Documents#DECIDED}.
 */
final class DecidedVersions {

    private final String flow;
    private final SameVersion ties;
    private final StoreTransaction tx;
    private final Map<String, Rank> known = new HashMap<>();
    private final Map<String, Rank> changed = new HashMap<>();

    private DecidedVersions(IngestFlow<?> flow, StoreTransaction tx) {
        this.flow = flow.name() + Documents.DECIDED;
        this.ties = flow.capabilities().sameVersion();
        this.tx = tx;
    }

    /** Of documents without versions none is late: what is read last is newest. */
    static DecidedVersions of(IngestFlow<?> flow, Collection<? extends Change<?>> changes, StoreTransaction tx) {
        DecidedVersions versions = new DecidedVersions(flow, tx);
        List<String> ids = changes.stream()
                .filter(change -> change.version() != Change.UNVERSIONED)
                .map(Change::documentId)
                .toList();
        tx.documents()
                .find(versions.flow, ids)
                .forEach((id, row) -> versions.known.put(id, Rank.of(row, versions.ties)));
        return versions;
    }

    /** Whether the version counts if it is decided, though {@code newest} is newer. */
    boolean isLate(String id, Rank version, Rank newest) {
        Rank decided = known.get(id);
        return decided != null && version.isVersioned() && version.isAbove(decided) && newest.isAbove(version);
    }

    /** The version becomes the newest. */
    void newest(String id, Rank version, boolean isDecided, @Nullable DocumentRow before) {
        if (!version.isVersioned()) {
            return;
        }
        if (isDecided) {
            if (known.containsKey(id)) {
                decided(id, version);
            }
        } else if (!known.containsKey(id)) {
            changed.put(id, before == null ? Rank.NONE : Rank.of(before, ties));
        }
    }

    /** The version is the newest decided one. */
    void decided(String id, Rank version) {
        changed.put(id, version);
    }

    void store() {
        List<DocumentRow> rows = new ArrayList<>();
        changed.forEach(
                (id, rank) -> rows.add(new DocumentRow(flow, id, rank.version(), rank.hash(), "", null, State.MAPPED)));
        tx.documents().put(rows);
    }
}
