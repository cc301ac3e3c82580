package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.idempotency.IdempotencyKey;
import org.tallystick.engine.idempotency.IntendedWrite;
import org.tallystick.engine.internal.deliver.Attempts.Attempt;
import org.tallystick.engine.internal.deliver.Outcomes.Step;
import org.tallystick.engine.internal.hub.BilledContent;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.json.TextMap;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.WrittenFields;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;

/** Finds for a batch of deliveries what the target calls the records that they name. A few look-ups for the whole batch. */
final class Preparation<T extends Entity> {

    /** A record as it is to be sent, and as what. */
    private record Content<T extends Entity>(
            DeliveryRow row, T record, Attempt attempt, boolean isRepeat, boolean isNewer) {}

    /** A record as it is to be sent, but for the target's own fields; or what was sent, if that is open. */
    private record Shaped<T extends Entity>(
            DeliveryRow row,
            T record,
            String json,
            boolean isStored,
            @Nullable Attempt open,
            boolean isNewer) {}

    /** The target's own fields of a record, and what it does not know yet of what they name. */
    private record Custom(WrittenFields fields, List<Ref<?>> missing) {}

    private record Named<T extends Entity>(Content<T> content, List<Ref<?>> references) {}

    private static final Custom NOTHING = new Custom(new WrittenFields(new TreeMap<>(), List.of()), List.of());

    private final DeliverFlow<T> flow;
    private final StoreTransaction tx;
    private final Instant now;

    private final List<Prepared<T>> ready = new ArrayList<>();
    private final List<Step> held = new ArrayList<>();
    private final List<DeliveryRow> gone = new ArrayList<>();

    private Preparation(DeliverFlow<T> flow, StoreTransaction tx, Instant now) {
        this.flow = flow;
        this.tx = tx;
        this.now = now;
    }

    static <T extends Entity> Preparation<T> of(
            DeliverFlow<T> flow, List<DeliveryRow> rows, StoreTransaction tx, Instant now) {
        Preparation<T> preparation = new Preparation<>(flow, tx, now);
        if (!rows.isEmpty()) {
            preparation.prepare(rows);
        }
        return preparation;
    }

    /** Whether nothing was to be prepared. */
    boolean isEmpty() {
        return ready.isEmpty() && held.isEmpty() && gone.isEmpty();
    }

    /** What can be sent. */
    List<Prepared<T>> ready() {
        return ready;
    }

    /** What waits for another record, or has lost its own. */
    List<Step> held() {
        return held;
    }

    /** What the target has of records that were deleted, and is to end. */
    List<DeliveryRow> gone() {
        return gone;
    }

    private void prepare(List<DeliveryRow> rows) {
        List<Named<T>> named = references(contents(KeyHolders.of(flow, rows, tx).refuse(rows, held)));
        Map<Ref<?>, String> known = RemoteIds.of(
                tx,
                flow.target(),
                named.stream().flatMap(each -> each.references().stream()).collect(toSet()));
        named.forEach(each -> add(each, known));
    }

    private void add(Named<T> named, Map<Ref<?>, String> known) {
        Content<T> content = named.content();
        DeliveryRow row = content.row();
        Map<Ref<?>, String> ids = new HashMap<>();
        for (Ref<?> reference : named.references()) {
            String id = known.get(reference);
            if (id == null) {
                held.add(blocked(row, reference, content.isRepeat()));
                return;
            }
            ids.put(reference, id);
        }
        Attempt attempt = content.attempt();
        Write<T> write = new Write<>(content.record(), row.externalKey(), attempt.key(), row.remoteId(), ids);
        ready.add(new Prepared<>(row, write, attempt, content.isRepeat(), content.isNewer()));
    }

    /** What may be there already keeps its attempt. */
    private Step blocked(DeliveryRow row, Ref<?> reference, boolean isRepeat) {
        DeliveryRow blocked = DeliveryRows.blocked(row, reference);
        return isRepeat
                ? Outcomes.unknown(row, flow.visibleFrom(now), DeliveryProblems.waitsFor(flow, blocked))
                : Outcomes.step(blocked);
    }

    /** A record whose references cannot be had is set aside; the others go on. */
    private List<Named<T>> references(List<Content<T>> contents) {
        List<Named<T>> named = new ArrayList<>();
        for (Content<T> content : contents) {
            try {
                named.add(new Named<>(content, flow.references(content.record())));
            } catch (ConnectorException e) {
                held.add(Outcomes.rejected(content.row(), e.problem()));
            }
        }
        return named;
    }

    /** What was sent, if that is open, else the record's newest state, which the delivery follows; a document is frozen where it is issued. */
    private List<Content<T>> contents(List<DeliveryRow> rows) {
        Map<String, Attempt> open = Attempts.open(flow, tx);
        Map<String, RecordRow> known = tx.records()
                .find(
                        flow.type().name(),
                        rows.stream().map(DeliveryRow::recordId).toList());
        List<Shaped<T>> shaped = new ArrayList<>();
        for (DeliveryRow row : rows) {
            RecordRow record = known.get(row.recordId());
            String json = record == null ? null : record.seen();
            Attempt attempt = open.get(row.recordId());
            if (attempt != null && (json != null || row.state() != State.RETRY)) {
                T sent = RecordCodec.decode(flow.type(), attempt.json());
                shaped.add(new Shaped<>(row, sent, attempt.json(), true, attempt, false));
            } else if (attempt != null && canBeLookedUp()) {
                held.add(mayBeThere(row));
            } else if (json == null && isEnded(row)) {
                gone.add(row);
            } else if (record == null || json == null) {
                held.add(Outcomes.rejected(row, DeliveryProblems.recordGone(flow, row)));
            } else if (isChanged(row, record)) {
                held.add(Outcomes.rejected(row, DeliveryProblems.documentChanged(flow, row)));
            } else {
                newest(row, DeliveryRows.of(row, record.fingerprint()), json, shaped);
            }
        }
        return withCustomFields(shaped);
    }

    /** It was sent, and its record has gone since: what became of it is looked up once that can be told, and nothing is sent again. */
    private Step mayBeThere(DeliveryRow row) {
        return Outcomes.unknown(row, flow.visibleFrom(now), DeliveryProblems.goneMeanwhile(flow, row));
    }

    /** Else it is here on the word of a person, who looked. */
    private boolean canBeLookedUp() {
        return flow.capabilities().strategy() != WriteStrategy.NONE;
    }

    /** What may be there is looked up first. */
    private boolean isEnded(DeliveryRow row) {
        return flow.ends() && row.remoteId() != null && row.state() != State.UNKNOWN && row.state() != State.ABSENT;
    }

    /** Of what was decided here nothing changes but what a target says of it, such as its number: that makes it no other document. */
    private boolean isChanged(DeliveryRow row, RecordRow record) {
        return flow.isFrozen()
                && !BilledContent.isDecidedHere(record)
                && !row.fingerprint().equals(record.fingerprint());
    }

    private void newest(DeliveryRow planned, DeliveryRow row, String json, List<Shaped<T>> shaped) {
        T stored = RecordCodec.decode(flow.type(), json);
        if (!flow.admits(stored)) {
            held.add(Outcomes.rejected(row, DeliveryProblems.otherRegion(flow, row, stored)));
            return;
        }
        String tag = flow.leftOut().tagOf(stored).orElse(null);
        if (tag != null) {
            held.add(Outcomes.rejected(row, DeliveryProblems.classified(flow, row, tag)));
            return;
        }
        T record = flow.leftOut().from(flow.type(), extended(flow.type(), stored, row));
        boolean isNewer = !row.fingerprint().equals(planned.fingerprint());
        shaped.add(new Shaped<>(row, record, json, record == stored, null, isNewer));
    }

    /** With the target's own fields that the rule set writes. The ids that they need are looked up at once for the batch. */
    private List<Content<T>> withCustomFields(List<Shaped<T>> shaped) {
        WrittenIds ids = new WrittenIds(tx);
        List<Custom> customs = customs(shaped, ids);
        while (ids.lookUp()) {
            customs = customs(shaped, ids);
        }
        List<Content<T>> contents = new ArrayList<>();
        for (int i = 0; i < shaped.size(); i++) {
            Shaped<T> each = shaped.get(i);
            Attempt open = each.open();
            if (open == null) {
                finish(each, customs.get(i), contents);
            } else {
                contents.add(new Content<>(each.row(), each.record(), open, true, false));
            }
        }
        return contents;
    }

    private List<Custom> customs(List<Shaped<T>> shaped, WrittenIds ids) {
        return shaped.stream()
                .map(each -> each.open() == null ? custom(each.record(), ids) : NOTHING)
                .toList();
    }

    private Custom custom(T record, WrittenIds ids) {
        List<Ref<?>> missing = new ArrayList<>();
        WrittenFields fields = flow.rules().write(flow.target(), record, (ref, system) -> {
            Optional<String> id = ids.idOf(ref, system);
            if (id.isEmpty() && system.equals(flow.target())) {
                missing.add(ref);
            }
            return id;
        });
        return new Custom(fields, missing);
    }

    /** For what the target itself does not know yet the delivery waits. */
    private void finish(Shaped<T> shaped, Custom custom, List<Content<T>> contents) {
        DeliveryRow row = shaped.row();
        if (!custom.missing().isEmpty()) {
            held.add(blocked(row, custom.missing().get(0), false));
            return;
        }
        if (!custom.fields().problems().isEmpty()) {
            held.add(Outcomes.rejected(row, custom.fields().problems().get(0)));
            return;
        }
        Map<String, @Nullable Object> fields = custom.fields().fields();
        T record = fields.isEmpty()
                ? shaped.record()
                : flow.type()
                        .withHeader(
                                shaped.record(),
                                CustomFields.with(shaped.record().header(), fields));
        int lines = lines(record);
        if (lines > flow.capabilities().maxLines()) {
            held.add(Outcomes.rejected(row, DeliveryProblems.tooManyLines(flow, row, lines)));
            return;
        }
        Encoded encoded = shaped.isStored() && fields.isEmpty()
                ? new Encoded(record, shaped.json(), row.fingerprint())
                : RecordCodec.encode(record);
        Attempt attempt = new Attempt(key(row, encoded.fingerprint()), now, encoded.json());
        contents.add(new Content<>(row, record, attempt, false, shaped.isNewer()));
    }

    /** Of the record as it is written, with what the decision adds. */
    private static String key(DeliveryRow row, String fingerprint) {
        return IdempotencyKey.of(new IntendedWrite(
                        row.target(), "put", row.type(), row.externalKey(), fingerprint, row.generation()))
                .hex();
    }

    private static int lines(Entity document) {
        if (document instanceof Invoice invoice) {
            return invoice.lines().size();
        }
        if (document instanceof CreditMemo credit) {
            return credit.lines().size();
        }
        return document instanceof JournalEntry entry ? entry.lines().size() : 0;
    }

    /** With what the decision adds for this target. */
    static <E extends Entity> E extended(RecordType<E> type, E record, DeliveryRow row) {
        Header header = record.header();
        for (Map.Entry<String, String> extension :
                TextMap.read(row.extensions()).entrySet()) {
            header = header.withExtension(extension.getKey(), extension.getValue());
        }
        return header.equals(record.header()) ? record : type.withHeader(record, header);
    }
}
