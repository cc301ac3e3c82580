package org.tallystick.engine.internal.ingest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;

/**
 * One page of changes in one transaction: a look-up of what is known, one multi-row write of what is new. Any order and repetition of
 * pages ends in the same state (I42, RES-13): what stands is the version of the greatest {@link Rank}, and what deciders see is the greatest
 * decided one.
 */
final class PageIngest<T extends Entity> {

    /** Of no rule set: so the same version is mapped anew. */
    static final String NO_MAPPING = "";

    private final IngestFlow<T> flow;
    private final IngestContext context;
    private final StoreTransaction tx;
    private final Function<Change<T>, Mapped> mapper;
    private final String mapping;
    private Tally tally = Tally.NONE;

    PageIngest(IngestFlow<T> flow, IngestContext context, StoreTransaction tx, Function<Change<T>, Mapped> mapper) {
        this.flow = flow;
        this.context = context;
        this.tx = tx;
        this.mapper = mapper;
        this.mapping = flow.mapping(context.rules());
    }

    /** What became of each; how many were read is counted by who reads. A document that comes several times is taken one version after the other: each may decide something. */
    Tally apply(List<Change<T>> changes) {
        List<Change<T>> rest = changes;
        while (!rest.isEmpty()) {
            Map<String, Change<T>> once = new LinkedHashMap<>();
            rest = rest.stream()
                    .filter(change -> once.putIfAbsent(change.documentId(), change) != null)
                    .toList();
            apply(once);
        }
        return tally;
    }

    private void apply(Map<String, Change<T>> changes) {
        Map<String, DocumentRow> known = tx.documents().find(flow.name(), changes.keySet());
        DecidedVersions versions = DecidedVersions.of(flow, changes.values(), tx);
        Map<String, Mapped> news = new LinkedHashMap<>();
        Map<String, Mapped> usable = new LinkedHashMap<>();
        Map<String, Mapped> late = new LinkedHashMap<>();
        Map<String, Rank> ranks = new HashMap<>();
        changes.forEach((id, change) -> ranks.put(id, rank(change)));
        Successions successions = successions(ranks, known);
        changes.forEach((id, change) -> {
            DocumentRow before = known.get(id);
            Rank rank = requireNonNull(ranks.get(id));
            if (before == null || isOther(rank, before) || isMappedAnew(change, before)) {
                Mapped document = successions.checked(mapper.apply(change));
                news.put(id, document);
                versions.newest(id, rank, document.isDecided(), before);
                count(document.fate());
                if (document.isUsable()) {
                    usable.put(id, document);
                }
            } else if (versions.isLate(id, rank, rank(before))) {
                Mapped document = mapper.apply(change);
                if (document.isDecided()) {
                    versions.decided(id, rank);
                    (before.state() == State.SET_ASIDE ? usable : late).put(id, document);
                    count(document.fate());
                } else {
                    count(Fate.UNCHANGED);
                }
            } else {
                count(Fate.UNCHANGED);
            }
        });
        RecordChanges<T> records = new RecordChanges<>(flow, context, tx);
        tally = tally.withoutOurs(records.store(usable, earlier(usable, known)));
        records.storeLate(late);
        storeDocuments(news, changes, known);
        versions.store();
    }

    private static Set<String> earlier(Map<String, Mapped> usable, Map<String, DocumentRow> known) {
        Set<String> earlier = new HashSet<>(usable.keySet());
        earlier.retainAll(known.keySet());
        return earlier;
    }

    private void count(Fate fate) {
        tally = tally.plus(fate);
    }

    /** What several systems speak of is compared as it is put together: what one of them says alone is no version of it. */
    private Successions successions(Map<String, Rank> ranks, Map<String, DocumentRow> known) {
        if (context.owners().judge(flow.system(), flow.type())) {
            return new Successions(flow.type(), List.of());
        }
        Set<String> newer = new HashSet<>();
        known.forEach((id, before) -> {
            // Of one version neither text is the other's successor. One that was refused is compared: the hub still has
            // the version before it.
            Rank rank = requireNonNull(ranks.get(id));
            boolean isNewer = rank.isVersioned() ? rank.version() > before.version() : isOther(rank, before);
            if (isNewer || before.state() == State.SET_ASIDE) {
                newer.add(id);
            }
        });
        return new Successions(
                flow.type(), newer.isEmpty() ? List.of() : tx.records().findByDocuments(flow.name(), newer));
    }

    private Rank rank(Change<?> change) {
        return Rank.of(change, flow.capabilities().sameVersion());
    }

    private Rank rank(DocumentRow row) {
        return Rank.of(row, flow.capabilities().sameVersion());
    }

    /** A version that stands; of a document without versions, another text. */
    private boolean isOther(Rank rank, DocumentRow known) {
        return rank.isVersioned() ? rank.isAbove(rank(known)) : !known.hash().equals(rank.hash());
    }

    /** The same version under another rule set; its text may differ, since a rule set can ask for more fields. */
    private boolean isMappedAnew(Change<?> change, DocumentRow known) {
        return change.version() == known.version() && !known.ruleSet().equals(mapping);
    }

    private void storeDocuments(
            Map<String, Mapped> news, Map<String, Change<T>> changes, Map<String, DocumentRow> known) {
        Collection<DocumentRow> first = new ArrayList<>();
        Collection<DocumentRow> newer = new ArrayList<>();
        news.forEach((id, document) -> {
            Change<T> change = requireNonNull(changes.get(id));
            DocumentRow row = new DocumentRow(
                    flow.name(),
                    id,
                    change.version(),
                    hash(change, document),
                    document.isForLater() ? NO_MAPPING : mapping,
                    Rank.rawText(change),
                    state(change, document));
            DocumentRow before = known.get(id);
            if (row.state() == State.SET_ASIDE || (before != null && before.state() == State.SET_ASIDE)) {
                raise(id, document);
            }
            (before == null ? first : newer).add(row);
        });
        tx.documents().putFirst(first);
        tx.documents().put(newer);
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
    private String hash(Change<?> change, Mapped document) {
        if (document.records().size() == 1) {
            Encoded only = document.records().get(0).encoded();
            if (only.json().equals(Rank.rawText(change))) {
                return only.fingerprint();
            }
        }
        return rank(change).hash();
    }
}
