package org.tallystick.engine.internal.ingest;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ReadCapabilities.SameVersion;

/**
 * Which versions of documents were delivered before, where a system gives each number once: of one version the first text stands, whatever came in
 * between and whether it was decided, set aside or a delete (RULES rule 0). They are rows of the flow's own name and
 * {@link Documents#VERSIONS}, which retention removes ({@code Retention.withFormerVersions}).
 */
final class FirstVersions<T extends Entity> {

    private final IngestFlow<T> flow;
    private final StoreTransaction tx;

    FirstVersions(IngestFlow<T> flow, StoreTransaction tx) {
        this.flow = flow;
        this.tx = tx;
    }

    /** The changes without those whose version came before with another text. */
    List<Change<T>> first(List<Change<T>> changes) {
        if (flow.capabilities().sameVersion() != SameVersion.FIRST) {
            return changes;
        }
        Map<String, String> hashes = new HashMap<>();
        tx.documents()
                .find(name(), changes.stream().map(FirstVersions::key).collect(toSet()))
                .forEach((key, row) -> hashes.put(key, row.hash()));
        List<Change<T>> first = new ArrayList<>();
        List<DocumentRow> rows = new ArrayList<>();
        for (Change<T> change : changes) {
            String hash = Rank.of(change, SameVersion.FIRST).hash();
            String before = hashes.putIfAbsent(key(change), hash);
            if (before == null) {
                rows.add(new DocumentRow(name(), key(change), change.version(), hash, "", null, State.MAPPED));
            }
            if (before == null || before.equals(hash)) {
                first.add(change);
            }
        }
        tx.documents().put(rows);
        return first;
    }

    private String name() {
        return flow.name() + Documents.VERSIONS;
    }

    private static String key(Change<?> change) {
        return change.documentId() + "@" + change.version();
    }
}
