package org.tallystick.engine.internal.ingest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;

/**
 * One page of changes in one transaction: a look-up of what is known, one multi-row write of what is new. Any order and repetition of
 * pages ends in the same state (I42, RES-13): the greater version stands, of one version the first read, and what deciders see is the
 * greatest decided version.
 */
final class PageIngest<T extends Entity> {

    private final IngestFlow<T> flow;
    private final IngestContext context;
    private final StoreTransaction tx;
    private final DocumentMapper mapper;

    PageIngest(IngestFlow<T> flow, IngestContext context, StoreTransaction tx) {
        this.flow = flow;
        this.context = context;
        this.tx = tx;
        this.mapper = new DocumentMapper(context.rules(), flow.system());
    }

    /** A document that comes several times is taken one version after the other: each may decide something. */
    Tally apply(List<Change<T>> changes) {
        Tally tally = Tally.NONE;
        List<Change<T>> rest = changes;
        while (!rest.isEmpty()) {
            Map<String, Change<T>> once = new LinkedHashMap<>();
            rest = rest.stream()
                    .filter(change -> once.putIfAbsent(change.documentId(), change) != null)
                    .toList();
            tally = tally.plus(apply(once));
        }
        return tally;
    }

    private Tally apply(Map<String, Change<T>> changes) {
        Map<String, DocumentRow> known = tx.documents().find(flow.name(), changes.keySet());
        DecidedVersions versions = DecidedVersions.of(flow.name(), changes.values(), tx);
        Map<String, Mapped> news = new LinkedHashMap<>();
        Map<String, Mapped> usable = new LinkedHashMap<>();
        Map<String, Mapped> late = new LinkedHashMap<>();
        Successions successions = successions(changes, known);
        changes.forEach((id, change) -> {
            DocumentRow before = known.get(id);
            if (before == null || isOther(change, before) || isMappedAnew(change, before)) {
                Mapped document = successions.checked(mapper.map(change));
                news.put(id, document);
                versions.newest(change, document.isDecided(), before);
                if (document.isUsable()) {
                    usable.put(id, document);
                }
            } else if (versions.isLate(change, before)) {
                Mapped document = mapper.map(change);
                if (document.isDecided()) {
                    versions.decided(change);
                    (before.state() == State.SET_ASIDE ? usable : late).put(id, document);
                }
            }
        });
        RecordChanges<T> records = new RecordChanges<>(flow, context, tx);
        records.store(usable);
        records.storeLate(late);
        storeDocuments(news, changes, known);
        versions.store();
        int stored = usable.size() + late.size();
        int setAside = (int)
                news.values().stream().filter(document -> !document.isUsable()).count();
        return new Tally(changes.size(), stored, changes.size() - stored - setAside, setAside);
    }

    private Successions successions(Map<String, Change<T>> changes, Map<String, DocumentRow> known) {
        Set<String> newer = new HashSet<>();
        known.forEach((id, before) -> {
            // What is only mapped anew is the same version, unless it was refused: then the hub still has the one
            // before.
            if (isOther(requireNonNull(changes.get(id)), before) || before.state() == State.SET_ASIDE) {
                newer.add(id);
            }
        });
        return new Successions(
                flow.type(), newer.isEmpty() ? List.of() : tx.records().findByDocuments(flow.name(), newer));
    }

    /** A newer version; of a document without versions, another text. */
    private static boolean isOther(Change<?> change, DocumentRow known) {
        return change.version() == Change.UNVERSIONED
                ? !known.hash().equals(hash(change))
                : change.version() > known.version();
    }

    /** The same version under another rule set; its text may differ, since a rule set can ask for more fields. */
    private boolean isMappedAnew(Change<?> change, DocumentRow known) {
        return change.version() == known.version()
                && !known.ruleSet().equals(context.rules().version());
    }

    private void storeDocuments(
            Map<String, Mapped> news, Map<String, Change<T>> changes, Map<String, DocumentRow> known) {
        Collection<DocumentRow> rows = new ArrayList<>();
        news.forEach((id, document) -> {
            Change<T> change = requireNonNull(changes.get(id));
            DocumentRow row = new DocumentRow(
                    flow.name(),
                    id,
                    change.version(),
                    hash(change, document),
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

    /** What came in the canonical form was hashed when it was encoded. */
    private static String hash(Change<?> change, Mapped document) {
        if (document.records().size() == 1) {
            Encoded only = document.records().get(0).encoded();
            if (only.json().equals(rawText(change))) {
                return only.fingerprint();
            }
        }
        return hash(change);
    }

    private static String hash(Change<?> change) {
        String raw = rawText(change);
        return raw == null ? "" : Fingerprints.of(raw);
    }

    private static @Nullable String rawText(Change<?> change) {
        if (change instanceof Change.Upsert<?> upsert) {
            return upsert.raw().content();
        }
        return change instanceof Change.Unreadable<?> unreadable
                ? unreadable.raw().content()
                : null;
    }
}
