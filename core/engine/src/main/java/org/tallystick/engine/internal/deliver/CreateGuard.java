package org.tallystick.engine.internal.deliver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.StoreTransaction;

/**
 * Keeps a round from creating more in a target than is expected of it (F-DUP-10). If more might be created than the limit, everything is looked
 * up first and what is absent is held; if no more than the limit is, it goes after all.
 */
final class CreateGuard {

    private static final String CODE = "CREATES_HELD";
    private static final String ALLOWED = "ALLOWED";
    private static final String HOLDS = "HOLDS";
    private static final String FREE = "FREE";

    private final DeliverFlow<?> flow;
    private final int limit;

    /** As last seen in the hub: another engine may have come with more. Read by all lanes. */
    private volatile boolean holds;

    private CreateGuard(DeliverFlow<?> flow, int limit, boolean holds) {
        this.flow = flow;
        this.limit = limit;
        this.holds = holds;
    }

    /** Of a round that begins: what is found here holds for all engines. Leave that a round without creates does not need stays for a later one. */
    static void begin(DeliverFlow<?> flow, StoreTransaction tx) {
        Optional<String> stored = stored(flow, tx);
        Optional<Integer> leave =
                stored.filter(text -> text.startsWith(ALLOWED)).map(CreateGuard::limit);
        int limit = leave.orElse(flow.maxCreates());
        int creates = leave.isPresent() || limit < Integer.MAX_VALUE ? candidates(flow, tx) : 0;
        boolean isKept = leave.isPresent() && creates == 0;
        if (!isKept && (stored.isPresent() || limit < Integer.MAX_VALUE)) {
            store(flow, creates > limit ? HOLDS : FREE, limit, tx);
        }
    }

    /** Of a round that goes on, which an engine joins: what that has planned meanwhile is counted too, and holds for all from now on. */
    static void join(DeliverFlow<?> flow, StoreTransaction tx) {
        stored(flow, tx)
                .filter(text -> text.startsWith(FREE))
                .map(CreateGuard::limit)
                .filter(limit -> limit < Integer.MAX_VALUE && candidates(flow, tx) > limit)
                .ifPresent(limit -> store(flow, HOLDS, limit, tx));
    }

    /** As the round found it when it began, or another engine left it. */
    static CreateGuard of(DeliverFlow<?> flow, StoreTransaction tx) {
        return stored(flow, tx)
                .map(text -> new CreateGuard(flow, limit(text), text.startsWith(HOLDS)))
                .orElse(new CreateGuard(flow, Integer.MAX_VALUE, false));
    }

    /** Those of all flows, by flow. */
    static Map<DeliverFlow<?>, CreateGuard> of(List<DeliverFlow<?>> flows, StoreTransaction tx) {
        Map<DeliverFlow<?>, CreateGuard> guards = new HashMap<>();
        flows.forEach(flow -> guards.put(flow, of(flow, tx)));
        return guards;
    }

    /** The next round that has something to create may create so many. */
    static void allow(DeliverFlow<?> flow, int creates, StoreTransaction tx) {
        store(flow, ALLOWED, creates, tx);
    }

    private static Optional<String> stored(DeliverFlow<?> flow, StoreTransaction tx) {
        return tx.cursors().find("creates/" + flow.name()).flatMap(row -> Optional.ofNullable(row.position()));
    }

    private static int limit(String text) {
        return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
    }

    private static void store(DeliverFlow<?> flow, String word, int limit, StoreTransaction tx) {
        tx.cursors().put("creates/" + flow.name(), new CursorRow(word + " " + limit, ""));
    }

    private static int candidates(DeliverFlow<?> flow, StoreTransaction tx) {
        Set<String> open = Attempts.open(flow, tx).keySet();
        AtomicInteger number = new AtomicInteger();
        new DeliveryPages(flow, State.PLANNED, State.RETRY, State.BLOCKED)
                .each(
                        tx,
                        page -> number.addAndGet((int) page.stream()
                                        .filter(row -> row.remoteId() == null && !open.contains(row.recordId()))
                                        .count())
                                > 0);
        return number.get();
    }

    /** Looks again. Asked where a batch is read, so that no batch is free that was read when all were held. */
    void refresh(StoreTransaction tx) {
        if (limit < Integer.MAX_VALUE) {
            holds = stored(flow, tx).filter(text -> text.startsWith(HOLDS)).isPresent();
        }
    }

    /** Whether the write, of a record that the target does not have, is not to be sent. */
    boolean holds(Prepared<?> write) {
        return holds && !write.isRepeat() && write.row().remoteId() == null;
    }

    /** Whether it is held: it was looked up, and never sent. */
    static boolean isHeld(DeliveryRow row) {
        return row.state() == State.REJECTED
                && Objects.requireNonNullElse(row.problem(), "").startsWith(CODE);
    }

    Outcomes.Step held(DeliveryRow row) {
        return Outcomes.step(DeliveryRows.rejected(row, DeliveryProblems.createHeld(CODE)));
    }

    /** When nothing else is to do: what is held goes if it is within the limit. Whether it does. */
    boolean release(StoreTransaction tx) {
        if (!holds || held(tx) + candidates(flow, tx) > limit) {
            return false;
        }
        holds = false;
        store(flow, FREE, limit, tx);
        return eachHeld(
                tx,
                page -> tx.deliveries()
                        .put(page.stream().map(DeliveryRows::renewed).toList()));
    }

    /** One exception for all that is held. */
    void report(StoreTransaction tx, long runSequence) {
        int held = held(tx);
        DeliveryExceptions.ofCreates(
                tx,
                flow,
                held == 0 ? null : DeliveryProblems.tooManyCreates(CODE, flow, held + candidates(flow, tx), limit),
                runSequence);
    }

    private int held(StoreTransaction tx) {
        AtomicInteger number = new AtomicInteger();
        eachHeld(tx, page -> number.addAndGet(page.size()));
        return number.get();
    }

    private boolean eachHeld(StoreTransaction tx, Consumer<List<DeliveryRow>> work) {
        return new DeliveryPages(flow, State.REJECTED).each(tx, page -> {
            List<DeliveryRow> held = page.stream().filter(CreateGuard::isHeld).toList();
            work.accept(held);
            return !held.isEmpty();
        });
    }
}
