package org.tallystick.engine.internal.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.observe.HubEvent.DeliveryMoved;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.StoreTransaction;

/** Notes each change of a delivery's state. A row that is put in the state that it has is none. */
final class JournaledDeliveries implements Deliveries {

    private final StoreTransaction tx;
    private final Journal journal;
    private final Map<String, String> senders;
    private final Map<Key, Optional<State>> known = new HashMap<>();

    /** @param senders in whose name and for what each flow writes, by the flow's name */
    JournaledDeliveries(StoreTransaction tx, Journal journal, Map<String, String> senders) {
        this.tx = tx;
        this.journal = journal;
        this.senders = senders;
    }

    private record Flow(String target, String type) {

        static Flow of(DeliveryRow row) {
            return new Flow(row.target(), row.type());
        }

        String name() {
            return target + "/" + type;
        }
    }

    private record Key(Flow flow, String recordId) {

        static Key of(DeliveryRow row) {
            return new Key(Flow.of(row), row.recordId());
        }
    }

    /** @param isEnd whether the target has ended what it had */
    private record Arrival(Flow flow, State state, boolean isEnd) {}

    @Override
    public void put(Collection<DeliveryRow> rows) {
        learn(rows);
        note(rows, row -> known.getOrDefault(Key.of(row), Optional.empty()).orElse(null), DeliveryRow::state);
        rows.forEach(row -> known.put(Key.of(row), Optional.of(row.state())));
        tx.deliveries().put(rows);
    }

    @Override
    public void plan(Collection<DeliveryRow> rows) {
        note(rows, row -> null, DeliveryRow::state);
        rows.forEach(row -> known.put(Key.of(row), Optional.of(row.state())));
        tx.deliveries().plan(rows);
    }

    private void note(
            Collection<DeliveryRow> rows,
            Function<DeliveryRow, @Nullable State> from,
            Function<DeliveryRow, State> to) {
        Map<Arrival, List<Subject>> moved = new LinkedHashMap<>();
        for (DeliveryRow row : rows) {
            State before = from.apply(row);
            State after = to.apply(row);
            if (before != after) {
                boolean isEnd = after == State.APPLIED && row.fingerprint().isEmpty();
                moved.computeIfAbsent(new Arrival(Flow.of(row), after, isEnd), at -> new ArrayList<>())
                        .add(new Subject(row.recordId(), row.fingerprint()));
                tell(row, before, after);
            }
        }
        moved.forEach((arrival, subjects) ->
                journal.note(kind(arrival.state()), arrival.flow().name(), detail(arrival), subjects));
    }

    /** The state; what is sent, and what is ended, is so in someone's name and for something (POL-6). */
    private String detail(Arrival arrival) {
        String state = arrival.isEnd() ? "ENDED" : arrival.state().name();
        boolean isOurs = arrival.isEnd() || arrival.state() == State.SENT;
        String sender = isOurs ? senders.get(arrival.flow().name()) : null;
        return sender == null ? state : state + " " + sender;
    }

    /** Who removes it says where it goes instead. */
    @Override
    public void remove(String target, String type, String recordId) {
        known.put(new Key(new Flow(target, type), recordId), Optional.empty());
        tx.deliveries().remove(target, type, recordId);
    }

    /** What is planned again moves as it is sent; until then its state of before is forgotten. */
    @Override
    public void planNewer(String target, String type, long afterPosition, Instant now) {
        forget(new Flow(target, type));
        tx.deliveries().planNewer(target, type, afterPosition, now);
    }

    @Override
    public void planGone(String target, String type, long afterPosition, Instant now) {
        forget(new Flow(target, type));
        tx.deliveries().planGone(target, type, afterPosition, now);
    }

    private void forget(Flow flow) {
        known.keySet().removeIf(key -> key.flow().equals(flow));
    }

    /** One look-up per flow, of those that this transaction has not seen. */
    private void learn(Collection<DeliveryRow> rows) {
        Map<Flow, List<String>> unseen = rows.stream()
                .filter(row -> !known.containsKey(Key.of(row)))
                .collect(groupingBy(Flow::of, mapping(DeliveryRow::recordId, toList())));
        unseen.forEach((flow, ids) -> {
            Map<String, State> states = tx.deliveries().states(flow.target(), flow.type(), ids);
            ids.forEach(id -> known.put(new Key(flow, id), Optional.ofNullable(states.get(id))));
        });
    }

    private void tell(DeliveryRow row, @Nullable State before, State after) {
        if (journal.isObserved()) {
            journal.tell(new DeliveryMoved(
                    row.target(),
                    row.type(),
                    Tier.of(row.type()),
                    row.recordId(),
                    row.externalKey(),
                    before,
                    after,
                    after == State.SENT ? row.attempts() + 1 : row.attempts()));
        }
    }

    private static Kind kind(State state) {
        if (state == State.PLANNED || state == State.BLOCKED) {
            return Kind.WRITE_PLANNED;
        }
        return state == State.SENT ? Kind.WRITE_SENT : Kind.WRITE_OUTCOME;
    }

    @Override
    public void send(IntentRow intent, Collection<DeliveryRow> rows) {
        note(rows, DeliveryRow::state, row -> State.SENT);
        tx.deliveries().send(intent, rows);
        journal.began(intent);
    }

    @Override
    public void settle(String intentId, Collection<DeliveryRow> rows) {
        note(rows, row -> State.SENT, DeliveryRow::state);
        rows.forEach(row -> known.put(Key.of(row), Optional.of(row.state())));
        tx.deliveries().settle(intentId, rows);
        journal.ended(intentId);
    }

    @Override
    public void putIntent(IntentRow intent) {
        tx.deliveries().putIntent(intent);
    }

    @Override
    public void removeIntent(String id) {
        tx.deliveries().removeIntent(id);
        journal.ended(id);
    }

    @Override
    public Optional<DeliveryRow> find(String target, String type, String recordId) {
        Optional<DeliveryRow> row = tx.deliveries().find(target, type, recordId);
        known.put(new Key(new Flow(target, type), recordId), row.map(DeliveryRow::state));
        return row;
    }

    @Override
    public List<DeliveryRow> find(String target, String type, Collection<String> recordIds, Set<Integer> partitions) {
        List<DeliveryRow> rows = tx.deliveries().find(target, type, recordIds, partitions);
        rows.forEach(row -> known.put(Key.of(row), Optional.of(row.state())));
        return rows;
    }

    @Override
    public Map<String, State> states(String target, String type, Collection<String> recordIds) {
        Flow flow = new Flow(target, type);
        Map<String, State> states = tx.deliveries().states(target, type, recordIds);
        recordIds.forEach(id -> known.put(new Key(flow, id), Optional.ofNullable(states.get(id))));
        return states;
    }

    @Override
    public List<DeliveryRow> due(
            String target, String type, Collection<State> states, Set<Integer> partitions, Instant now, int limit) {
        return tx.deliveries().due(target, type, states, partitions, now, limit);
    }

    @Override
    public List<DeliveryRow> inState(
            String target,
            String type,
            Collection<State> states,
            Set<Integer> partitions,
            @Nullable DeliveryRow after,
            int limit) {
        return tx.deliveries().inState(target, type, states, partitions, after, limit);
    }

    @Override
    public Set<String> sharedKeys(String target, String type, Collection<String> externalKeys) {
        return tx.deliveries().sharedKeys(target, type, externalKeys);
    }

    @Override
    public List<DeliveryRow> findByExternalKeys(String target, String type, Collection<String> externalKeys) {
        return tx.deliveries().findByExternalKeys(target, type, externalKeys);
    }

    @Override
    public List<IntentRow> intents(String target, String type) {
        return tx.deliveries().intents(target, type);
    }
}
