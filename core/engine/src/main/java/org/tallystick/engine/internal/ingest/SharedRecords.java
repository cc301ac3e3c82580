package org.tallystick.engine.internal.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.BilledContent;
import org.tallystick.engine.internal.hub.Names;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.internal.ingest.DocumentMapper.MappedRecord;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Views.ViewRow;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Ref;
import org.tallystick.model.Succession;
import org.tallystick.model.Touch;
import org.tallystick.rules.ownership.ConflictPolicy.Outcome;
import org.tallystick.rules.ownership.Contribution;
import org.tallystick.rules.ownership.Contribution.Agreed;
import org.tallystick.rules.ownership.Contribution.Scope;
import org.tallystick.rules.ownership.Contribution.Times;
import org.tallystick.rules.ownership.Merged;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.ownership.OwnershipRule;
import org.tallystick.spi.Problem;

/**
 * Records that several systems speak of: of each field the word stands that the ownership rules let stand, and what they refuse or put to a person
 * becomes an exception (OWN-1 … OWN-6). A record's home is the document that gave it first, or that of the system that owns it as a whole: if it
 * goes, the record goes. An invoice or credit memo that was decided here stays the hub's: what it billed is billed, whatever becomes of it there.
 */
final class SharedRecords<T extends Entity> implements News {

    private final IngestFlow<T> flow;
    private final IngestContext context;
    private final StoreTransaction tx;
    private final OwnWrites<T> ownWrites;
    private final Ownership rules;
    private final LocalDate today;
    private final Map<String, Map<String, ViewRow>> views;
    private final Map<String, State> deliveries;
    private final Map<RefKey, String> idsOfRefs = new HashMap<>();
    private final Map<String, ViewRow> told = new HashMap<>();
    private final Disputes disputes;

    SharedRecords(
            IngestFlow<T> flow,
            IngestContext context,
            StoreTransaction tx,
            Collection<MappedRecord> records,
            Map<String, RecordRow> newest,
            Set<String> recordIds) {
        String type = flow.type().name();
        this.flow = flow;
        this.context = context;
        this.tx = tx;
        this.ownWrites = OwnWrites.of(flow, context, tx, recordIds);
        this.rules = context.owners().rules();
        this.today = LocalDate.ofInstant(context.time().instant(), ZoneOffset.UTC);
        this.views = tx.views().find(type, recordIds);
        this.deliveries = tx.deliveries().states(flow.system(), type, recordIds);
        this.disputes = new Disputes(flow, rules, tx, context.runSequence());
        lookUp(records, newest.values());
    }

    /** One look-up for all that the page's records refer to, in whatever words. */
    private void lookUp(Collection<MappedRecord> records, Collection<RecordRow> newest) {
        Set<Ref<?>> refs = new HashSet<>();
        records.forEach(record -> refs.addAll(Ownership.refs(record.record())));
        newest.stream()
                .map(RecordRow::seen)
                .filter(Objects::nonNull)
                .forEach(seen -> refs.addAll(Ownership.refs(decode(seen))));
        views.values().stream()
                .flatMap(bySystem -> Optional.ofNullable(bySystem.get(flow.system())).stream())
                .forEach(view -> {
                    refs.addAll(Ownership.refs(decode(view.theirs())));
                    refs.addAll(Ownership.refs(decode(view.ours())));
                });
        idsOfRefs.putAll(
                tx.crosswalk().recordIds(refs.stream().map(RecordIds::key).toList()));
    }

    @Override
    public @Nullable Told of(String documentId, String recordId, MappedRecord record, @Nullable RecordRow newest) {
        String seen = newest == null ? null : newest.seen();
        T theirs = flow.type().entityClass().cast(record.record());
        if (newest == null || seen == null) {
            agree(recordId, new Agreed<>(theirs, theirs));
            disputes.none(recordId);
            return new Told(record, flow.name(), documentId);
        }
        T ours = decode(seen);
        ViewRow view = views.getOrDefault(recordId, Map.of()).get(flow.system());
        if (view == null && ownWrites.of(documentId, recordId, record, newest) == null) {
            agree(recordId, new Agreed<>(theirs, ours));
            disputes.none(recordId);
            return null;
        }
        Merged<T> merged = rules.merge(contribution(recordId, theirs, ours, newest, view));
        return take(documentId, recordId, record, newest, ours, merged);
    }

    private Contribution<T> contribution(String recordId, T theirs, T ours, RecordRow newest, @Nullable ViewRow view) {
        String earlier = view == null || deliveries.get(recordId) == State.APPLIED ? null : view.earlier();
        Map<String, ViewRow> said = views.getOrDefault(recordId, Map.of());
        Set<String> knownTo = new HashSet<>(said.keySet());
        home(newest).ifPresent(knownTo::add);
        knownTo.add(flow.system());
        return new Contribution<>(
                flow.system(),
                theirs,
                ours,
                base(newest, ours, view),
                earlier == null ? null : decode(earlier),
                knownTo,
                new Scope(legalEntity(ours), today),
                times(theirs, said),
                names(ours));
    }

    /** What its home says of a record that the rules did not judge before, the hub has as it was said. */
    private @Nullable Agreed<T> base(RecordRow newest, T ours, @Nullable ViewRow view) {
        if (view != null) {
            return new Agreed<>(decode(view.theirs()), decode(view.ours()));
        }
        return flow.name().equals(newest.flow()) ? new Agreed<>(ours, ours) : null;
    }

    private @Nullable Told take(
            String documentId, String recordId, MappedRecord said, RecordRow newest, T ours, Merged<T> merged) {
        boolean isDecidedHere = BilledContent.isDecidedHere(newest);
        boolean isHome =
                !isDecidedHere && (newest.flow() == null || flow.name().equals(newest.flow()) || ownsAll(ours));
        Class<T> documents = flow.type().entityClass();
        T told = isHome ? flow.type().withHeader(merged.record(), said.record().header()) : merged.record();
        T record = isDecidedHere ? BilledContent.kept(documents, ours, told) : told;
        boolean isOther = !record.equals(told);
        boolean isChanged = isOther && !BilledContent.isSameAmount(ours, said.record());
        List<Problem> broken = new ArrayList<>(DocumentMapper.broken(record));
        broken.addAll(DocumentMapper.errors(Succession.check(ours, record)));
        if (!broken.isEmpty()) {
            disputes.broken(recordId, ours, broken);
            return null;
        }
        disputes.of(
                recordId,
                ours,
                merged.disputes(),
                isChanged ? List.of(BilledContent.changed(flow.system())) : List.of());
        if (!isChanged) {
            Agreed<T> agreed = merged.agreed();
            T oursThen = isOther ? BilledContent.kept(documents, record, agreed.ours()) : agreed.ours();
            agree(recordId, new Agreed<>(agreed.theirs(), oursThen));
        }
        MappedRecord taken = new MappedRecord(
                RecordCodec.encode(record), said.ourKey(), said.undecided() || DocumentMapper.isUndecided(record));
        boolean isNews = !taken.encoded().fingerprint().equals(newest.fingerprint());
        if (!isDecidedHere) {
            settleDelivery(recordId, taken.encoded().fingerprint(), merged, isNews);
        }
        if (!isNews && isSettled(said, newest)) {
            return null;
        }
        return isHome ? new Told(taken, flow.name(), documentId) : new Told(taken, newest.flow(), newest.documentId());
    }

    /** Its own change does not go back to the system, and while a person decides nothing does. What it lacks it gets. */
    private void settleDelivery(String recordId, String fingerprint, Merged<T> merged, boolean isNews) {
        boolean isAsked = merged.disputes().values().stream()
                .anyMatch(dispute -> dispute.conflict().outcome() == Outcome.ASKED);
        if (isAsked || (isNews && merged.isKnownThere())) {
            context.planner().skip(tx, flow.name(), recordId, fingerprint);
        } else if (!merged.isKnownThere()) {
            context.planner().sendAgain(tx, flow.name(), recordId);
        }
    }

    private static boolean isSettled(MappedRecord said, RecordRow newest) {
        return !said.undecided() && newest.seen() != null && newest.seen().equals(newest.decided());
    }

    private boolean ownsAll(T ours) {
        return rules.owner(flow.type(), OwnershipRule.ALL, Ownership.states(ours), legalEntity(ours), today)
                .filter(rule -> rules.systems(rule.owner()).contains(flow.system()))
                .isPresent();
    }

    private void agree(String recordId, Agreed<T> agreed) {
        ViewRow before = views.getOrDefault(recordId, Map.of()).get(flow.system());
        String earlier = before == null || deliveries.get(recordId) == State.APPLIED ? null : before.earlier();
        told.put(recordId, new ViewRow(json(agreed.theirs()), json(agreed.ours()), earlier));
    }

    @Override
    public void store() {
        tx.views().put(flow.system(), flow.type().name(), told);
        disputes.store();
    }

    /** One ref for all that denote the same record; ours, if we have one. */
    private UnaryOperator<Ref<?>> names(T ours) {
        Map<String, Ref<?>> byId = new HashMap<>();
        for (Ref<?> ref : Ownership.refs(ours)) {
            String id = idsOfRefs.get(RecordIds.key(ref));
            if (id != null) {
                byId.putIfAbsent(id, ref);
            }
        }
        return ref -> {
            String id = idsOfRefs.get(RecordIds.key(ref));
            return id == null ? ref : byId.computeIfAbsent(id, first -> ref);
        };
    }

    private @Nullable String legalEntity(T record) {
        Ref<LegalEntity> ref = rules.isByLegalEntity(flow.type())
                ? Ownership.legalEntity(record).orElse(null)
                : null;
        return ref == null ? null : Names.codeOf(tx, ref);
    }

    private Times times(T theirs, Map<String, ViewRow> said) {
        if (!rules.isByTime(flow.type())) {
            return Times.UNKNOWN;
        }
        Instant last = said.entrySet().stream()
                .filter(view -> !view.getKey().equals(flow.system()))
                .map(view -> changedAt(decode(view.getValue().theirs())))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Times(last, changedAt(theirs));
    }

    private static @Nullable Instant changedAt(Entity record) {
        Touch changed = record.header().provenance().changed();
        return changed == null ? null : changed.at();
    }

    private static Optional<String> home(RecordRow row) {
        return Optional.ofNullable(row.flow()).map(name -> name.substring(0, name.lastIndexOf('/')));
    }

    private T decode(String json) {
        return RecordCodec.decode(flow.type(), json);
    }

    private static String json(Entity record) {
        return RecordCodec.encode(record).json();
    }
}
