package org.tallystick.engine.internal.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;

/**
 * One page of changes in one transaction: a look-up of what is known, one multi-row write of what is new. Any order and repetition of
 * pages ends in the same state (I42, RES-13): the greater version stands, and of one version the first read.
 */
final class PageIngest<T extends Entity> {

    private final IngestFlow<T> flow;
    private final IngestContext context;
    private final StoreTransaction tx;

    private final Map<String, Change<T>> accepted = new LinkedHashMap<>();
    private final Map<String, Mapped> mapped = new LinkedHashMap<>();

    PageIngest(IngestFlow<T> flow, IngestContext context, StoreTransaction tx) {
        this.flow = flow;
        this.context = context;
        this.tx = tx;
    }

    Tally apply(List<Change<T>> changes) {
        Map<String, DocumentRow> known = tx.documents()
                .find(flow.name(), changes.stream().map(Change::documentId).toList());
        changes.forEach(change -> accept(change, known.get(change.documentId())));

        DocumentMapper mapper = new DocumentMapper(context.rules(), flow.system());
        accepted.forEach((id, change) -> mapped.put(id, mapper.map(change)));
        Map<String, Mapped> usable = new LinkedHashMap<>(mapped);
        usable.values().removeIf(document -> !document.problems().isEmpty());

        new RecordChanges<>(flow, context.deciders(), tx).store(usable);
        storeDocuments(known);
        int setAside = mapped.size() - usable.size();
        return new Tally(changes.size(), usable.size(), changes.size() - mapped.size(), setAside);
    }

    private void accept(Change<T> change, @Nullable DocumentRow known) {
        Change<T> other = accepted.get(change.documentId());
        boolean news = other != null
                ? isNewer(change, other.version())
                : known == null || isOther(change, known) || isMappedAnew(change, known);
        if (news) {
            accepted.put(change.documentId(), change);
        }
    }

    private static boolean isNewer(Change<?> change, long than) {
        return change.version() == Change.UNVERSIONED || change.version() > than;
    }

    /** A newer version; of a document without versions, another text. */
    private static boolean isOther(Change<?> change, DocumentRow known) {
        return change.version() == Change.UNVERSIONED
                ? !known.hash().equals(hash(change))
                : change.version() > known.version();
    }

    /** The same text under another rule set. */
    private boolean isMappedAnew(Change<?> change, DocumentRow known) {
        return change.version() == known.version()
                && known.hash().equals(hash(change))
                && !known.ruleSet().equals(context.rules().version());
    }

    private void storeDocuments(Map<String, DocumentRow> known) {
        Collection<DocumentRow> rows = new ArrayList<>();
        accepted.forEach((id, change) -> {
            Mapped document = mapped.getOrDefault(id, Mapped.GONE);
            DocumentRow row = new DocumentRow(
                    flow.name(),
                    id,
                    change.version(),
                    hash(change),
                    context.rules().version(),
                    rawText(change),
                    state(change, document));
            DocumentRow before = known.get(id);
            if (row.state() == State.SET_ASIDE || (before != null && before.state() == State.SET_ASIDE)) {
                raise(id, document);
            }
            rows.add(row);
        });
        tx.documents().put(rows);
    }

    private static State state(Change<?> change, Mapped document) {
        if (!document.problems().isEmpty()) {
            return State.SET_ASIDE;
        }
        return change instanceof Change.Delete ? State.DELETED : State.MAPPED;
    }

    private void raise(String documentId, Mapped document) {
        String subject = flow.name() + "/" + documentId;
        String scope = "ingest/" + subject;
        tx.exceptions()
                .replace(
                        scope,
                        document.problems().stream()
                                .map(problem -> ExceptionRows.of(scope, subject, problem))
                                .toList(),
                        context.runSequence());
    }

    private static String hash(Change<?> change) {
        String raw = rawText(change);
        return raw == null ? "" : Fingerprints.of(raw);
    }

    private static @Nullable String rawText(Change<?> change) {
        if (change instanceof Change.Upsert<?> upsert) {
            return upsert.raw().content();
        }
        return change instanceof Change.Unreadable<?> unreadable ? unreadable.raw().content() : null;
    }
}
