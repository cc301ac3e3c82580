package org.tallystick.engine.internal.decide;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Decision.DeliveryRequest;
import org.tallystick.engine.decide.Explanation;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.hub.BilledContent;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.ExplanationRows;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.internal.hub.IndexKeys;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.internal.hub.StateChanges;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Transitions.TransitionRow;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.rules.policy.PolicyOutcome;

/** Writes one decision, in the transaction in which it was made. */
public final class DecisionWriter {

    private final StoreTransaction tx;
    private final Planner planner;
    private final long runSequence;
    private final Planner.Request request;
    private final StringBuilder content = new StringBuilder();

    /** @param runSequence of the run in which it is made; 0 outside a run */
    public DecisionWriter(StoreTransaction tx, Planner planner, long runSequence, Planner.Request request) {
        this.tx = tx;
        this.planner = planner;
        this.runSequence = runSequence;
        this.request = request;
    }

    /** Writes it, and gives the fingerprint of what was decided. */
    public String write(Judged judged, String scope) {
        return write(judged, scope, List.of());
    }

    /**
     * The same.
     *
     * @param kept exceptions of the scope that stay open beside those of the decision
     */
    String write(Judged judged, String scope, List<ExceptionRow> kept) {
        Decision decision = judged.decision();
        decision.withdrawals().forEach(this::withdraw);
        decision.puts().forEach(this::put);
        decision.puts().forEach(record -> explain(record, judged, scope));
        decision.deliveries().forEach(this::plan);
        decision.claims().forEach((document, parts) -> tx.allocations().claim(document.toString(), parts));
        tx.exceptions()
                .replace(
                        scope,
                        Stream.concat(
                                        decision.findings().stream().map(finding -> ExceptionRows.of(scope, finding)),
                                        kept.stream())
                                .toList(),
                        runSequence);
        decision.findings().forEach(finding -> tell(finding.code(), finding.subject(), finding.message()));
        byName(decision.claims()).forEach((document, parts) -> tell(document, parts.toString()));
        return Fingerprints.of(content.toString());
    }

    private static NavigableMap<String, NavigableMap<String, Integer>> byName(
            Map<Ref<?>, Map<String, Integer>> claims) {
        NavigableMap<String, NavigableMap<String, Integer>> named = new TreeMap<>();
        claims.forEach((document, parts) -> named.put(document.toString(), new TreeMap<>(parts)));
        return named;
    }

    private void tell(String... parts) {
        content.append(String.join("\n", parts)).append("\n\n");
    }

    /** With the version of the contract that this transaction sees, as the decision did. */
    private void explain(Entity record, Judged judged, String scope) {
        Explanation why = judged.decision().explanations().get(record.ref());
        if (why != null && record instanceof Invoice invoice) {
            PolicyOutcome policies = judged.outcomes().get(record.ref());
            tx.explanations()
                    .putIfAbsent(ExplanationRows.of(
                            idOf(record.ref()), scope, request.run(), why, contract(invoice.engagement()), policies));
            tell("explain", record.ref().toString(), why.terms(), new TreeMap<>(why.origins()).toString());
        }
    }

    private @Nullable RecordRow contract(Ref<Engagement> ref) {
        RefKey key = RecordIds.key(ref);
        String id = tx.crosswalk().recordIds(List.of(key)).get(key);
        return id == null
                ? null
                : tx.records().find(RecordType.ENGAGEMENT.name(), id).orElse(null);
    }

    private void put(Entity record) {
        Encoded decided = RecordCodec.encode(record);
        String id = idOf(record.ref());
        tell("put", record.ref().toString(), decided.fingerprint());
        RecordRow before = tx.records().find(record.ref().type().name(), id).orElse(null);
        Encoded encoded = read(record.ref().type(), decided, before);
        if (before == null || !before.fingerprint().equals(encoded.fingerprint())) {
            if (before != null && DeliverFlow.isDocument(record.ref().type())) {
                throw new IllegalStateException(
                        "Document %s is frozen and was decided anew with other content".formatted(record.ref()));
            }
            RecordRow row = row(id, encoded, before);
            tx.records().put(List.of(row));
            tx.transitions().append(moved(record.ref().type(), record, row, before));
        }
        planner.planAlways(tx, id, encoded, request);
    }

    /** Nothing of what it says changes but that a credit is cancelled: it counts for nothing, and is sent to nobody. */
    private void withdraw(Ref<?> ref) {
        tell("withdraw", ref.toString());
        String id = idOf(ref);
        RecordRow before = tx.records()
                .find(ref.type().name(), id)
                .filter(BilledContent::isDecidedHere)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is no document that was decided here: it cannot be withdrawn".formatted(ref)));
        planner.withdraw(tx, ref, id, request);
        if (RecordCodec.decode(ref.type(), requireNonNull(before.seen())) instanceof CreditMemo credit) {
            CreditMemo cancelled = CreditMemoBuilder.builder(credit)
                    .status(CreditMemoStatus.CANCELLED)
                    .build();
            RecordRow row = row(id, RecordCodec.encode(cancelled), before);
            tx.records().put(List.of(row));
            tx.transitions().append(moved(RecordType.CREDIT_MEMO, cancelled, row, before));
        }
    }

    /** What is put, as the hub has it: what a target has said of a document since it was decided is no other decision. */
    static <T extends Entity> Encoded read(RecordType<T> type, Encoded decided, @Nullable RecordRow before) {
        if (before == null || before.version() == 1 || !BilledContent.isDecidedHere(before)) {
            return decided;
        }
        Class<T> documents = type.entityClass();
        T newest = RecordCodec.decode(type, requireNonNull(before.seen()));
        return RecordCodec.encode(BilledContent.kept(documents, documents.cast(decided.record()), newest));
    }

    private <T extends Entity> List<TransitionRow> moved(
            RecordType<T> type, Entity record, RecordRow row, @Nullable RecordRow before) {
        return new StateChanges(request.now(), runSequence)
                .of(
                        type,
                        row,
                        before == null ? null : before.seen(),
                        type.entityClass().cast(record));
    }

    private RecordRow row(String id, Encoded encoded, @Nullable RecordRow before) {
        IndexKeys keys = IndexKeys.of(encoded.record());
        return new RecordRow(
                encoded.record().ref().type().name(),
                id,
                before == null ? null : before.flow(),
                before == null ? null : before.documentId(),
                before == null ? 1 : before.version() + 1,
                encoded.fingerprint(),
                encoded.json(),
                encoded.json(),
                keys.key1(),
                keys.key2(),
                before == null ? request.run() : before.run(),
                0);
    }

    private String idOf(Ref<?> ref) {
        RefKey key = RecordIds.key(ref);
        String known = tx.crosswalk().recordIds(List.of(key)).get(key);
        if (known != null) {
            return known;
        }
        String minted = RecordIds.mint(ref);
        tx.crosswalk().link(Map.of(key, minted));
        return minted;
    }

    private void plan(DeliveryRequest asked) {
        Ref<?> ref = asked.record();
        tell("deliver", ref.toString(), asked.target());
        String id = idOf(ref);
        RecordRow row = tx.records()
                .find(ref.type().name(), id)
                .orElseThrow(
                        () -> new IllegalArgumentException("Nothing to deliver: %s is not in the hub".formatted(ref)));
        String seen = row.seen();
        if (seen == null) {
            throw new IllegalArgumentException("Nothing to deliver: %s is deleted".formatted(ref));
        }
        Encoded encoded = new Encoded(RecordCodec.decode(ref.type(), seen), seen, row.fingerprint());
        planner.planFor(tx, asked.target(), id, encoded, asked.extensions(), request);
        if (asked.isNewest()) {
            planner.planNewest(tx, asked.target(), ref.type(), id, row.fingerprint(), request.now());
        }
    }
}
